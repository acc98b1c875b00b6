import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const folders = '{src,scripts,bench}';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: [`${folders}/**/*.test.ts`],
        },
      },
      {
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
