import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import packageFile from './package.json' with { type: 'json' };

const define = { __APP_VERSION__: JSON.stringify(packageFile.version) };
const folders = '{src,scripts,bench}';

export default defineConfig({
  test: {
    projects: [
      {
        define,
        test: {
          name: 'core',
          environment: 'node',
          // Property tests draw hundreds of cases: on a busy machine five seconds are short.
          testTimeout: 30_000,
          setupFiles: ['scripts/property-seed.ts'],
          include: [`${folders}/**/*.test.ts`],
        },
      },
      {
        define,
        plugins: [react()],
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: [`${folders}/**/*.test.tsx`],
        },
      },
    ],
  },
});
