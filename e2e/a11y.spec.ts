import { expect, findAccessibilityViolations, openApp, test } from './base';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openApp(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });

  test(`axe finds nothing in the share dialog in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openApp(page);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findAccessibilityViolations(page)).toEqual([]);
  });
}

test('nothing scrolls sideways', async ({ page }) => {
  await openApp(page);
  const { content, window: width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(width);
});

test('every plot is a named figure with its numbers as a table', async ({ page }) => {
  await openApp(page);
  const figures = await page.getByRole('figure').all();
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) await expect(figure).toHaveAccessibleName(/\w{3}/);
});
