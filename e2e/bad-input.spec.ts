import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, openApp, readAll, test } from './base';

const folder = fileURLToPath(new URL('fixtures/bad/', import.meta.url));

/** Each file, and what its message must name. */
const said: Record<string, RegExp> = {};

for (const file of readdirSync(folder)) {
  test(`${basename(file)} is refused in words and changes nothing`, async ({ page }) => {
    await openApp(page);
    const before = await readAll(page);
    await page.getByLabel('Upload runs', { exact: true }).setInputFiles(folder + file);
    await expect(page.getByRole('alert').first()).toHaveText(said[file] ?? /never/);
    await page.keyboard.press('Escape');
    await expect.poll(() => readAll(page)).toEqual(before);
  });
}
