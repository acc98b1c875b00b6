import type { Locator, Page } from '@playwright/test';
import { expect, openApp, read, readBudget, test } from './base';
import { referenceBudget, referenceLoss, referenceParams } from './reference-law';

const BUDGET = 5.76e23;
const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });

test('dragging the budget on the plot moves the optimum along its closed form', async ({
  page,
}) => {
  await openApp(page);
  const before = await read(page, 'Optimal parameters');
  await dragBy(page, slider(page, 'Budget on plot'), -120);
  await expect.poll(() => readBudget(page)).toBeLessThan(BUDGET / 2);
  const budget = await expectOptimum(page);
  const after = await read(page, 'Optimal parameters');
  const exponent = Math.log(after.value / before.value) / Math.log(budget / BUDGET);
  expect(exponent).toBeCloseTo(0.4080689 / (0.3563993 + 0.4080689), 4);
  // The address trails, then says the same to the last digit.
  await expect
    .poll(() => Number(new URLSearchParams(page.url().split('?')[1]).get('C')))
    .toBe(budget);
});

test('the keyboard moves the budget: arrows, pages, ends', async ({ page }) => {
  await openApp(page);
  const handle = slider(page, 'Budget on plot');
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => readBudget(page)).toBeCloseTo(BUDGET * 1.05, -20);
  await page.keyboard.press('PageUp');
  await expect.poll(() => readBudget(page)).toBeCloseTo(BUDGET * 2.1, -20);
  await expectOptimum(page);
  await expect(handle).toHaveAttribute('aria-valuetext', /FLOPs/);
  await page.keyboard.press('Home');
  await expect.poll(() => readBudget(page)).toBeLessThan(BUDGET / 10);
  await expectOptimum(page);
  await page.keyboard.press('End');
  await expect.poll(() => readBudget(page)).toBeGreaterThan(BUDGET * 2.1);
  await expectOptimum(page);
});

test('the budget in the sentence can be scrubbed, stepped and typed', async ({ page }) => {
  await openApp(page);
  const number = page.getByRole('spinbutton', { name: 'Budget in sentence', exact: true });
  await dragBy(page, number, 60);
  await expect.poll(() => readBudget(page)).toBeGreaterThan(BUDGET * 1.5);
  const scrubbed = await expectOptimum(page);
  await number.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => readBudget(page)).toBeLessThan(scrubbed);
  await number.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('3e22');
  await page.keyboard.press('Enter');
  await expect.poll(() => readBudget(page)).toBe(3e22);
  await expectOptimum(page);
});

test.describe('locks: what moves when one of N, D, C is set', () => {
  test('following the optimum, N decides the budget', async ({ page }) => {
    await openApp(page);
    await setValue(page, 'Parameters (N)', '7b');
    await expect
      .poll(async () => (await read(page, 'Optimal parameters')).value / 7e9)
      .toBeCloseTo(1, 6);
    const tokens = await read(page, 'Optimal tokens');
    expect((6 * 7e9 * tokens.value) / referenceBudget(7e9)).toBeCloseTo(1, 2);
  });

  test('holding C, N decides D', async ({ page }) => {
    await openApp(page, '#/explore?v=1&lock=C&C=1e22&N=1e9');
    await expectLossAt(page, 1e9, 1e22 / 6e9);
    await setValue(page, 'Parameters (N)', '2b');
    await expectLossAt(page, 2e9, 1e22 / 12e9);
  });

  test('holding N, C decides D', async ({ page }) => {
    await openApp(page, '#/explore?v=1&lock=N&N=1e9&D=2e10');
    await setValue(page, 'Compute (C)', '6e21');
    await expectLossAt(page, 1e9, 1e12);
  });

  test('holding D, N decides C', async ({ page }) => {
    await openApp(page, '#/explore?v=1&lock=D&N=1e9&D=2e10');
    await setValue(page, 'Parameters (N)', '4b');
    await expectLossAt(page, 4e9, 2e10);
  });

  test('holding D/N, N moves D along the ray', async ({ page }) => {
    await openApp(page, '#/explore?v=1&lock=ratio&N=1e9&D=2e10');
    await setValue(page, 'Parameters (N)', '4b');
    await expectLossAt(page, 4e9, 8e10);
  });

  test('dragging the held quantity keeps D/N', async ({ page }) => {
    await openApp(page, '#/explore?v=1&lock=C&C=1.2e20&N=1e9');
    await setValue(page, 'Compute (C)', '4.8e20');
    await expectLossAt(page, 2e9, 4e10);
  });
});

/** Optimal parameters are those of the closed form at the budget shown, which is returned. */
async function expectOptimum(page: Page): Promise<number> {
  const { value } = await read(page, 'Optimal parameters');
  const budget = await readBudget(page);
  expect(value / referenceParams(budget)).toBeCloseTo(1, 2);
  return budget;
}

/** The loss shown is the law's at this point, which no other point of the story has. */
async function expectLossAt(page: Page, params: number, tokens: number): Promise<void> {
  await expect
    .poll(async () => (await read(page, 'Predicted loss')).value)
    .toBeCloseTo(referenceLoss(params, tokens), 3);
}

async function setValue(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: `${name} value`, exact: true });
  await box.fill(text);
  await box.press('Enter');
}

async function dragBy(page: Page, target: Locator, pixels: number): Promise<void> {
  // Waits until it is in view and has come to rest.
  await target.click({ trial: true });
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to drag');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels, y, { steps: 12 });
  await page.mouse.up();
}
