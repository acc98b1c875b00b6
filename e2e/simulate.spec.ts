import type { Locator, Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, read, readAll, ready, test } from './base';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Simulate runs' });

async function setNumber(page: Page, label: string, text: string): Promise<void> {
  const box = dialog(page).getByRole('textbox', { name: label, exact: true });
  await box.fill(text);
  await box.press('Enter');
}

test('runs are simulated from a published law, fitted at once, and its optimum is covered', async ({
  page,
  openElsewhere,
}) => {
  await openApp(page, '#/explore?v=1&preset=besiroglu2024&C=5.76e23');
  const truth = (await read(page, 'Optimal parameters')).value;
  await page.getByRole('button', { name: 'Simulate runs', exact: true }).click();
  await expect(dialog(page).getByRole('combobox', { name: 'True values' })).toHaveValue(
    'besiroglu2024',
  );
  await dialog(page).getByRole('combobox', { name: 'Design' }).selectOption('isoflop');
  await expect(dialog(page).getByText('63 runs')).toBeVisible();
  await setNumber(page, 'Budgets', '6');
  await expect(dialog(page).getByText('54 runs')).toBeVisible();
  await setNumber(page, 'Noise', '1');
  await setNumber(page, 'Seed', '7');
  await dialog(page).getByRole('button', { name: 'Simulate', exact: true }).click();

  await expect(page.getByRole('combobox', { name: 'Dataset', exact: true })).toContainText(
    'Simulated: Chinchilla (Besiroglu et al. 2024), isoflop design, noise 0.01, seed 7',
  );
  await expect(page.getByText('simulated', { exact: true })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Preset', exact: true })).toHaveValue('fit');
  const compute = page.getByRole('textbox', { name: 'Compute (C) value' });
  await compute.fill('5.76e23');
  await compute.press('Enter');
  await ready(page);
  const best = await read(page, 'Optimal parameters');
  expect(best.low).toBeLessThan(truth);
  expect(best.high).toBeGreaterThan(truth);

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page
    .getByRole('menuitem', { name: /^SVG: / })
    .first()
    .click();
  expect((await saved).suggestedFilename()).toBe('scalescope-hero-simulated.svg');

  const here = await readAll(page);
  await page.getByRole('button', { name: 'Copy permalink', exact: true }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const elsewhere = await openElsewhere(link);
  const there = await readAll(elsewhere);
  expect(Object.keys(there).sort()).toEqual(Object.keys(here).sort());
  for (const [name, value] of Object.entries(here))
    expect(Math.abs((there[name] as number) - value), name).toBeLessThanOrEqual(
      Math.max(1e-9 * Math.abs(value), 1e-15),
    );
  await expect(elsewhere.getByText('simulated', { exact: true })).toBeVisible();
  await expect(elsewhere.getByRole('combobox', { name: 'Dataset', exact: true })).toContainText(
    'Simulated: Chinchilla',
  );
});

test('simulated runs are kept, removed and undone like an upload', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Simulate runs', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Simulate', exact: true }).click();
  const select = page.getByRole('combobox', { name: 'Dataset', exact: true });
  await expect(select).toHaveValue(/^own-/);
  await ready(page);
  await page.reload();
  await ready(page);
  await expect(select).toHaveValue(/^own-/);
  await expect(page.getByText('simulated', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove from this device' }).click();
  await expect(select).toHaveValue('chinchilla-isoflop');
  await expect(page.getByText('simulated', { exact: true })).toHaveCount(0);
});

test('one undo takes simulated runs off the screen again', async ({ page }) => {
  await openApp(page, '#/explore?v=1&preset=besiroglu2024');
  await page.getByRole('button', { name: 'Simulate runs', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Simulate', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Dataset', exact: true })).toHaveValue(/^own-/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Dataset', exact: true })).toHaveValue(
    'chinchilla-isoflop',
  );
  await expect(page.getByRole('combobox', { name: 'Preset', exact: true })).toHaveValue(
    'besiroglu2024',
  );
});

test('a law that knows nothing of sizes gives a table to its own card', async ({ page }) => {
  await openApp(page, '#/laws?v=1&card=critical-batch&obj=log-mse');
  await page.getByRole('article').getByRole('button', { name: 'Simulate', exact: true }).click();
  await expect(dialog(page).getByText(/kept until this tab is closed/)).toBeVisible();
  await setNumber(page, 'Noise', '0');
  await dialog(page).getByRole('button', { name: 'Simulate', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Fit to data' });
  await expect(panel.getByText('simulated', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Fit', exact: true }).click();
  const a = panel.getByRole('status', { name: 'Fitted a', exact: true });
  await expect(a).toBeVisible();
  const truth = panel
    .getByRole('row', { name: /endless batch/ })
    .getByRole('cell')
    .nth(2);
  const published = Number.parseFloat((await truth.textContent()) ?? '');
  expect(Number(await a.getAttribute('data-value')) / published).toBeCloseTo(1, 6);
  await expect(panel.getByText(/^Data: Simulated: Critical batch size/)).toBeVisible();
});

test('a design that makes no sense is refused in words', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Simulate runs', exact: true }).click();
  await setNumber(page, 'Sizes a budget', 'many');
  await expect(dialog(page).getByRole('alert')).toContainText('is not a number');
  await setNumber(page, 'Sizes a budget', '9');
  await setNumber(page, 'Least budget', '1e6');
  await setNumber(page, 'Widest size over best', '1000');
  await setNumber(page, 'Noise', '101');
  await expect(dialog(page).getByRole('alert').first()).toContainText(
    'Noise must be a number from 0 to 100',
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the dialog in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openApp(page);
    await page.getByRole('button', { name: 'Simulate runs', exact: true }).click();
    await expect(dialog(page)).toBeVisible();
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });
}
