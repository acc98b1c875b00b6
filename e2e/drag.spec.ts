import type { Locator, Page } from '@playwright/test';
import { addressNumber, expect, openApp, read, test } from './base';
import { referenceBudget, referenceLoss, referenceParams } from './reference-law';

const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });

test('dragging the budget on the plot moves the optimum along its closed form', async ({
  page,
}) => {
  await openApp(page);
  const before = await read(page, 'Optimal parameters');
  await dragBy(page, slider(page, 'Budget on plot'), -120);
  const budget = await addressNumber(page, 'C', (value) => value < 5e23);
  const after = await read(page, 'Optimal parameters');
  expect(after.value).toBeLessThan(before.value);
  expect(after.value / referenceParams(budget)).toBeCloseTo(1, 2);
  const exponent = Math.log(after.value / before.value) / Math.log(budget / 5.76e23);
  expect(exponent).toBeCloseTo(0.4080689 / (0.3563993 + 0.4080689), 4);
});

test('the keyboard moves the budget: arrows, pages, ends', async ({ page }) => {
  await openApp(page);
  const handle = slider(page, 'Budget on plot');
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  const more = await addressNumber(page, 'C', (value) => value > 5.77e23);
  expect(more / 5.76e23).toBeCloseTo(1.05, 2);
  await page.keyboard.press('PageUp');
  const twice = await addressNumber(page, 'C', (value) => value > 1.5 * more);
  expect(twice / more).toBeCloseTo(2, 2);
  expect((await read(page, 'Optimal parameters')).value / referenceParams(twice)).toBeCloseTo(1, 2);
  await expect(handle).toHaveAttribute('aria-valuetext', /FLOPs/);
  await page.keyboard.press('Home');
  const least = await addressNumber(page, 'C', (value) => value < 1e23);
  await page.keyboard.press('End');
  const most = await addressNumber(page, 'C', (value) => value > twice);
  expect(most).toBeGreaterThan(least);
});

test('the budget in the sentence can be scrubbed', async ({ page }) => {
  await openApp(page);
  const number = page.getByRole('spinbutton', { name: 'Budget in sentence', exact: true });
  await dragBy(page, number, 60);
  const budget = await addressNumber(page, 'C', (value) => value > 5.8e23);
  expect((await read(page, 'Optimal parameters')).value / referenceParams(budget)).toBeCloseTo(
    1,
    2,
  );
  await number.focus();
  await page.keyboard.press('ArrowDown');
  await addressNumber(page, 'C', (value) => value < budget);
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
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to drag');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels, y, { steps: 12 });
  await page.mouse.up();
}
