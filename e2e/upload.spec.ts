import { fileURLToPath } from 'node:url';
import { expect, openApp, read, test } from './base';

const fixture = fileURLToPath(new URL('fixtures/odd-columns-60.csv', import.meta.url));

test('a table with odd columns and two broken rows is mapped, fitted and kept', async ({
  page,
}) => {
  await openApp(page);
  const bundled = await read(page, 'Optimal parameters');
  await page.getByLabel('Upload runs', { exact: true }).setInputFiles(fixture);

  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (const line of [18, 41]) {
    await expect(dialog.getByText(new RegExp(`\\bline ${line}\\b`, 'i')).first()).toBeVisible();
  }
  await dialog.getByRole('button', { name: 'Use these runs' }).click();
  await expect(dialog).toBeHidden();

  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value)
    .not.toBe(bundled.value);
  const own = await read(page, 'Optimal parameters');
  expect(own.low).toBeLessThan(own.value);
  expect(own.high).toBeGreaterThan(own.value);

  await page.reload();
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).toBe(own.value);
});
