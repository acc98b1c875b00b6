import { expect, openApp, read, test } from './base';

test("a published preset gives its paper's number", async ({ page }) => {
  await openApp(page, '#/explore?v=1&preset=hoffmann2022-tex&C=5.76e23');
  expect((await read(page, 'Optimal parameters')).value / 40.36e9).toBeCloseTo(1, 3);
});

test('choosing a preset and going back to the fit', async ({ page }) => {
  await openApp(page);
  const fitted = await read(page, 'Optimal parameters');
  const presets = page.getByRole('combobox', { name: 'Preset', exact: true });
  await presets.selectOption('hoffmann2022-tex');
  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value / 40.36e9)
    .toBeCloseTo(1, 3);
  await presets.selectOption('fit');
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).toBe(fitted.value);
});
