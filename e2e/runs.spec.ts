import type { Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, read, ready, test } from './base';

const ladder = '#/runs?v=1&boot=0&data=microladder';
const grid = (page: Page) => page.getByRole('grid', { name: 'Table of runs' });
const rowOf = (page: Page, name: string) => grid(page).getByRole('row', { name });

test('runs are sorted by a head, filtered, and a filter that cannot be read is shown its mistake', async ({
  page,
}) => {
  await openApp(page, ladder);
  const first = grid(page).getByRole('row').nth(1);
  await grid(page).getByRole('button', { name: /^Loss/ }).click();
  await expect(first).toContainText('s4-seed0-8M');
  await expect(first).toContainText('1.552');
  await grid(page).getByRole('button', { name: /^Loss/ }).click();
  await expect(first).toContainText('s0-seed0-0.5M');
  await expect(first).toContainText('2.692');

  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill('loss<2 and N >> 1e5');
  await expect(page.getByRole('alert')).toContainText('character 15');
  await expect(page.getByRole('status').filter({ hasText: 'in the fit' })).toContainText('43 runs');
  await filter.fill('loss<2 and N > 1e5 and si');
  await expect(page.getByRole('option', { name: 'size', exact: true })).toBeVisible();
  await filter.fill('loss<2 and N > 1e5');
  await filter.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'in the fit' })).toContainText(
    '7 of 43 runs \u00b7 7 in the fit',
  );
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(filter).toHaveValue('');
});

test('a run left out for a reason moves the fit, is told in Explore, and comes back by undo', async ({
  page,
}) => {
  await openApp(page, '#/explore?v=1&boot=0');
  const before = (await read(page, 'Optimal parameters')).value;
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search names' }).fill('iso-12');
  await rowOf(page, 'iso-123').click();
  await page.getByRole('button', { name: 'Leave out 1 selected\u2026' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave out 1 run' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('diverged late');
  await dialog.getByRole('button', { name: 'Leave out', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'iso-123 in the fit' })).not.toBeChecked();
  await expect(rowOf(page, 'iso-123')).toContainText('diverged late');
  await ready(page);

  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await expect(
    page.getByRole('button', { name: /^iso-123:.*left out: diverged late, selected$/ }),
  ).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).not.toBe(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).toBe(before);
});

test('runs are picked by keyboard in the table and by a press with Ctrl in Explore', async ({
  page,
}) => {
  await openApp(page, '#/runs?v=1&boot=0');
  await grid(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowDown');
  const counts = page.getByRole('status').filter({ hasText: 'in the fit' });
  await expect(counts).toContainText('2 selected');
  expect(await findAccessibilityViolations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await expect(page.getByRole('button', { name: /^iso-.*, selected$/ })).toHaveCount(2);
  await page.getByRole('button', { name: /^iso-123:/ }).click({ modifiers: ['Control'] });
  await expect(page.getByRole('button', { name: /^iso-.*, selected$/ })).toHaveCount(3);
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await expect(counts).toContainText('118 in the fit \u00b7 3 selected');
});

test('a dataset of this device is renamed, edited, deleted and brought back', async ({ page }) => {
  const runs = [1, 2, 4, 8].flatMap((n) =>
    [1, 4, 16].map((d) => [`r${n}-${d}`, n * 1e8, d * 1e9, 2 + 1 / n + 1 / d].join(',')),
  );
  await openApp(page, '#/runs?v=1&boot=0');
  await page.getByLabel('Upload runs', { exact: true }).setInputFiles({
    name: 'mine.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['name,params,tokens,loss', ...runs].join('\n')),
  });
  await page.getByRole('button', { name: 'Use these runs' }).click();
  await rowOf(page, 'r1-1').first().click();
  await page.getByRole('button', { name: 'Edit 1 selected\u2026' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('150M');
  await page.getByRole('button', { name: 'Make the edited dataset' }).click();
  await expect(rowOf(page, 'r1-1').first()).toContainText('150M');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rowOf(page, 'r1-1').first()).toContainText('100M');

  await page.getByRole('tab', { name: 'Datasets' }).click();
  await page.getByRole('button', { name: 'Rename mine', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title of mine' }).fill('First sweep');
  await page.getByRole('button', { name: 'Save' }).click();
  const dataset = page.getByRole('combobox', { name: 'Dataset' });
  await expect(dataset.locator('option:checked')).toHaveText('First sweep');
  await page.getByRole('button', { name: 'Delete First sweep' }).click();
  await expect(page.getByRole('button', { name: 'Delete First sweep' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo delete' }).click();
  await expect(page.getByRole('button', { name: 'Delete First sweep' })).toBeVisible();
});

test('loss curves are named by their finding and stand in a table too', async ({ page }) => {
  await openApp(page, `${ladder}&card=curves`);
  const figure = page.getByRole('figure', { name: /^s4-seed0-8M ends lowest: 1\.573 nats\/byte/ });
  await expect(figure).toBeVisible();
  await figure.getByRole('button', { name: /^s4-seed0-8M: 148K params/ }).press('Enter');
  await expect(figure.getByRole('button', { name: /^s4-seed0-8M: 148K params/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await expect(figure.getByRole('row').nth(1)).toContainText('s0-seed0-trunk');
  await expect(figure.getByRole('row').nth(1)).toContainText('5.11855');
});
