import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { browserLaunchOptions } from '../scripts/find-browser.mjs';
import type { BenchRow } from './bench-row';
import { traceMainThread } from './trace';

const ROWS = 1_000_000;
const FILES = 200;
const PORT = 4195;

/** A table of a million rows and two hundred logs through the page's own door, in the production build. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'scalescope-bench-'));
  const outDir = join(folder, 'dist');
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { port: PORT, strictPort: true },
  });
  const browser = await chromium.launch(browserLaunchOptions());
  try {
    const table = join(folder, 'million.csv');
    writeFileSync(table, makeTable());
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`http://127.0.0.1:${PORT}/`);
    await quiet(page);
    await page.waitForTimeout(2000);
    const count = ROWS.toLocaleString('en-US');
    const rows = await importFiles(page, `${count} rows`, [table], 5, `of ${count}`);
    const heap = await page.evaluate(
      () =>
        (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    );
    const heapRow: BenchRow = {
      work: 'heap of the page with a million rows',
      value: heap / 2 ** 20,
      unit: 'MiB',
      budget: { atMost: 1024 },
    };
    return [...rows, heapRow, ...(await importFiles(page, `${FILES} logs`, makeLogs(), 3))];
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the files to the first fit of their runs; the clock stops when the runs are in use. */
async function importFiles(
  page: Page,
  what: string,
  files: string[] | { name: string; mimeType: string; buffer: Buffer }[],
  seconds: number,
  /** What the page says once many runs are in use: they are looked through after the dialog is gone. */
  said = '',
): Promise<BenchRow[]> {
  const session = await page.context().newCDPSession(page);
  let elapsed = 0;
  const trace = await traceMainThread(session, async () => {
    const begun = performance.now();
    await page.getByLabel('Upload runs', { exact: true }).setInputFiles(files);
    await page.getByRole('button', { name: 'Use these runs' }).click({ timeout: 120_000 });
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 120_000 });
    if (said !== '') await page.getByText(said).first().waitFor({ timeout: 120_000 });
    elapsed = performance.now() - begun;
    await quiet(page);
  });
  await session.detach();
  return [
    { work: `import of ${what}`, value: elapsed / 1000, unit: 's', budget: { atMost: seconds } },
    {
      work: `import of ${what}: longest task until the first fit, processor time`,
      value: Math.max(0, ...trace.taskCpu),
      unit: 'ms',
      budget: { atMost: 50 },
      note: `by the clock ${Math.max(0, ...trace.tasks).toFixed(1)}`,
    },
  ];
}

async function quiet(page: Page): Promise<void> {
  await page
    .locator('html[data-ready="true"]:not([data-busy="true"])')
    .waitFor({ state: 'attached', timeout: 180_000 });
}

function lossOf(params: number, tokens: number, run: number): string {
  const ripple = 1 + 0.004 * Math.sin(run * 12.9898);
  return ((1.8 + 480 / params ** 0.35 + 2100 / tokens ** 0.37) * ripple).toFixed(5);
}

/** About 57 MB of runs of a Chinchilla-shaped law: always the same table. */
function makeTable(): string {
  const lines = ['run,params,tokens,loss,lr,optimizer'];
  for (let run = 0; run < ROWS; run++) {
    const params = 1e6 * 10 ** (3 * ((run * 0.618) % 1));
    const tokens = params * 10 ** (0.3 + 2 * ((run * 0.414) % 1));
    const loss = lossOf(params, tokens, run);
    const rate = (3e-4 * (1 + (run % 7))).toExponential(2);
    const optimizer = ['adamw', 'lion', 'muon'][run % 3];
    lines.push(
      `sweep-${run}-a,${params.toFixed(0)},${tokens.toFixed(0)},${loss},${rate},${optimizer}`,
    );
  }
  return lines.join('\n');
}

/** Logs as Hugging Face's Trainer writes them, sizes in their names. */
function makeLogs() {
  return Array.from({ length: FILES }, (_, run) => {
    const millions = 10 + 5 * (run % 50);
    const total = millions * 1e6 * (5 + 10 * Math.floor(run / 50));
    const log_history = Array.from({ length: 40 }, (_, i) => {
      const tokens = (total * (i + 1)) / 40;
      const loss = Number(lossOf(millions * 1e6, tokens, run + i));
      return { step: 100 * (i + 1), eval_loss: loss, num_input_tokens_seen: tokens };
    });
    const state = { global_step: 4000, max_steps: 4000, log_history };
    return {
      name: `sweep-${millions}m-seed${run}.trainer_state.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(state)),
    };
  });
}
