import type { Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, read, ready, test } from './base';

type Tab = 'wrong' | 'another' | 'worked';

const openTab = (page: Page, tab: Tab, more = ''): Promise<void> =>
  openApp(page, `#/fit?v=1&card=${tab}${more}`);

const figure = (page: Page, title: RegExp) => page.getByRole('figure', { name: title });

/** The slider along the specification curve: there once every specification is fitted. */
const curve = (page: Page) => page.getByRole('slider', { name: 'Specification on plot' });

test('what is wrong: cures in words, residuals with Huber\u2019s linear part, and a run left out', async ({
  page,
}) => {
  await openTab(page, 'wrong');
  const design = page.getByRole('region', { name: 'Design check' });
  await expect(design).toContainText('At 3e21 FLOPs the best size is the smallest tried, 2.64B');
  await expect(design).toContainText('Train 1.76B parameters on 284B tokens');

  await expect(figure(page, /^Half of the runs lie within 0\.4 % of the law/)).toContainText(
    '97 of 118 runs in Huber\u2019s linear part, beyond \u00b10.1 %',
  );
  await page.getByRole('combobox', { name: 'Residuals against' }).selectOption('ratio');
  await expect(figure(page, /over tokens per parameter D\/N/)).toBeVisible();
  await expect(figure(page, /^Heavy tails: 13 % of the runs/)).toBeVisible();

  const ranked = figure(page, /^Without iso-119 the loss at 90B on 1\.07T moves by \+0\.012 nats/);
  await expect(ranked).toBeVisible({ timeout: 30_000 });
  const first = ranked.getByRole('button', { name: /^iso-119: / });
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Left out by hand' })).toContainText('iso-119');
  await expect(figure(page, /^Half of the runs/)).toContainText('of 117 runs');
  await page.getByRole('button', { name: 'Put back iso-119' }).click();
  await expect(figure(page, /^Half of the runs/)).toContainText('of 118 runs');
  await expect(ranked).toBeVisible({ timeout: 30_000 });
});

test('runs on one ray of tokens per parameter: exponents are refused and the run that mends it is named', async ({
  page,
}) => {
  await openTab(page, 'wrong');
  const sizes = [5e7, 1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9];
  const rows = sizes.map(
    (N) => `${N},${20 * N},${(1.8 + 480 / N ** 0.35 + 2000 / (20 * N) ** 0.37).toFixed(5)}`,
  );
  await page.getByLabel('Upload runs', { exact: true }).setInputFiles({
    name: 'one-ray.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`params,tokens,loss\n${rows.join('\n')}\n`),
  });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Use these runs' }).click();
  await expect(dialog).toBeHidden();
  const design = page.getByRole('region', { name: 'Design check' });
  // Resamples of runs that tell nothing apart end nowhere: their fit takes seconds.
  await expect(design).toContainText('Every run has 20 tokens per parameter', { timeout: 30_000 });
  await expect(design).toContainText(/Not stated, whatever the solver returned: .*alpha, .*beta/);
  await expect(design).toContainText(/Train .* parameters on .* tokens/);
});

test('another way: Approach 2 beside 3 with their exponents, and the own bias of this grid', async ({
  page,
}) => {
  test.slow();
  await openTab(page, 'another');
  await expect(
    figure(page, /^N\* by Approach 2 says C\^0\.508, Approach 3 says C\^0\.534/),
  ).toBeVisible();
  const second = await read(page, 'Exponent a, Approach 2, parabolas');
  const third = await read(page, 'Exponent a, Approach 3, the law');
  expect(second.value).toBeCloseTo(0.508, 3);
  expect(third.value).toBeCloseTo(0.5338, 3);
  for (const { value, low, high } of [second, third]) {
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  }
  // Parabolas on the sizes of this very grid, whose budgets are not evenly filled.
  expect((await read(page, 'Own bias')).value).toBeCloseTo(-0.0063, 3);

  const standings = page.getByRole('region', { name: 'Tournament: table' });
  await expect(standings).toBeVisible({ timeout: 40_000 });
  await expect(standings.getByRole('row', { name: /^Chinchilla with E = 0/ })).toContainText(
    '1.88 %',
  );
});

test('the own bias of an even grid without noise is about 3 % of N*', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Simulate runs', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Simulate runs' });
  await dialog.getByRole('combobox', { name: 'True values' }).selectOption('fit');
  await dialog.getByRole('combobox', { name: 'Design' }).selectOption('isoflop');
  for (const [label, text] of [
    ['Budgets', '9'],
    ['Sizes a budget', '15'],
    ['Widest size over best', '10'],
    ['Noise', '0'],
  ] as const) {
    const box = dialog.getByRole('textbox', { name: label, exact: true });
    await box.fill(text);
    await box.press('Enter');
  }
  await dialog.getByRole('button', { name: 'Simulate', exact: true }).click();
  await ready(page);
  await page.getByRole('link', { name: 'Fit', exact: true }).click();
  await page.getByRole('tab', { name: 'Another way?' }).click();
  const bias = await read(page, 'Own bias');
  expect(bias.value).toBeCloseTo(-0.031, 2);
});

test('the multiverse is sorted, and a specification is adopted by keyboard', async ({ page }) => {
  // 432 fits, and as many again once one is adopted, on whatever cores there are.
  test.slow();
  await openTab(page, 'another');
  await expect(curve(page)).toBeVisible({ timeout: 50_000 });
  expect((await read(page, 'Specifications')).value).toBe(432);
  const median = await read(page, 'Median of the choices');
  expect(median.value).toBeCloseTo(1.989, 2);
  expect(median.low).toBeLessThan(1.8);

  await page.getByRole('combobox', { name: 'Answer' }).selectOption('exponent');
  await expect(figure(page, /^Exponent a: nine in ten of 432 defensible choices/)).toBeVisible();
  await curve(page).focus();
  await page.keyboard.press('Home');
  const said = (await curve(page).getAttribute('aria-valuetext')) ?? '';
  expect(said).toMatch(/^Exponent a [\d.]+, 1 of 432: Chinchilla, /);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Adopted: Chinchilla, /)).toBeVisible();
  await ready(page);
  // What it stood for is what the fit now says.
  const wanted = Number(/Exponent a ([\d.]+)/.exec(said)?.[1]);
  await expect
    .poll(async () => (await read(page, 'Exponent a, Approach 3, the law')).value)
    .toBeCloseTo(wanted, 3);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect
    .poll(async () => (await read(page, 'Exponent a, Approach 3, the law')).value)
    .toBeCloseTo(0.5338, 3);
});

test('Approach 1 where the runs have curves', async ({ page }) => {
  await openTab(page, 'another', '&data=microladder');
  await expect(figure(page, /^N\* by Approach 1 says C\^0\.784/)).toBeVisible({ timeout: 20_000 });
});

test('would it have worked: a cutoff is moved by keyboard, and every budget is left out once', async ({
  page,
}) => {
  await openTab(page, 'worked');
  const error = await read(page, 'Backtest error');
  expect(error.value).toBeCloseTo(0.00858, 4);
  expect((await read(page, 'Backtest coverage')).value).toBeCloseTo(44 / 49, 2);
  expect((await read(page, 'Runs foretold')).value).toBe(49);

  const cutoff = page.getByRole('slider', { name: 'Cutoff on plot' });
  await cutoff.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('status', { name: 'Runs foretold' })).toHaveAttribute(
    'data-value',
    '8',
  );
  const last = await read(page, 'Backtest error');
  expect(last.value).toBeGreaterThan(0.005);
  expect(last.value).toBeLessThan(0.02);

  const table = page.getByRole('region', { name: 'Leave one out: table' });
  await expect(table.getByRole('row', { name: /^3e21 FLOPs/ })).toContainText('7 of 8', {
    timeout: 40_000,
  });
  await expect(table.getByRole('row')).toHaveCount(11);
  await page.getByRole('combobox', { name: 'Leave out' }).selectOption('size');
  await expect(table.getByRole('row', { name: /parameters/ }).first()).toBeVisible({
    timeout: 40_000,
  });
});

for (const tab of ['wrong', 'another', 'worked'] as const) {
  test(`axe finds nothing in the tab ${tab} in light and dark, and nothing scrolls sideways on a phone`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openTab(page, tab);
    await expect(page.getByRole('figure').first()).toBeVisible({ timeout: 20_000 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await findAccessibilityViolations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const [content, width] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(width as number);
  });
}
