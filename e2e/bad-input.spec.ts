import { fileURLToPath } from 'node:url';
import { expect, openApp, readAll, test } from './base';

const folder = fileURLToPath(new URL('fixtures/bad/', import.meta.url));

/** Each table, and what its message must name. */
const tables: Record<string, RegExp> = {
  'empty.csv': /empty/i,
  'no-numbers.csv': /no .*(number|numeric)/i,
  'negative-n.csv': /(negative|above 0|positive|not usable|no usable)/i,
  'zero-loss.csv': /(zero|above 0|positive|not usable|no usable)/i,
  'nan.csv': /(nan|not a number|no usable)/i,
  'two-rows.csv': /\b(2|two)\b.*(run|row)/i,
  'one-size.csv': /(one|same|single|only) .*(size|parameters)|size/i,
};

for (const [file, message] of Object.entries(tables)) {
  test(`${file} is refused in words and changes nothing`, async ({ page }) => {
    await openApp(page);
    const before = await readAll(page);
    await page.getByLabel('Upload runs', { exact: true }).setInputFiles(folder + file);
    await expect(page.getByRole('alert').first()).toHaveText(message);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect.poll(() => readAll(page)).toEqual(before);
  });
}
