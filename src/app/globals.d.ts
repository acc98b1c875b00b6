/** Version of the package, put in at build time. */
declare const __APP_VERSION__: string;
