import type { Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, output, read, ready, test } from './base';

const list = (page: Page) => page.getByRole('navigation', { name: 'List of laws' });
const card = (page: Page, title: string) => page.getByRole('article', { name: title, exact: true });

async function openLaws(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  await expect(list(page)).toBeVisible();
}

test('the bar leads to the laws and back, and what was set on Explore stays', async ({ page }) => {
  await openApp(page, '#/explore?v=1&C=3e22');
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  await expect(page).toHaveURL(/#\/laws\?/);
  await expect(page).toHaveTitle(/Laws/);
  await expect(card(page, 'Chinchilla')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await page.goBack();
  await expect(page).toHaveURL(/#\/explore\?/);
  expect((await read(page, 'Compute')).value).toBe(3e22);
  await page.goForward();
  await expect(card(page, 'Chinchilla')).toBeVisible();
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  expect((await read(page, 'Compute')).value).toBe(3e22);
});

test('search finds a law by a word of it, and its card opens', async ({ page }) => {
  await openLaws(page);
  await page.getByRole('searchbox', { name: 'Search laws' }).fill('quantization-induced');
  const found = list(page).getByRole('link', { name: /Quantization-induced degradation/ });
  await expect(found).toBeVisible();
  await expect(list(page).getByRole('link', { name: /^Chinchilla/ })).toHaveCount(0);
  await found.click();
  await expect(page).toHaveURL(/card=qid/);
  await expect(card(page, 'Quantization-induced degradation')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search laws' }).fill('no law is called this');
  await expect(page.getByText(/Nothing here has all of these words/)).toBeVisible();
});

test('a card typesets its formula and shows a known mismatch with its reason', async ({ page }) => {
  await openApp(page, '#/laws?v=1&card=chinchilla');
  await expect(page.locator('math').first()).toBeVisible();
  const checks = page.getByRole('region', { name: 'Chinchilla: Check points: table' });
  await checks.scrollIntoViewIfNeeded();
  const row = checks.getByRole('row', { name: /optimal parameters at the Gopher budget.*rounded/ });
  await expect(row).toContainText('40B');
  await expect(row).toContainText(/32\.\d+B/);
  await expect(row).toContainText('known mismatch');
  await expect(row).toContainText('Rounding the exponents moves 40B to 32B.');
  await expect(card(page, 'Chinchilla')).toContainText('4 known mismatches');
});

test('the calculator takes numbers as they are written and says what is extrapolated', async ({
  page,
}) => {
  await openApp(page, '#/laws?v=1&card=chinchilla');
  const calculator = page.getByRole('region', { name: 'Calculator' });
  await calculator
    .getByRole('combobox', { name: 'Values' })
    .selectOption('Hoffmann et al. 2022, rounded');
  const size = calculator.getByRole('textbox', { name: 'parameters including embeddings (N)' });
  await size.fill('7b');
  await size.press('Enter');
  const tokens = calculator.getByRole('textbox', { name: 'training tokens (D)' });
  await tokens.fill('0.2T');
  await tokens.press('Enter');
  const expected = 1.69 + 406.4 / 7e9 ** 0.34 + 410.7 / 2e11 ** 0.28;
  expect((await read(page, 'loss')).value).toBeCloseTo(expected, 12);
  expect((await read(page, 'training compute')).value).toBe(6 * 7e9 * 2e11);
  const group = calculator
    .locator('div')
    .filter({ has: output(page, 'loss') })
    .last();
  await expect(calculator.getByText('extrapolated')).toHaveCount(0);
  await tokens.fill('20T');
  await tokens.press('Enter');
  await expect(group.locator('..').getByText('extrapolated').first()).toBeVisible();
  await tokens.fill('lots');
  await tokens.press('Enter');
  await expect(calculator.getByRole('alert')).toContainText('is not a number');
});

test('a published set is used on Explore, and undone there', async ({ page }) => {
  await openApp(page, '#/laws?v=1&card=chinchilla');
  await page
    .getByRole('button', { name: 'Use Hoffmann et al. 2022, TeX precision, Chinchilla' })
    .click();
  await expect(page).toHaveURL(/#\/explore\?.*preset=hoffmann2022-tex/);
  await expect(page.getByRole('combobox', { name: 'Preset', exact: true })).toHaveValue(
    'hoffmann2022-tex',
  );
  // Approach 3 at full precision has 40.4B at the Gopher budget.
  expect((await read(page, 'Optimal parameters')).value / 40.36e9).toBeCloseTo(1, 3);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await ready(page);
  await expect(page.getByRole('combobox', { name: 'Preset', exact: true })).toHaveValue('fit');
});

test('"use" of a law that makes no plan opens its calculator with those values', async ({
  page,
}) => {
  await openApp(page, '#/laws?v=1&card=cmr');
  const article = page.getByRole('article');
  const button = article.getByRole('button', { name: /^Use .*3\.1B/ }).first();
  await button.click();
  await expect(page).toHaveURL(/#\/laws/);
  await expect(
    page.getByRole('region', { name: 'Calculator' }).getByRole('combobox', { name: 'Values' }),
  ).toHaveValue(/3\.1b/);
});

test('two presets are compared, and the map says where they differ', async ({ page }) => {
  await openLaws(page);
  await list(page)
    .getByRole('link', { name: /^Compare/ })
    .click();
  await page
    .getByRole('combobox', { name: 'First' })
    .selectOption({ label: 'Hoffmann et al. 2022, TeX precision' });
  await expect(page).toHaveURL(/vs=chinchilla%3Ahoffmann2022-tex/);
  await expect(
    page.getByRole('figure', {
      name: /^Hoffmann et al\. 2022, TeX precision and Besiroglu et al\. 2024 differ by less than 0\.\d+ nats where there are runs, by 0\.\d+ nats at 1e25 FLOPs/,
    }),
  ).toBeVisible();
  const coefficients = page.getByRole('region', { name: 'Coefficients: table' });
  await expect(coefficients.getByRole('row', { name: /irreducible loss/ })).toContainText('1.8172');
  await expect(coefficients.getByRole('row', { name: /irreducible loss/ })).toContainText(
    '1.6933737',
  );
  await expect(page.getByRole('region', { name: 'Predictions at the point: table' })).toContainText(
    'nats/token',
  );
  await page.getByRole('button', { name: 'Remove Chinchilla fit' }).click();
  await expect(coefficients.getByRole('columnheader')).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(coefficients.getByRole('columnheader')).toHaveCount(4);
});

test('the map has its numbers as a table, and is saved like every plot', async ({ page }) => {
  await openApp(page, '#/laws?v=1&card=compare');
  await page.getByRole('figure').getByRole('button', { name: 'Show as table' }).click();
  const table = page.getByRole('figure').getByRole('table');
  await expect(table).toContainText('First minus second');
  const [, first] = await table.getByRole('row').all();
  const cells = await first?.getByRole('cell').allTextContents();
  expect(Number(cells?.[3]) - Number(cells?.[4])).toBeCloseTo(Number(cells?.[5]), 4);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^SVG: .*differ by/ }).click();
  expect((await saved).suggestedFilename()).toBe('scalescope-disagreement.svg');
});

test('a link opens a card, a comparison, and says what it does not know', async ({
  page,
  openElsewhere,
}) => {
  await openApp(page, '#/laws?v=1&card=kaplan');
  await expect(card(page, 'Kaplan')).toBeVisible();
  await page
    .getByRole('button', { name: /^Compare Kaplan/ })
    .first()
    .click();
  await expect(page).toHaveURL(/card=compare/);
  const elsewhere = await openElsewhere(page.url());
  await expect(elsewhere.getByRole('figure', { name: /differ by/ })).toBeVisible();
  await expect(elsewhere.getByText(/^Kaplan: Kaplan et al/).first()).toBeVisible();
  const wrong = await openElsewhere(page.url().replace(/card=[^&]*&vs=.*/, 'card=no-such-law'));
  await expect(wrong.getByRole('alert')).toContainText('no-such-law');
});

for (const hash of ['#/laws?v=1&card=precision', '#/laws?v=1&card=compare']) {
  test(`axe finds nothing at ${hash} in light and dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openApp(page, hash);
    await expect(page.getByRole('article')).toBeVisible();
    await expect(page.locator('math').first()).toBeAttached();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await findAccessibilityViolations(page)).toEqual([]);
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the list folds away and nothing scrolls sideways', async ({ page }) => {
    await openApp(page, '#/laws?v=1');
    await page.getByRole('button', { name: 'Laws: Chinchilla' }).tap();
    await list(page)
      .getByRole('link', { name: /^Kaplan/ })
      .tap();
    await expect(card(page, 'Kaplan')).toBeVisible();
    await expect(list(page)).toBeHidden();
    for (const hash of ['#/laws?v=1&card=precision', '#/laws?v=1&card=compare']) {
      await page.goto(`./${hash}`);
      await expect(page.getByRole('article')).toBeVisible();
      const { content, window: width } = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        window: document.documentElement.clientWidth,
      }));
      expect(content).toBeLessThanOrEqual(width);
    }
  });
});
