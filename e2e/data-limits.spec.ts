import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, openApp, read, test } from './base';

async function type(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: `${name} value`, exact: true });
  await box.fill(text);
  await box.press('Enter');
}

const value = async (page: Page, name: string): Promise<number> => (await read(page, name)).value;

test('data limits says the published numbers of repeated, damaged and synthetic tokens', async ({
  page,
}) => {
  await openApp(page, '#/data-limits?v=1&boot=0');
  expect(await value(page, 'Worth of a token')).toBeCloseTo(0.931418, 6);
  expect((await value(page, 'Effective tokens')) / 100e9).toBeCloseTo(0.931418, 6);
  for (const [params, tokens, unique, loss] of [
    ['8.7b', '178b', '44b', 2.2073],
    ['8.7b', '178b', '25b', 2.22685],
    ['2.8b', '55b', '13.75b', 2.37778],
    ['2.8b', '55b', '1.25b', 2.70121],
  ] as const) {
    await type(page, 'Parameters (N)', params);
    await type(page, 'Unique tokens', unique);
    await type(page, 'Tokens (D)', tokens);
    expect(await value(page, 'Predicted loss')).toBeCloseTo(loss, 4);
  }
  const matching = await value(page, 'Parameters these tokens call for');
  expect(matching / 1.25e9).toBeCloseTo(0.0509865, 6);
  await type(page, 'Parameters (N)', '800m');
  await type(page, 'Epochs', '100');
  expect(await value(page, 'Band enters (epochs)')).toBeCloseTo(43.4029, 3);
  expect(await value(page, 'Band leaves (epochs)')).toBeCloseTo(1803.12, 1);
  await expect(page.getByText('lie inside the band of damage')).toBeVisible();
  await type(page, 'Parameters (N)', '175b');
  expect(await value(page, 'Band enters (epochs)')).toBeCloseTo(2.12397, 4);
  for (const [unique, accuracy] of [
    ['10b', 0.646],
    ['250b', 0.805],
    ['4t', 0.844],
  ] as const) {
    await type(page, 'Unique tokens', unique);
    expect(Math.abs((await value(page, 'Predicted accuracy')) - accuracy)).toBeLessThan(6e-4);
  }
  await page.getByRole('radio', { name: 'Synthetic tokens' }).check();
  await expect(
    page.getByRole('figure', { name: /synthetic tokens: 84.4 % on MATH/ }),
  ).toContainText('predictions of the source, not measurements');
});

test('the sentence, the handles and a link move one point, split as the command line does', async ({
  page,
  openElsewhere,
}) => {
  await openApp(page, '#/data-limits?v=1&boot=0&N=1e9&unique=1e10&epochs=8');
  await page.getByRole('spinbutton', { name: 'Epochs in sentence' }).press('PageUp');
  await page.getByRole('slider', { name: 'Unique tokens on plot' }).press('PageDown');
  expect(await value(page, 'Training compute')).toBeCloseTo(6 * 1e9 * 5e9 * 16, -9);
  const out = execFileSync(
    'npm',
    [
      ...['run', '--silent', 'optimum', '--', '--law', 'data-constrained'],
      ...['--preset', 'muennighoff2023', '--compute', String(6 * 1e9 * 5e9 * 16)],
      ...['--unique-tokens', '5e9', '--json'],
    ],
    { encoding: 'utf8' },
  );
  const plan: Record<string, number> = JSON.parse(out);
  for (const [name, key] of [
    ['Optimal parameters', 'N'],
    ['Optimal tokens', 'D'],
    ['Optimal epochs', 'epochs'],
    ['Least loss', 'loss'],
  ] as const)
    expect((await value(page, name)) / (plan[key] as number)).toBeCloseTo(1, 6);
  const before = await value(page, 'Predicted loss');
  await expect(page).toHaveURL(/epochs=16/);
  const there = await openElsewhere(page.url());
  await expect(there.getByRole('status', { name: 'Predicted loss', exact: true })).toBeVisible();
  expect(await value(there, 'Predicted loss')).toBe(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await value(page, 'Training compute')).toBeCloseTo(6 * 1e9 * 1e10 * 8, -9);
});

test('a fit follows a row left out, and rows that cannot carry the law are refused in words', async ({
  page,
}) => {
  await openApp(
    page,
    '#/data-limits?v=1&boot=0&data=synthllm-predicted&law=rectified&preset=fit&N=3e9&unique=1e10&obj=mse',
  );
  await expect(page.getByText('fitted to 6 rows')).toBeVisible();
  const whole = await value(page, 'Predicted accuracy');
  expect(Math.abs(whole - 0.646)).toBeLessThan(6e-4);
  await page.getByRole('button', { name: /^10B tokens: 64.6 % predicted/ }).press('Enter');
  await expect(page.getByText('fitted to 5 rows')).toBeVisible();
  const without = await value(page, 'Predicted accuracy');
  expect(without).not.toBe(whole);
  expect(Math.abs(without - 0.646)).toBeLessThan(0.02);
  await expect(page).toHaveURL(/out=0/);
  await page.getByRole('combobox', { name: 'Dataset' }).selectOption('microladder-repeat');
  await page.getByRole('combobox', { name: 'Law' }).selectOption('data-constrained');
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('fit');
  await expect(page.getByRole('alert').filter({ hasText: 'too few' })).toContainText(
    'too few to fit 6 parameters',
  );
  await expect(page.getByText(/Runs that would do: Six sizes from 10M to 9B/)).toBeVisible();
  await page.getByRole('radio', { name: 'Measured repeats' }).check();
  await expect(
    page.getByRole('figure', {
      name: /^Seeing the same 4.19M tokens 64 times costs 38.9 % of loss/,
    }),
  ).toBeVisible();
});
