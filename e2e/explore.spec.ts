import { expect, openApp, read, readBudget, ready, test } from './base';
import { referenceLoss } from './reference-law';

test('a target loss finds the least compute that reaches it', async ({ page }) => {
  await openApp(page);
  const target = page.getByRole('textbox', { name: 'Target loss', exact: true });
  await target.fill('2.05');
  await target.press('Enter');
  await ready(page);
  const params = await read(page, 'Optimal parameters');
  const tokens = await read(page, 'Optimal tokens');
  expect(referenceLoss(params.value, tokens.value)).toBeCloseTo(2.05, 3);
  expect((await read(page, 'Predicted loss')).value).toBeCloseTo(2.05, 9);
  // Each resample needs its own budget, so compute has an interval now.
  const compute = await read(page, 'Compute for the target');
  expect(compute.low).toBeLessThan(compute.value);
  expect(compute.high).toBeGreaterThan(compute.value);
  await expect(page.getByRole('figure', { name: /^A loss of 2\.05 takes/ })).toBeVisible();

  await target.fill('1.5');
  await target.press('Enter');
  await expect(page.getByRole('alert')).toContainText('No budget reaches 1.5');
  expect(await readBudget(page)).toBeCloseTo(compute.value, -12);
});

test('the good-enough range widens with its tolerance and says what it costs', async ({ page }) => {
  await openApp(page);
  const range = page.getByRole('figure', { name: /cost less than 1 % of compute/ });
  await expect(range).toBeVisible();
  const tolerance = page.getByRole('textbox', { name: 'Good-enough tolerance value', exact: true });
  await tolerance.fill('10 %');
  await tolerance.press('Enter');
  await expect(page.getByRole('figure', { name: /cost less than 10 % of compute/ })).toBeVisible();
});

test('both forms of the hero show the same picture', async ({ page }) => {
  await openApp(page);
  const before = await read(page, 'Optimal parameters');
  await page.getByRole('radio', { name: 'Tokens by parameters', exact: true }).check();
  await expect(page.getByRole('slider', { name: 'Budget on plot', exact: true })).toBeVisible();
  expect(await read(page, 'Optimal parameters')).toEqual(before);
  await page.getByRole('slider', { name: 'Budget on plot', exact: true }).press('PageUp');
  await ready(page);
  expect((await readBudget(page)) / 5.76e23).toBeCloseTo(2, 9);
});

test('Shift-drag takes a box of runs out, one undo brings them back', async ({ page }) => {
  await openApp(page);
  const before = await read(page, 'Optimal parameters');
  const first = await page.getByRole('button', { name: /^iso-123:/ }).boundingBox();
  if (!first) throw new Error('the run is not on screen');
  await page.keyboard.down('Shift');
  await page.mouse.move(first.x - 12, first.y - 60);
  await page.mouse.down();
  await page.mouse.move(first.x + 24, first.y + 90, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.getByText(/^1\d\d of 123 runs in the fit$/)).not.toHaveText(
    '118 of 123 runs in the fit',
  );
  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value)
    .not.toBe(before.value);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('118 of 123 runs in the fit')).toBeVisible();
  await expect.poll(() => read(page, 'Optimal parameters')).toEqual(before);
});

test('a drag is one step to undo, however it ends', async ({ page }) => {
  await openApp(page);
  const handle = page.getByRole('slider', { name: 'Budget on plot', exact: true });
  const box = await handle.boundingBox();
  if (!box) throw new Error('the handle is not on screen');
  await page.mouse.move(box.x + 22, box.y + 22);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + 22, { steps: 8 });
  // Longer than the pause that ends a row of key presses.
  await page.waitForTimeout(900);
  await page.mouse.move(box.x - 120, box.y + 22, { steps: 8 });
  await page.mouse.up();
  await ready(page);
  expect(await readBudget(page)).toBeLessThan(5.76e23);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await readBudget(page)).toBe(5.76e23);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('every plot has its numbers as a table', async ({ page }) => {
  await openApp(page);
  for (const figure of await page.getByRole('figure').all()) {
    await figure.getByRole('button', { name: 'Show as table', exact: true }).click();
    expect(await figure.getByRole('row').count()).toBeGreaterThan(20);
    await figure.getByRole('button', { name: 'Show plot', exact: true }).click();
  }
});

test('another objective refits; thousands of resamples show progress and can be cancelled', async ({
  page,
}) => {
  await openApp(page);
  await page.getByRole('combobox', { name: 'Objective', exact: true }).selectOption('mse');
  // The square objective's optimum on these runs, from the reference fits.
  await expect(page.getByRole('row', { name: /^E 1\.914 / })).toBeVisible();
  await ready(page);
  const before = await read(page, 'Optimal parameters');
  await page.getByRole('combobox', { name: 'Objective', exact: true }).selectOption('huber-log');
  await ready(page);
  await page.getByLabel('Bootstrap refits', { exact: true }).selectOption('4000');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await ready(page);
  // The last result stays, with the resamples it was made with.
  await expect(
    page.getByText(/95 % percentile intervals, 200 case-bootstrap refits/),
  ).toBeVisible();
  expect((await read(page, 'Optimal parameters')).value).not.toBe(before.value);
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(
    page.getByText(/95 % percentile intervals, 4000 case-bootstrap refits/),
  ).toBeVisible();
});
