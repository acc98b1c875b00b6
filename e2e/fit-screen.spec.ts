import type { Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, read, ready, test } from './base';

/** The numbers of a text, signs and powers included. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([number]) => Number(number));

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
}

test('the verdict on the default runs says both parts with numbers and the threshold', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1');
  const verdict = page.getByRole('region', { name: 'Verdict', exact: true });
  await expect(verdict).toContainText('from profile likelihoods, 95 % threshold calibrated by');
  await expect(verdict).toContainText('Forecast pinned');
  await expect(verdict).toContainText('Parameters pinned');
  const share = Number(/tokens: \u00b1([\d.]+) %/.exec(await verdict.innerText())?.[1]);
  expect(share).toBeGreaterThan(1.5);
  expect(share).toBeLessThan(2.3);
});

test('the optimum is proven within 0.1 %, and the cells around it are drawn', async ({ page }) => {
  await openApp(page, '#/fit?v=1');
  const proven = page.getByText(/^Proven within [\d.]+ %, \d+ cells/);
  await expect(proven).toBeVisible({ timeout: 20_000 });
  const [gap = Number.NaN, cells = Number.NaN] = numbersIn(await proven.innerText());
  expect(gap).toBeGreaterThan(0);
  expect(gap).toBeLessThanOrEqual(0.1);
  expect(cells).toBeGreaterThan(50);
  await page.getByRole('radio', { name: 'Cells of the proof', exact: true }).check();
  await expect(
    page.getByRole('figure', { name: /^The best \u03b1 and \u03b2 lie in the blue patch/ }),
  ).toBeVisible();
});

test('the profile interval of alpha holds the estimate and is not the percentile one', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1');
  const row = page.getByRole('row', { name: /^\u03b1/ });
  await expect(row).toContainText(/to.*to/);
  const alpha = await read(page, '\u03b1');
  const profile = numbersIn((await row.getByRole('cell').nth(1).innerText()) ?? '');
  const [low = Number.NaN, high = Number.NaN] = profile;
  expect(alpha.value).toBeCloseTo(0.3564, 4);
  expect(low).toBeLessThan(alpha.value);
  expect(high).toBeGreaterThan(alpha.value);
  expect(Math.abs(low - alpha.low)).toBeLessThan(0.02);
  expect(Math.abs(high - alpha.high)).toBeLessThan(0.02);
  expect([low, high]).not.toEqual([alpha.low, alpha.high]);

  await page.getByRole('combobox', { name: 'Profile of', exact: true }).selectOption('\u03b1');
  await expect(
    page.getByRole('figure', { name: new RegExp(`^\u03b1 lies between ${low} and ${high}`) }),
  ).toBeVisible();
});

test('another floor moves forecast and optimum, and pinning it holds it everywhere', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1');
  const handle = page.getByRole('slider', { name: 'Floor on plot', exact: true });
  await expect(handle).toBeVisible({ timeout: 20_000 });
  const before = await read(page, 'Loss with this floor');
  expect((await read(page, 'Rise over threshold')).value).toBe(0);
  await handle.press('PageUp');
  const lifted = await read(page, 'Loss with this floor');
  expect(lifted.value).toBeGreaterThan(before.value + 0.005);
  expect((await read(page, 'Rise over threshold')).value).toBeGreaterThan(0.02);

  const field = page.getByRole('textbox', { name: 'Floor value', exact: true });
  await field.fill('1.9');
  await field.press('Enter');
  const looked = await read(page, 'Optimal parameters with this floor');
  expect((await read(page, 'Optimal parameters')).value).not.toBeCloseTo(looked.value, -8);
  await page.getByRole('button', { name: 'Pin floor', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toContainText(
    'floor pinned at 1.9',
  );
  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value / looked.value)
    .toBeCloseTo(1, 4);
  await expect(page).toHaveURL(/floor=1\.9/);
  // The profile of the held floor is still there, with the dot off its bottom.
  await expect(handle).toHaveAttribute('aria-valuetext', /^floor 1\.9 nats/);
  await page.getByRole('button', { name: 'Release floor', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Release floor', exact: true })).toHaveCount(0);
  await ready(page);
  await expect.poll(async () => (await read(page, 'E')).value).toBeCloseTo(1.855, 3);
});

test('refits grow to 4,000 and the intervals with them', async ({ page }) => {
  await openApp(page, '#/fit?v=1');
  // By itself after a rest, or by hand before.
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  const grow = page.getByRole('button', { name: 'Refine to 4,000', exact: true });
  const done = page.getByText('4000 refits', { exact: true });
  await expect(grow.or(pause).or(done)).toBeVisible();
  // It may begin by itself in this very moment.
  if (await grow.isVisible()) await grow.click({ timeout: 3000 }).catch(() => undefined);
  await expect(done).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('columnheader', { name: 'percentile of 4000 refits' })).toBeVisible();
});

test('runs are proposed inside the budget and shrink the band; the ghost run is dragged', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1');
  await openTab(page, 'What next?');
  await expect(page).toHaveURL(/card=next/);
  const table = page.getByRole('region', { name: 'Proposed runs: table', exact: true });
  await expect(table.getByRole('row')).toHaveCount(9, { timeout: 20_000 });
  const before = await read(page, 'Half width now');
  const after = await read(page, 'Half width with the proposals');
  expect(after.value).toBeGreaterThan(0);
  expect(after.value).toBeLessThan(0.8 * before.value);
  const costs = await table.getByRole('row').locator('td:nth-child(5)').allInnerTexts();
  expect(costs.reduce((sum, text) => sum + Number(text), 0)).toBeLessThanOrEqual(6.01e21);

  const width = await read(page, 'Half width with the ghost run');
  expect(width.value).toBeLessThan(before.value);
  const ghost = page.getByRole('slider', { name: 'Ghost run on plot', exact: true });
  for (let step = 0; step < 6; step++) await ghost.press('PageUp');
  const moved = await read(page, 'Half width with the ghost run');
  expect(moved.value).not.toBeCloseTo(width.value, 6);
  expect(moved.value).toBeLessThanOrEqual(before.value);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save proposals as CSV', exact: true }).click();
  expect((await saved).suggestedFilename()).toBe('next-runs-chinchilla-isoflop.csv');

  const budget = page.getByRole('textbox', { name: 'Budget of new runs', exact: true });
  await budget.fill('1e10');
  await budget.press('Enter');
  await expect(page.getByRole('alert')).toContainText('1e10');
});

test('tabs go by arrows, stand in the address, and Back returns', async ({ page }) => {
  await openApp(page, '#/fit?v=1');
  const first = page.getByRole('tab', { name: 'Trust it?', exact: true });
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await first.press('End');
  const last = page.getByRole('tab', { name: 'What next?', exact: true });
  await expect(last).toHaveAttribute('aria-selected', 'true');
  await expect(last).toBeFocused();
  await last.press('ArrowRight');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await expect(last).toHaveAttribute('aria-selected', 'true');
  // A tab is no card of a law.
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Chinchilla', exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an objective that needs refits says so where there are none', async ({ page }) => {
  await openApp(page, '#/fit?v=1&boot=0');
  await expect(page.getByRole('alert')).toContainText('refits');
  await page
    .getByRole('combobox', { name: 'Objective', exact: true })
    .selectOption({ value: 'log-mse' });
  const verdict = page.getByRole('region', { name: 'Verdict', exact: true });
  await expect(verdict).toContainText('95 % threshold by F');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the screen of fits in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openApp(page, '#/fit?v=1');
    await expect(page.getByText(/^Proven within/)).toBeVisible({ timeout: 20_000 });
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await openTab(page, 'What next?');
    await expect(page.getByRole('region', { name: 'Proposed runs', exact: true })).toBeVisible({
      timeout: 20_000,
    });
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });
}

test('nothing scrolls sideways on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openApp(page, '#/fit?v=1&card=next');
  await expect(page.getByRole('region', { name: 'Proposed runs', exact: true })).toBeVisible({
    timeout: 20_000,
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
