import { expect, openApp, output, read, test } from './base';
import { referenceLoss, referenceParams } from './reference-law';

const BUDGET = 5.76e23;

test('the default runs are fitted on screen without a click', async ({ page, isMobile }) => {
  await openApp(page);
  await expect(page).toHaveTitle(/Scalescope/);
  await expect(page.getByRole('figure').first()).toBeVisible();
  expect(await page.getByRole('alert').count()).toBe(0);
  // Below 1280 px the readouts are in a sheet.
  if (isMobile) await page.getByRole('button', { name: 'Readouts and fit', exact: true }).tap();

  const params = await read(page, 'Optimal parameters');
  expect(params.value / referenceParams(BUDGET)).toBeCloseTo(1, 3);
  expect(params.low).toBeLessThan(params.value);
  expect(params.high).toBeGreaterThan(params.value);

  const tokens = await read(page, 'Optimal tokens');
  expect((6 * params.value * tokens.value) / BUDGET).toBeCloseTo(1, 9);
  expect(tokens.low).toBeLessThan(tokens.value);
  expect(tokens.high).toBeGreaterThan(tokens.value);

  const loss = await read(page, 'Predicted loss');
  expect(loss.value).toBeCloseTo(referenceLoss(params.value, tokens.value), 4);
  expect(loss.low).toBeLessThan(loss.value);
  expect(loss.high).toBeGreaterThan(loss.value);
  await expect(output(page, 'Predicted loss')).toContainText(/1\.9/);
});
