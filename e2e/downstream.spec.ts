import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, openApp, output, read, test } from './base';

async function type(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: `${name} value`, exact: true });
  await box.fill(text);
  await box.press('Enter');
}

/** A law fitted to the same runs by the command line, and its first prediction. */
async function fit(law: string, predict: string) {
  const asked = ['--dataset', 'gadre-rpj', '--law', law, '--objective', 'mse'];
  const more = ['--bootstrap', '200', '--predict', predict, '--json'];
  const { stdout } = await promisify(execFile)('npm', [
    ...['run', '--silent', 'fit', '--', ...asked, ...more],
  ]);
  return JSON.parse(stdout).predictions[0] as { loss: number; ci95: [number, number] };
}

/** Relative error on screen, percent. */
const percent = (page: Page, what: 'loss' | 'task error', run: string) =>
  expect.poll(
    async () =>
      100 *
      Number(
        await output(page, `Relative error of the ${what}, ${run} tokens per param`).getAttribute(
          'data-value',
        ),
      ),
  );

test('downstream says the errors published for over-trained runs, from the paper\u2019s own five', async ({
  page,
}) => {
  await openApp(page, '#/downstream?v=1&boot=0');
  const longest = '1.44B at 640';
  const largest = '6.89B at 20';
  await percent(page, 'loss', longest).toBeCloseTo(0.71, 2);
  await percent(page, 'task error', longest).toBeCloseTo(3.64, 2);
  await percent(page, 'loss', largest).toBeCloseTo(0.73, 2);
  await percent(page, 'task error', largest).toBeCloseTo(0.05, 2);
  await page.getByRole('combobox', { name: 'Dataset' }).selectOption('gadre-c4');
  await percent(page, 'loss', largest).toBeCloseTo(4.3, 1);
  await percent(page, 'task error', largest).toBeCloseTo(0.14, 2);
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('gadre2024-refinedweb');
  await percent(page, 'loss', '1.44B at 320').toBeCloseTo(0.005, 3);
  await percent(page, 'loss', largest).toBeCloseTo(1.62, 2);
  await percent(page, 'task error', largest).toBeCloseTo(2.94, 2);
  await expect(page.getByText('The test runs the paper states')).toBeVisible();
});

test('one interval carries both fits, a link reopens it, and the command line has the same law', async ({
  page,
  openElsewhere,
}) => {
  const asked = fit('overtrained', 'N=7e9,D=1.4e12');
  await openApp(page, '#/downstream?v=1&train=all&N=7e9&D=1.4e12');
  await expect(output(page, 'Predicted error')).toHaveAttribute('data-low', /0\.\d/);
  const loss = await read(page, 'Predicted loss');
  const error = await read(page, 'Predicted error');
  const accuracy = await read(page, 'Predicted accuracy');
  expect(accuracy.value).toBeCloseTo(1 - error.value, 12);
  expect([accuracy.low, accuracy.high]).toEqual([1 - error.high, 1 - error.low]);
  expect(error.low).toBeLessThan(error.value);
  expect(error.high).toBeGreaterThan(error.value);
  const there = await asked;
  expect(there.loss / loss.value).toBeCloseTo(1, 9);
  // The same runs are drawn, so that even the ends agree.
  expect(there.ci95[0] / loss.low).toBeCloseTo(1, 9);
  expect(there.ci95[1] / loss.high).toBeCloseTo(1, 9);
  const chained = await fit('downstream', `loss=${loss.value}`);
  expect(chained.loss / error.value).toBeCloseTo(1, 9);
  const elsewhere = await openElsewhere(page.url());
  const again = output(elsewhere, 'Predicted error');
  await expect(again).toHaveAttribute('data-value', String(error.value));
  await expect(again).toHaveAttribute('data-low', String(error.low));
});

test('sentence, handle and task move the forecast; runs are left out, and too few are refused', async ({
  page,
}) => {
  await openApp(page, '#/downstream?v=1&boot=0&N=1e9&D=1e11');
  const loss = output(page, 'Predicted loss');
  const mean = await read(page, 'Predicted error');
  await page.getByRole('spinbutton', { name: 'Tokens in sentence' }).press('PageUp');
  await expect(output(page, 'Tokens per parameter')).toHaveAttribute('data-value', '200');
  await page.getByRole('slider', { name: 'Budget on plot' }).press('PageUp');
  await expect
    .poll(async () => (await read(page, 'Training compute')).value / 2.4e21)
    .toBeCloseTo(1, 9);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(output(page, 'Predicted error')).toHaveAttribute('data-value', String(mean.value));
  await page.getByRole('button', { name: /^arc easy: described by its loss/ }).press('Enter');
  await expect(page).toHaveURL(/task=arc_easy/);
  await expect(page.getByRole('figure', { name: /^Loss .* error, arc easy/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Fit to all runs' }).check();
  await expect(page.getByText('Least squares on 35 runs').first()).toBeVisible();
  await expect(page.getByText('No run is held out')).toBeVisible();
  await page.getByRole('radio', { name: 'Fit to the paper\u2019s runs' }).check();
  await expect(page.getByText('Least squares on 5 runs')).toBeVisible();
  const plot = page.getByRole('group', { name: /^Runs of the table/ });
  await plot.getByRole('button', { name: /10\.6M params, 211M tokens/ }).press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'too few' })).toBeVisible();
  await expect(page.getByText(/Runs that would do: Eight sizes/)).toBeVisible();
  await expect(loss).toHaveCount(0);
  await page.getByRole('button', { name: 'Take the run left out back in' }).click();
  await expect(loss).toBeVisible();
});

test('runs of one\u2019s own with a column of errors are fitted', async ({ page }) => {
  await openApp(page, '#/downstream?v=1&boot=0');
  const lines = ['params,tokens,loss,error'];
  for (let i = 0; i < 16; i++) {
    const N = 1e7 * 10 ** (2.5 * ((i * 0.618) % 1));
    const D = N * 10 ** (0.8 + 1.6 * ((i * 0.414) % 1));
    const loss = 1.8 + 170 / N ** 0.27 + 290 / D ** 0.27;
    const error = 0.86 - 2.2 * Math.exp(-0.71 * loss);
    lines.push([N.toFixed(0), D.toFixed(0), loss.toFixed(9), error.toFixed(9)].join(','));
  }
  await page.getByLabel('Upload runs', { exact: true }).setInputFiles({
    name: 'mine.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await page.getByRole('button', { name: 'Use these runs' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect(page.getByText('Least squares on 16 runs')).toHaveCount(2);
  await type(page, 'Parameters (N)', '1e9');
  await type(page, 'Tokens (D)', '1e11');
  const loss = 1.8 + 170 / 1e9 ** 0.27 + 290 / 1e11 ** 0.27;
  await expect.poll(async () => (await read(page, 'Predicted loss')).value).toBeCloseTo(loss, 4);
  await expect
    .poll(async () => (await read(page, 'Predicted error')).value)
    .toBeCloseTo(0.86 - 2.2 * Math.exp(-0.71 * loss), 4);
});
