import type { Browser, Page } from '@playwright/test';
import type { BenchRow } from './bench-row';
import { withProduction } from './serve';
import { type MainThreadTrace, traceMainThread } from './trace';

const SECONDS = 4;
/** A mouse reports more often than the screen is drawn. */
const MOVES_PER_SECOND = 125;
const LATE_FRAME_MS = 25;
const LOADS = 5;
const RUNS = 245;

/** Start-up and dragging in the production build, in a real browser, with the idle page beside it. */
export function run(): Promise<BenchRow[]> {
  return withProduction(async (browser, address) => [
    ...(await timeFirstFit(browser, address)),
    ...(await timeDrags(browser, address)),
    ...(await timeQuantizeDrags(browser, address)),
    ...(await timeScreen(browser, `${address}#/data-limits?v=1`, [
      'Unique tokens on plot',
      'Epochs on plot',
      'Parameters (N)',
    ])),
    ...(await timeScreen(browser, `${address}#/downstream?v=1&train=all`, [
      'Budget on plot',
      'Parameters (N)',
    ])),
    ...(await timeScreen(browser, `${address}#/mixture?v=1`, [
      'Share on plot',
      'Domain ratio',
      'Tolerance',
    ])),
    ...(await timeScreen(browser, `${address}#/schedule?v=1`, [
      'Learning rate on plot',
      'Warm-up on plot',
      'Parameters (N)',
    ])),
  ]);
}

async function timeFirstFit(browser: Browser, address: string): Promise<BenchRow[]> {
  const times: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    // A new context has an empty cache.
    const page = await openPage(browser, address);
    times.push(
      await page.evaluate(() => performance.getEntriesByName('first-fit')[0]?.startTime ?? NaN),
    );
    await page.context().close();
  }
  const note = `${LOADS} cold loads, slowest ${Math.round(Math.max(...times))} ms`;
  return [
    {
      work: 'first fit on screen',
      value: quantile(times, 0.5),
      unit: 'ms',
      budget: { atMost: 1000 },
      note,
    },
  ];
}

async function timeDrags(browser: Browser, address: string): Promise<BenchRow[]> {
  const page = await openPage(browser, address);
  await loadRuns(page);
  // Bootstrap refits go on for a moment after the first picture.
  await page.waitForTimeout(1500);
  const idle = await measure(page, () => page.waitForTimeout(SECONDS * 1000));
  const rows = [
    ...describeGesture('idle page', idle, false),
    ...describeGesture('dragging Budget on plot', await drag(page, 'Budget on plot', 0.5), true),
    ...describeGesture('dragging Size on plot', await drag(page, 'Size on plot', 0.5), true),
    ...describeGesture('dragging Compute (C)', await drag(page, 'Compute (C)', 0.5), true),
  ];
  await page.context().close();
  return rows;
}

/** Dragging on another planning screen, as it opens. */
async function timeScreen(
  browser: Browser,
  address: string,
  names: readonly string[],
): Promise<BenchRow[]> {
  const page = await openPage(browser, address);
  await page.waitForTimeout(1500);
  const rows: BenchRow[] = [];
  for (const name of names)
    rows.push(...describeGesture(`dragging ${name}`, await drag(page, name, 0.5), true));
  await page.context().close();
  return rows;
}

/** The screen of quantization with a fit of 297 rows and its bands, beside its own idle page. */
async function timeQuantizeDrags(browser: Browser, address: string): Promise<BenchRow[]> {
  const page = await openPage(browser, `${address}#/quantize?v=1&preset=fit&obj=log-mse`);
  await page.waitForTimeout(3000);
  const idle = await measure(page, () => page.waitForTimeout(SECONDS * 1000));
  const rows = describeGesture('idle page, Quantize', idle, false);
  for (const name of ['Tokens on plot', 'Parameters (N)', 'Serving memory'])
    rows.push(...describeGesture(`dragging ${name}, Quantize`, await drag(page, name, 0.5), true));
  await page.context().close();
  return rows;
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (document.documentElement.dataset.ready !== 'true') return;
      performance.mark('first-fit');
      watcher.disconnect();
    });
    watcher.observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
  });
  // A new window costs the browser itself a second of both cores; that is not the page's.
  await page.waitForTimeout(2500);
  await page.goto(address);
  await page
    .locator('html[data-ready="true"]:not([data-busy="true"])')
    .waitFor({ state: 'attached' });
  return page;
}

/** A dataset of the size the budget is stated for, through the page's own door. */
async function loadRuns(page: Page): Promise<void> {
  const buffer = Buffer.from(makeRuns());
  await page
    .getByLabel('Upload runs', { exact: true })
    .setInputFiles({ name: 'bench.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Use these runs' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('html:not([data-busy="true"])').waitFor({ state: 'attached' });
}

/** Runs of a Chinchilla-shaped law with a ripple for noise: always the same table. */
function makeRuns(): string {
  const lines = ['params,tokens,loss'];
  for (let run = 0; run < RUNS; run++) {
    const params = 1e7 * 10 ** (3 * ((run * 0.618) % 1));
    const tokens = params * 10 ** (0.3 + 2 * ((run * 0.414) % 1));
    const ripple = 1 + 0.004 * Math.sin(run * 12.9898);
    const loss = (1.8 + 480 / params ** 0.35 + 2100 / tokens ** 0.37) * ripple;
    lines.push([params.toFixed(0), tokens.toFixed(0), loss.toFixed(5)].join(','));
  }
  return lines.join('\n');
}

interface Measured {
  readonly trace: MainThreadTrace;
  /** Milliseconds between frames, as the page saw them. */
  readonly intervals: readonly number[];
}

async function measure(page: Page, during: () => Promise<void>): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  let intervals: number[] = [];
  const trace = await traceMainThread(session, async () => {
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { frameTimes: times });
      const note = (time: number) => {
        times.push(time);
        if ('frameTimes' in window) requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    await during();
    intervals = await page.evaluate(() => {
      const { frameTimes } = window as unknown as { frameTimes: number[] };
      Reflect.deleteProperty(window, 'frameTimes');
      return frameTimes.slice(1).map((time, index) => time - (frameTimes[index] as number));
    });
  });
  await session.detach();
  return { trace, intervals };
}

/** Drags a slider to and fro over a tenth of the window for some seconds, at a mouse's own pace. */
async function drag(page: Page, name: string, grip: number): Promise<Measured> {
  const handle = page.getByRole('slider', { name, exact: true });
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error(`${name} is not on screen`);
  const vertical = (await handle.getAttribute('aria-orientation')) === 'vertical';
  const thumb = await handle.evaluate((element) => {
    if (!(element instanceof HTMLInputElement)) return null;
    const [low, high] = [Number(element.min), Number(element.max)];
    return (element.valueAsNumber - low) / (high - low);
  });
  const x = box.x + box.width * (thumb ?? grip);
  const y = box.y + box.height * grip;
  const session = await page.context().newCDPSession(page);
  const send = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', offset: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x: vertical ? x : x + offset,
      y: vertical ? y + offset : y,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    });

  await page.mouse.move(x, y);
  await send('mousePressed', 0);
  const measured = await measure(page, async () => {
    const begun = performance.now();
    const sent: Promise<unknown>[] = [];
    for (let move = 0; move < SECONDS * MOVES_PER_SECOND; move++) {
      sent.push(send('mouseMoved', -45 * (1 - Math.cos(move / 40))));
      const due = begun + ((move + 1) * 1000) / MOVES_PER_SECOND;
      await page.waitForTimeout(0);
      while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(sent);
  });
  await send('mouseReleased', 0);
  await session.detach();
  return measured;
}

function describeGesture(
  what: string,
  { trace, intervals }: Measured,
  budgeted: boolean,
): BenchRow[] {
  const frames = budgeted ? trace.inputFrames : trace.frames;
  const cpu = frames.map((frame) => frame.cpu);
  const wall = frames.map((frame) => frame.wall);
  const late = intervals.filter((interval) => interval > LATE_FRAME_MS).length;
  const budget = (atMost: number) => (budgeted ? { budget: { atMost } } : {});
  return [
    {
      work: `${what}: main-thread work a frame, p95`,
      value: quantile(cpu, 0.95),
      unit: 'ms',
      ...budget(8),
      note: `${frames.length} frames; median ${round(quantile(cpu, 0.5))}; by the clock p95 ${round(quantile(wall, 0.95))}`,
    },
    {
      work: `${what}: frames later than ${LATE_FRAME_MS} ms`,
      value: (100 * late) / Math.max(1, intervals.length),
      unit: '%',
      ...budget(5),
      note: `${intervals.length} frames, p95 ${round(quantile(intervals, 0.95))} ms`,
    },
    {
      work: `${what}: longest task`,
      value: Math.max(0, ...trace.tasks),
      unit: 'ms',
      ...budget(50),
    },
  ];
}

function round(value: number): string {
  return value.toFixed(1);
}

function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
