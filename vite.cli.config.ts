import { defineConfig } from 'vite';

/** The command line as one file for Node, packages inside: `scripts/run-cli.mjs` builds and runs it. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist-cli',
    rollupOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
  ssr: { noExternal: true },
});
