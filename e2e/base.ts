import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test as plainTest,
} from '@playwright/test';

/**
 * A story's `test`: it fails when the page throws, writes an error to the console, or asks any other host
 * for anything. `openElsewhere` opens an address in a browser that shares nothing with the first.
 */
export const test = plainTest.extend<{
  complaints: string[];
  openElsewhere: (address: string) => Promise<Page>;
}>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      listen(context, complaints);
      await use(complaints);
      expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
  openElsewhere: async ({ browser, complaints, viewport }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (address) => {
      const context = await browser.newContext({ viewport });
      contexts.push(context);
      listen(context, complaints);
      const page = await context.newPage();
      await page.goto(address);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') {
      complaints.push(`request to ${hostname}`);
    }
  });
}

/** Opens the app, at a link's part after `#` if given, and waits for the first fit on screen. */
export async function openApp(page: Page, hash = ''): Promise<void> {
  await page.goto(hash === '' ? './' : `./${hash}`);
  await ready(page);
}

/** Waits until a fit is on screen and no newer one is on its way. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('html[data-ready="true"]:not([data-busy="true"])')).toBeAttached({
    timeout: 20_000,
  });
}

/** The one output of this name. */
export function output(page: Page, name: string): Locator {
  return page.getByRole('status', { name, exact: true });
}

export interface Reading {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The plain number of an output and its interval, in base units; NaN where there is none. */
export async function read(page: Page, name: string): Promise<Reading> {
  await ready(page);
  const [value, low, high] = await output(page, name).evaluate((element) =>
    ['data-value', 'data-low', 'data-high'].map((key) => element.getAttribute(key)),
  );
  return { value: number(value), low: number(low), high: number(high) };
}

function number(text: string | null | undefined): number {
  return text === null || text === undefined || text === '' ? Number.NaN : Number(text);
}

/** Every output's `data-value`, by accessible name. */
export async function readAll(page: Page): Promise<Record<string, number>> {
  await ready(page);
  const pairs = await page
    .locator('output[data-value]')
    .evaluateAll((elements) =>
      elements.map((element) => [
        element.getAttribute('aria-label') ?? element.id,
        Number(element.getAttribute('data-value')),
      ]),
    );
  return Object.fromEntries(pairs);
}

/** The budget shown, FLOPs. */
export async function readBudget(page: Page): Promise<number> {
  return (await read(page, 'Compute')).value;
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * What axe finds wrong, one line a finding. The source is evaluated, since the content security policy
 * would refuse a script tag.
 */
export async function findAccessibilityViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
    );
  });
}
