import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { browserLaunchOptions } from '../scripts/find-browser.mjs';
import {
  type Dataset,
  hashColumns,
  packTexts,
  parseWhere,
  selectRows,
  textAt,
} from '../src/core/data';
import { runToEnd } from '../src/core/long-work';
import { type RunColumn, viewRuns } from '../src/state';
import type { BenchRow } from './bench-row';

const ROWS = 1_000_000;
const BUDGET = { atMost: 200 };
const FRAME = 33;
const SCROLL_SECONDS = 4;

/** Sorting, filtering and scrolling the table of a million runs. */
export async function run(): Promise<BenchRow[]> {
  return [...timeViews(), ...(await timeScrolling())];
}

function timeViews(): BenchRow[] {
  const dataset = makeDataset();
  const { names, N, D, loss, extra } = dataset;
  const passing = Uint32Array.from({ length: ROWS }, (_, row) => row);
  const families = extra[0]?.kind === 'text' ? extra[0].values : [];
  const column = (kind: RunColumn['kind'], cell: Partial<RunColumn>): RunColumn => ({
    id: kind,
    kind,
    name: kind,
    number: () => Number.NaN,
    text: () => '',
    ...cell,
  });
  const columns = {
    loss: column('loss', { number: (row) => loss[row] as number }),
    ratio: column('ratio', { number: (row) => (D[row] as number) / (N[row] as number) }),
    family: column('text', { text: (row) => textAt(families, row), texts: families }),
    name: column('name', { text: (row) => textAt(names, row), texts: names }),
  };
  const view = (by: keyof typeof columns | null, search = '') =>
    viewRuns({
      names,
      passing,
      search,
      sort: by && { column: columns[by], descending: false },
    });
  const filter = (text: string): void => {
    const where = parseWhere(text);
    if (!where.ok || !selectRows(dataset, where.value).ok) throw new Error(text);
  };
  const row = (work: string, act: () => void): BenchRow => {
    const [wall, cpu] = [performance.now(), process.cpuUsage()];
    act();
    const { user, system } = process.cpuUsage(cpu);
    const note = `1,000,000 rows, first time; ${Math.round(performance.now() - wall)} ms by the clock`;
    // Processor time: other programs may have the processor meanwhile.
    return { work, value: (user + system) / 1000, unit: 'ms', budget: BUDGET, note };
  };
  return [
    row('sort by loss', () => runToEnd(view('loss'))),
    row('sort by D/N', () => runToEnd(view('ratio'))),
    row('sort by a text column', () => runToEnd(view('family'))),
    row('sort by name, all different', () => runToEnd(view('name'))),
    row('filter by two numbers', () => filter('loss<3 and N>1e8')),
    row('filter by a text', () => filter("family=='family 3'")),
    row('search the names', () => runToEnd(view(null, '4242'))),
  ];
}

function makeDataset(): Dataset {
  const N = new Float64Array(ROWS);
  const D = new Float64Array(ROWS);
  const loss = new Float64Array(ROWS);
  for (let i = 0; i < ROWS; i++) {
    N[i] = 1e6 * 10 ** (4 * ((i * 0.6180339887) % 1));
    D[i] = 1e8 * 10 ** (4 * ((i * 0.4142135624) % 1));
    loss[i] = 1.8 + 480 / (N[i] as number) ** 0.35 + 2100 / (D[i] as number) ** 0.37;
  }
  const each = function* (text: (i: number) => string) {
    for (let i = 0; i < ROWS; i++) yield text(i);
  };
  const few = Float64Array.of(1);
  return {
    id: 'own-bench',
    title: 'A million runs',
    hash: hashColumns({ N: few, D: few, loss: few }),
    names: packTexts(each((i) => `run-${(i * 7919) % ROWS}`)),
    N,
    D,
    loss,
    extra: [{ name: 'family', kind: 'text', values: packTexts(each((i) => `family ${i % 12}`)) }],
    leftOut: [],
    origin: { kind: 'own', source: 'bench', notes: [] },
  };
}

async function timeScrolling(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'scalescope-bench-'));
  const outDir = join(folder, 'dist');
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 4194, strictPort: true },
  });
  const browser = await chromium.launch(browserLaunchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto('http://127.0.0.1:4194/#/runs?v=1&boot=0');
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
    const file = join(folder, 'million.csv');
    writeFileSync(file, makeCsv());
    await page.getByLabel('Upload runs', { exact: true }).setInputFiles(file);
    await page.getByRole('button', { name: 'Use these runs' }).click({ timeout: 60_000 });
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 180_000 });
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByText('1,000,000 runs').first().waitFor({ timeout: 60_000 });
    await page
      .locator('html:not([data-busy="true"])')
      .waitFor({ state: 'attached', timeout: 60_000 });
    await page.waitForTimeout(1500);
    return [
      ...(await scroll(page, 'turning the wheel', 240)),
      ...(await scroll(page, 'turning the wheel fast', 3000)),
    ];
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeCsv(): string {
  const lines = ['name,params,tokens,loss,family'];
  for (let i = 0; i < ROWS; i++) {
    const N = Math.round(1e6 * 10 ** (4 * ((i * 0.6180339887) % 1)));
    const D = Math.round(1e8 * 10 ** (4 * ((i * 0.4142135624) % 1)));
    const loss = 1.8 + 480 / N ** 0.35 + 2100 / D ** 0.37;
    lines.push(`run-${i},${N},${D},${loss.toFixed(5)},family ${i % 12}`);
  }
  return lines.join('\n');
}

/** Frames of the page while the wheel turns over the table. */
async function scroll(page: Page, work: string, step: number): Promise<BenchRow[]> {
  const grid = page.getByRole('grid');
  const box = await grid.boundingBox();
  if (!box) throw new Error('no table on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const note = (time: number) => {
      times.push(time);
      if ('frameTimes' in window) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const end = Date.now() + SCROLL_SECONDS * 1000;
  for (let turn = 0; Date.now() < end; turn++) {
    await page.mouse.wheel(0, turn % 40 < 30 ? step : -step);
    await page.waitForTimeout(12);
  }
  const intervals = await page.evaluate(() => {
    const { frameTimes } = window as unknown as { frameTimes: number[] };
    Reflect.deleteProperty(window, 'frameTimes');
    return frameTimes.slice(1).map((time, index) => time - (frameTimes[index] as number));
  });
  const late = intervals.filter((interval) => interval > FRAME).length;
  const sorted = intervals.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number;
  return [
    {
      work: `${work}: frames later than ${FRAME} ms`,
      value: late,
      unit: 'frames',
      budget: { atMost: 0 },
      note: `${intervals.length} frames, median ${Math.round(at(0.5))} ms, slowest ${Math.round(at(1))} ms`,
    },
  ];
}
