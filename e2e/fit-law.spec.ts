import type { Locator, Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, test } from './base';

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Fit to data' });
const result = (page: Page): Locator =>
  panel(page).getByRole('region', { name: 'Result', exact: true });
const choose = (page: Page, label: string): Locator =>
  panel(page).getByRole('combobox', { name: label, exact: true });

/** A fitted parameter with its interval. */
async function parameter(page: Page, id: string) {
  const [value, low, high] = await result(page)
    .getByRole('status', { name: `Fitted ${id}`, exact: true })
    .evaluate((element) =>
      ['data-value', 'data-low', 'data-high'].map((key) => Number(element.getAttribute(key))),
    );
  return { value: value as number, low: low as number, high: high as number };
}

async function openPanel(page: Page, card: string): Promise<void> {
  await openApp(page, `#/laws?v=1&card=${card}&obj=log-mse`);
  await page.getByRole('article').getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(panel(page)).toBeVisible();
}

test('a critical batch size is fitted to the steps of one size, near the published values', async ({
  page,
}) => {
  await openPanel(page, 'critical-batch');
  await expect(page.getByRole('button', { name: 'Fit', exact: true })).toHaveCount(1);
  await choose(page, 'Rows').selectOption('params = 302M');
  await panel(page).getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(result(page).getByText('Fitted to 9 of 45 rows: params = 302M')).toBeVisible();
  await expect(choose(page, 'Compare with')).toHaveValue('zhang2024-302m');
  const a = await parameter(page, 'a');
  const b = await parameter(page, 'b');
  // Zhang et al. 2024 fitted the same steps: a = 2,151, b = 11.8M.
  const table = result(page).getByRole('region', { name: 'Result: table' });
  const published = async (row: RegExp): Promise<number> =>
    Number.parseFloat(
      (await table.getByRole('row', { name: row }).getByRole('cell').nth(2).textContent()) ?? '',
    );
  expect(a.value / (await published(/endless batch/))).toBeCloseTo(1, 2);
  expect(b.value / (await published(/data term/))).toBeCloseTo(1, 2);
  expect(a.low).toBeLessThan(a.value);
  expect(a.high).toBeGreaterThan(a.value);
  await expect(
    page.getByRole('figure', { name: /^Fitted within [\d.]+ % of all 9 values of steps/ }),
  ).toBeVisible();
});

test('degradation at 4 bits is fitted to the table it was published as', async ({ page }) => {
  await openPanel(page, 'qid');
  await choose(page, 'Form to fit').selectOption('Degradation at one bit width');
  await choose(page, 'Rows').selectOption('bits = 4');
  await expect(panel(page).getByText('predictions', { exact: true })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(result(page)).toBeVisible();
  expect((await parameter(page, 'beta')).value).toBeCloseTo(0.655, 3);
  expect((await parameter(page, 'alpha')).value).toBeCloseTo(0.3835, 3);
  await expect(choose(page, 'Compare with')).toHaveValue('ouyang2024-4bit');
});

test('another choice dims the old result until it is fitted; a missing column is said in words', async ({
  page,
}) => {
  await openPanel(page, 'critical-batch');
  await expect(result(page)).toBeVisible();
  await choose(page, 'Rows').selectOption('params = 1.2B');
  await expect(panel(page).getByText(/of an earlier choice/)).toBeVisible();
  await expect(result(page)).toHaveAttribute('data-stale', 'true');
  await panel(page).getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(result(page).getByText('params = 1.2B')).toBeVisible();
  await expect(result(page)).not.toHaveAttribute('data-stale', 'true');
  await choose(page, 'Data to fit').selectOption('runs:chinchilla-isoflop');
  await panel(page).getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(panel(page).getByRole('alert')).toContainText('No column is known to be batch size');
  await expect(result(page)).toBeVisible();
});

test('columns and their factor can be changed, and scale the parameters', async ({ page }) => {
  await openPanel(page, 'critical-batch');
  await expect(result(page)).toBeVisible();
  const before = await parameter(page, 'b');
  const factor = panel(page).getByRole('textbox', { name: 'Factor of batch size' });
  await expect(factor).toHaveValue('512');
  await factor.fill('1024');
  await factor.press('Enter');
  await panel(page).getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(result(page)).not.toHaveAttribute('data-stale', 'true');
  expect((await parameter(page, 'b')).value / before.value).toBeCloseTo(2, 6);
});

test('the fit is saved as JSON with what it was fitted to, and its plot like every plot', async ({
  page,
}) => {
  await openPanel(page, 'critical-batch');
  await expect(result(page)).toBeVisible();
  const saved = page.waitForEvent('download');
  await result(page).getByRole('button', { name: 'Save fit as JSON' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('scalescope-fit-critical-batch.json');
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const report = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  expect(report.params.a).toBe((await parameter(page, 'a')).value);
  expect(report.data.rows).toHaveLength(9);
  expect(report.data.binding.variables.batch).toEqual({ column: 'batch_sequences', scale: 512 });
  await page
    .getByRole('figure', { name: /^Fitted within/ })
    .getByRole('button', { name: 'Show as table' })
    .click();
  await expect(page.getByRole('figure', { name: /^Fitted within/ }).getByRole('row')).toHaveCount(
    10,
  );
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const picture = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^SVG: Fitted within/ }).click();
  expect((await picture).suggestedFilename()).toBe('scalescope-observed-critical-batch.svg');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open panel in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openPanel(page, 'critical-batch');
    await expect(result(page)).toBeVisible();
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });
}
