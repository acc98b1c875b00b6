import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import packageFile from './package.json' with { type: 'json' };
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs';
import { serviceWorker } from './scripts/service-worker.mjs';

export default defineConfig({
  // Relative addresses: the build works from any sub-path of any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy(), serviceWorker()],
  define: { __APP_VERSION__: JSON.stringify(packageFile.version) },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // An inlined asset would be a data: address, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
  },
  worker: {
    format: 'es',
    rollupOptions: {
      output: {
        // The size check finds worker entries by this name.
        entryFileNames: 'assets/worker-[name]-[hash].js',
        chunkFileNames: 'assets/chunk-[name]-[hash].js',
      },
    },
  },
  preview: { host: '127.0.0.1', port: 4173 },
});
