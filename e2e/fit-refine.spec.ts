import type { Page } from '@playwright/test';
import { expect, openApp, read, ready, test } from './base';

const refits = (page: Page, count: string) =>
  page.getByText(`${count} refits`, { exact: true }).first();

test('intervals grow from 200 to 4,000 refits, the ones a link that asks for 4,000 gives', async ({
  page,
  openElsewhere,
}) => {
  await openApp(page, '#/fit');
  await page.getByRole('button', { name: 'Refine to 4,000' }).click();
  await expect(refits(page, '4000')).toBeVisible({ timeout: 30_000 });
  const grown = await read(page, 'Predicted loss');
  expect(grown.low).toBeLessThan(grown.value);
  expect(grown.high).toBeGreaterThan(grown.value);

  const address = new URL(page.url());
  address.hash = '#/fit?v=1&boot=4000';
  const other = await openElsewhere(address.href);
  await ready(other);
  const whole = await read(other, 'Predicted loss');
  expect(whole.low).toBe(grown.low);
  expect(whole.high).toBe(grown.high);
});

test('a page that is left alone refines by itself, and begins anew with another fit', async ({
  page,
}) => {
  await openApp(page, '#/fit');
  await expect(refits(page, '4000')).toBeVisible({ timeout: 30_000 });
  const first = await read(page, 'Predicted loss');
  await page.getByRole('combobox', { name: 'Objective', exact: true }).selectOption('log-mse');
  await ready(page);
  await expect.poll(async () => (await read(page, 'Predicted loss')).value).not.toBe(first.value);
  await expect(refits(page, '4000')).toBeVisible({ timeout: 30_000 });
  const second = await read(page, 'Predicted loss');
  expect([second.low, second.high]).not.toEqual([first.low, first.high]);
  expect(second.low).toBeLessThan(second.value);
  expect(second.high).toBeGreaterThan(second.value);
});

test('a link says what is resampled and how intervals are read', async ({ page }) => {
  await openApp(page, '#/fit?v=1&ends=bca&resample=residual&boot=4000');
  await expect(page.getByText('BCa of 4000 refits').first()).toBeVisible();
  await ready(page);
  const bca = await read(page, 'Predicted loss');
  await page.goto('./#/fit?v=1&resample=residual&boot=4000');
  await expect(page.getByText('percentile of 4000 refits').first()).toBeVisible();
  // The other ends are of the same draws; they are read anew a frame after the words.
  await expect
    .poll(async () => {
      const { low, high } = await read(page, 'Predicted loss');
      return [low, high];
    })
    .not.toEqual([bca.low, bca.high]);
  const percentile = await read(page, 'Predicted loss');
  expect(percentile.value).toBe(bca.value);
  expect(percentile.low).toBeLessThan(percentile.value);
  expect(percentile.high).toBeGreaterThan(percentile.value);
});
