/** The part of papaparse that is used here. Its published types bring the DOM and Node into the core. */
declare module 'papaparse' {
  interface ParserConfig {
    readonly delimiter: string;
    readonly newline: '\n';
    /** True: quotes are plain characters. Undefined: quotes count where there are any. */
    readonly fastMode: true | undefined;
  }

  interface ParserAnswer {
    readonly data: string[][];
    /** `cursor` is the first character after the last complete row. */
    readonly meta: { readonly cursor: number };
  }

  class Parser {
    constructor(config: ParserConfig);
    /** With `ignoreLastRow` a row without its line end is left for the next call. */
    parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParserAnswer;
  }

  const Papa: { readonly Parser: typeof Parser };
  export default Papa;
}
