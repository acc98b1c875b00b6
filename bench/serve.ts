import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { browserLaunchOptions } from '../scripts/find-browser.mjs';

/** Builds the production page, serves it, and opens a browser for as long as `during` lasts. */
export async function withProduction<T>(
  during: (browser: Browser, address: string) => Promise<T>,
): Promise<T> {
  const outDir = mkdtempSync(join(tmpdir(), 'scalescope-bench-'));
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 4193, strictPort: true },
  });
  const browser = await chromium.launch(browserLaunchOptions());
  try {
    return await during(browser, 'http://127.0.0.1:4193/');
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
