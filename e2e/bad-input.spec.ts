import { fileURLToPath } from 'node:url';
import { expect, openApp, output, readAll, ready, test } from './base';

const folder = fileURLToPath(new URL('fixtures/bad/', import.meta.url));

/** Each table, and what its message must name. */
const tables: Record<string, RegExp> = {
  'empty.csv': /empty/i,
  'no-numbers.csv': /no .*(number|numeric)/i,
  'negative-n.csv': /(negative|above 0|positive|not usable|no usable)/i,
  'zero-loss.csv': /(zero|above 0|positive|not usable|no usable)/i,
  'nan.csv': /(nan|not a number|no usable)/i,
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

/** Runs no law can be fitted to: what is said of them, how many there are, and what their design lacks. */
const thin: Record<string, { said: RegExp; runs: number; cure: RegExp }> = {
  'two-rows.csv': {
    said: /only 2 runs and a fit needs 6/,
    runs: 2,
    cure: /cannot tell E, A, B, alpha, beta apart.*Train .* tokens and .* tokens\./,
  },
  'one-size.csv': {
    said: /Every run has 1\.4B parameters/,
    runs: 12,
    cure: /cannot tell E, A, alpha, beta apart.*Train 350M parameters on 16B tokens and 5\.6B/,
  },
};

for (const [file, { said, runs, cure }] of Object.entries(thin)) {
  test(`${file} is taken, shown without a law, and its missing runs are named`, async ({
    page,
  }) => {
    await openApp(page, '#/explore?v=1&boot=0');
    await page.getByLabel('Upload runs', { exact: true }).setInputFiles(folder + file);
    const alert = page.getByRole('dialog').getByRole('alert');
    await expect(alert).toHaveText(said);
    await expect(alert).toHaveText(cure);
    await page.getByRole('button', { name: 'Use these runs' }).click();
    const plane = page.getByRole('figure', { name: `${runs} runs and no law` });
    await expect(plane.getByRole('button', { name: /loss/ })).toHaveCount(runs);
    await ready(page);
    await expect(output(page, 'Predicted loss')).toHaveCount(0);
    expect(await readAll(page)).toEqual({});
    await page.getByRole('button', { name: 'Open the design check' }).click();
    await expect(page.getByRole('tab', { name: 'What is wrong?' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(page.getByRole('region', { name: 'Design check' })).toHaveText(cure);
  });
}
