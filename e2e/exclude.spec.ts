import type { Page } from '@playwright/test';
import { expect, openApp, read, readAll, test } from './base';

const run = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}:`) });

test('leaving a run out refits; undo and redo bring the exact numbers back', async ({ page }) => {
  await openApp(page);
  const before = await readAll(page);
  expect(Object.keys(before).length).toBeGreaterThan(2);

  const dot = run(page, 'iso-123');
  await expect(dot).toHaveAttribute('aria-pressed', 'true');
  await dot.click();
  await expect(dot).toHaveAttribute('aria-pressed', 'false');
  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value)
    .not.toBe(before['Optimal parameters']);
  const without = await readAll(page);
  // One run of 118 moves the answer a little, not a lot.
  const moved =
    (without['Optimal parameters'] as number) / (before['Optimal parameters'] as number);
  expect(Math.abs(moved - 1)).toBeLessThan(0.2);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(dot).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => readAll(page)).toEqual(before);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect.poll(() => readAll(page)).toEqual(without);
});

test('the keyboard reaches the runs and leaves one out', async ({ page }) => {
  await openApp(page);
  const before = await read(page, 'Optimal parameters');
  await page
    .getByRole('button', { name: /^iso-\d+:.*in the fit$/ })
    .first()
    .focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value)
    .not.toBe(before.value);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).toBe(before.value);
});
