import type { Browser, Page } from '@playwright/test';
import type { BenchRow } from './bench-row';
import { withProduction } from './serve';
import { traceMainThread } from './trace';

const LONGEST_MS = 50;

/** What a person may have running, and when it is done. */
const works: readonly {
  readonly what: string;
  readonly from: string;
  readonly act: (page: Page) => Promise<void>;
}[] = [
  {
    what: 'Explore, 4,000 refits at once',
    from: '#/explore?v=1',
    act: async (page) => {
      await goTo(page, '#/explore?v=1&boot=4000');
      await page
        .getByText(/% of 4,?000 refits/)
        .first()
        .waitFor();
    },
  },
  {
    what: 'Fit, profiles and proof, bootstrap growing to 4,000',
    from: '#/fit?v=1',
    act: async (page) => {
      await page.getByRole('button', { name: 'Refine to 4,000' }).click();
      await page.getByText('4000 refits', { exact: true }).waitFor();
    },
  },
  {
    what: 'Fit, multiverse',
    from: '#/fit?v=1&card=another',
    act: async (page) => {
      const run = page.getByRole('button', { name: /^Run .*multiverse/i });
      if (await run.isVisible()) await run.click();
      await page.getByRole('figure', { name: /defensible choices/ }).waitFor();
    },
  },
];

/** The longest main-thread task while the workers are busy, in the production build, by processor time. */
export function run(): Promise<BenchRow[]> {
  return withProduction(async (browser, address) => {
    const rows: BenchRow[] = [];
    for (const work of works) rows.push(await measure(browser, address, work));
    return rows;
  });
}

async function measure(
  browser: Browser,
  address: string,
  { what, from, act }: (typeof works)[number],
): Promise<BenchRow> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(`${address}${from}`);
  await settle(page);
  const session = await context.newCDPSession(page);
  const trace = await traceMainThread(session, async () => {
    await act(page);
    await page.waitForTimeout(1000);
  });
  await context.close();
  const longest = Math.max(0, ...trace.taskCpu);
  return {
    work: `${what}: longest task`,
    value: longest,
    unit: 'ms',
    budget: { atMost: LONGEST_MS },
    note: `processor time of ${trace.tasks.length} tasks; by the clock ${Math.max(0, ...trace.tasks).toFixed(0)}`,
  };
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

async function settle(page: Page): Promise<void> {
  await page
    .locator('html[data-ready="true"]:not([data-busy="true"])')
    .waitFor({ state: 'attached' });
}
