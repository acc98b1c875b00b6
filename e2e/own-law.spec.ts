import type { Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, read, readAll, ready, test } from './base';

const card = (page: Page) => page.getByRole('article', { name: 'Your own law', exact: true });
const formula = (page: Page) => card(page).getByRole('textbox', { name: 'Formula', exact: true });
const preview = (page: Page) => card(page).getByRole('region', { name: 'Preview', exact: true });
const use = (page: Page) => card(page).getByRole('button', { name: 'Use this law', exact: true });
const fault = (page: Page) => card(page).getByRole('alert');

async function openEditor(page: Page): Promise<void> {
  await openApp(page, '#/laws?v=1&card=custom');
  await expect(formula(page)).toBeVisible();
}

test('the list of laws leads to the editor, with a formula to begin with', async ({ page }) => {
  await openApp(page);
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  await page
    .getByRole('navigation', { name: 'List of laws' })
    .getByRole('link', { name: /^Your own law/ })
    .click();
  await expect(page).toHaveURL(/card=custom/);
  await expect(formula(page)).toHaveValue('E + A/N^alpha + B/D^beta');
  await expect(preview(page).locator('math')).toBeVisible();
});

test('a broken formula is said with its character; put right, it plans like the built-in law', async ({
  page,
}) => {
  await openApp(page);
  const builtIn = (await read(page, 'Optimal parameters')).value;
  const loss = (await read(page, 'Predicted loss')).value;
  await page.goto('./#/laws?v=1&card=custom');
  await formula(page).fill('E + A/N^alpha + B/D^^beta');
  await expect(fault(page)).toContainText('character 21');
  await expect(formula(page)).toHaveAccessibleDescription(/character 21/);
  await expect(card(page).locator('mark')).toHaveText('^');
  await expect(preview(page)).toContainText('The last formula that could be read');
  await formula(page).fill('E + A/N^alpha + B/D^beta');
  await expect(fault(page)).toHaveCount(0);
  await expect(preview(page).locator('math')).toBeVisible();
  await use(page).click();
  await expect(page).toHaveURL(/#\/explore\?.*law=custom/);
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).toBeGreaterThan(0);
  expect((await read(page, 'Optimal parameters')).value / builtIn).toBeCloseTo(1, 6);
  expect((await read(page, 'Predicted loss')).value / loss).toBeCloseTo(1, 6);
  await expect(page.getByRole('combobox', { name: 'Law', exact: true })).toHaveValue('custom');
});

test('the fit stands on the card: values, intervals, starts', async ({ page }) => {
  await openEditor(page);
  await use(page).click();
  await ready(page);
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  const fit = card(page).getByRole('region', { name: 'Fit', exact: true });
  await expect(fit.getByRole('row')).toHaveCount(6);
  await expect(fit.getByRole('row', { name: /^E / })).toContainText(/1\.855.*1\.\d+ to 1\.\d+/);
  await expect(fit).toContainText(/spread starts end at this optimum/);
  await expect(fit).toContainText(/case-bootstrap refits/);
  await expect(fit).toContainText(/Objective/);
});

test('using a law is one step to undo and redo', async ({ page }) => {
  await openEditor(page);
  await formula(page).fill('E + A/N^alpha + B/D^alpha');
  await use(page).click();
  await expect(page).toHaveURL(/law=custom/);
  const own = (await read(page, 'Optimal parameters')).value;
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  const law = page.getByRole('combobox', { name: 'Law', exact: true });
  await expect(law).toHaveValue('chinchilla');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(law).toHaveValue('custom');
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).toBe(own);
});

test('a link carries the law to the same numbers elsewhere', async ({ page, openElsewhere }) => {
  await openEditor(page);
  await formula(page).fill('E + ((A/N^alpha)^q + (B/D^beta)^q)^(1/q)');
  const upper = card(page).getByRole('textbox', { name: 'Upper bound of q', exact: true });
  await upper.fill('2');
  await upper.press('Enter');
  await use(page).click();
  await expect(page).toHaveURL(/#\/explore\?.*law=custom/);
  const here = await readAll(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Copy permalink', exact: true }).click();
  await expect(dialog.getByText('Copied', { exact: false })).toBeVisible();
  const elsewhere = await openElsewhere(await page.evaluate(() => navigator.clipboard.readText()));
  const there = await readAll(elsewhere);
  expect(Object.keys(there).sort()).toEqual(Object.keys(here).sort());
  for (const [name, value] of Object.entries(here)) {
    const allowed = Math.max(1e-9 * Math.abs(value), 1e-15);
    expect(Math.abs((there[name] as number) - value), name).toBeLessThanOrEqual(allowed);
  }
  await elsewhere.getByRole('link', { name: 'Laws', exact: true }).click();
  await expect(formula(elsewhere)).toHaveValue('E + ((A/N^alpha)^q + (B/D^beta)^q)^(1/q)');
  await expect(
    card(elsewhere).getByRole('textbox', { name: 'Upper bound of q', exact: true }),
  ).toHaveValue('2');
});

test('bounds are checked where they are typed, and go back to the defaults', async ({ page }) => {
  await openEditor(page);
  const lower = card(page).getByRole('textbox', { name: 'Lower bound of alpha', exact: true });
  const usual = await lower.inputValue();
  await lower.fill('5');
  await lower.press('Enter');
  await expect(fault(page)).toContainText('must lie below');
  await lower.press('Escape');
  await expect(lower).toHaveValue(usual);
  await lower.fill('0.2');
  await lower.press('Enter');
  await expect(fault(page)).toHaveCount(0);
  await card(page)
    .getByRole('button', { name: 'Reset alpha to the defaults', exact: true })
    .click();
  await expect(lower).toHaveValue(usual);
});

test('a name is switched between column and parameter, and what is missing is said', async ({
  page,
}) => {
  await openEditor(page);
  await formula(page).fill('E + A/size^alpha');
  await expect(fault(page)).toContainText('No name of the formula is a column');
  const kind = card(page).getByRole('combobox', { name: 'Kind of size', exact: true });
  await kind.selectOption('Column');
  const column = card(page).getByRole('combobox', { name: 'Column of size', exact: true });
  await column.selectOption('N');
  await expect(fault(page)).toHaveCount(0);
  await expect(preview(page).locator('math')).toBeVisible();
  await expect(preview(page)).toContainText('Reads size; 3 parameters to fit');
  await kind.selectOption('Fitted');
  await expect(fault(page)).toContainText('No name of the formula is a column');
});

test('a law that makes no plan is fitted on its card, and what was in use stays', async ({
  page,
}) => {
  await openEditor(page);
  await formula(page).fill('E + A/N^alpha');
  await expect(preview(page)).toContainText('so it makes no plan');
  await use(page).click();
  await expect(page).toHaveURL(/#\/laws\?.*f=/);
  await expect(page.getByRole('combobox', { name: 'Law', exact: true })).toHaveValue('chinchilla');
  await card(page).getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(card(page).getByRole('figure', { name: /^Fitted within \d+ %/ })).toBeVisible();
  await expect(card(page).getByRole('row', { name: /exponent/ })).toContainText(/0\.\d+ to 0\.\d+/);
  await card(page).getByRole('button', { name: 'Remove this law', exact: true }).click();
  await expect(page).not.toHaveURL(/[?&]f=/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(formula(page)).toHaveValue('E + A/N^alpha');
});

test('undo inside the formula takes back typing, not the law', async ({ page }) => {
  await openEditor(page);
  await formula(page).fill('E + A/N^alpha + B/D^alpha');
  await use(page).click();
  await expect(page).toHaveURL(/#\/explore\?.*law=custom/);
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  await formula(page).press('End');
  await page.keyboard.type('2');
  await page.keyboard.press('Control+z');
  await expect(formula(page)).toHaveValue('E + A/N^alpha + B/D^alpha');
  await expect(page).toHaveURL(/law=custom/);
  await formula(page).press('Control+Enter');
  await expect(page).toHaveURL(/#\/explore\?/);
});

test('examples replace the formula, and what was written can be put back', async ({ page }) => {
  await openEditor(page);
  await formula(page).fill('E + A/N^a + B/D^b');
  await card(page)
    .getByRole('button', { name: 'Example: Quantization degradation', exact: true })
    .click();
  await expect(preview(page)).toContainText('Reads');
  await expect(card(page)).toContainText('These runs have no column bits');
  await card(page).getByRole('button', { name: 'Put mine back', exact: true }).click();
  await expect(formula(page)).toHaveValue('E + A/N^a + B/D^b');
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  await expect(formula(page)).toHaveValue('E + A/N^a + B/D^b');
  await card(page).getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(formula(page)).toHaveValue('E + A/N^alpha + B/D^beta');
});

const hostile = [
  'constructor.constructor("return 1")()',
  'N + (function(){window.hacked=1})()',
  '<img src=x onerror=window.hacked=1>',
  'import("https://example.com/x.js")',
  '__proto__ + N',
];
for (const text of hostile) {
  test(`a hostile formula is refused in words and runs nothing: ${text}`, async ({ page }) => {
    await openEditor(page);
    const requests: string[] = [];
    await formula(page).fill('E + A/N^alpha');
    await expect(preview(page)).toContainText('Reads N');
    // Parts of the page that load late are no doing of the formula.
    page.on('request', (request) => {
      if (!new URL(request.url()).pathname.startsWith('/assets/')) requests.push(request.url());
    });
    await formula(page).fill(text);
    await expect(fault(page)).toContainText(/\w+ \w+ \w+.*\(character \d+\)/);
    await use(page).click();
    await expect(fault(page)).toContainText(/character \d+/);
    await expect(page).toHaveURL(/#\/laws/);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(requests).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openEditor(page);
    await card(page).getByText('How to write a formula').click();
    await expect(preview(page).locator('math')).toBeVisible();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await formula(page).fill('E + A//N');
    await expect(fault(page)).toBeVisible();
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('nothing scrolls sideways, and the law is used with a finger', async ({ page }) => {
    await openEditor(page);
    await formula(page).fill('E + ((A/N^alpha)^q + (B/D^beta)^q)^(1/q)');
    await expect(preview(page)).toContainText('6 parameters');
    const { content, width } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      width: document.documentElement.clientWidth,
    }));
    expect(content).toBeLessThanOrEqual(width);
    await use(page).tap();
    await expect(page).toHaveURL(/#\/explore\?.*law=custom/);
  });
});
