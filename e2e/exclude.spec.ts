import { expect, openApp, read, readAll, test } from './base';

test('leaving a run out refits; undo and redo bring the exact numbers back', async ({ page }) => {
  await openApp(page);
  const before = await readAll(page);
  expect(Object.keys(before).length).toBeGreaterThan(2);

  const runs = page.getByRole('option', { name: /^iso-/ });
  await runs.first().click();
  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value)
    .not.toBe(before['Optimal parameters']);
  const without = await readAll(page);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => readAll(page)).toEqual(before);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect.poll(() => readAll(page)).toEqual(without);
});
