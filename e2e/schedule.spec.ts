import type { Page } from '@playwright/test';
import { expect, openApp, output, test } from './base';

async function type(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: `${name} value`, exact: true });
  await box.fill(text);
  await box.press('Enter');
}

/** Waits until an output says this, within a part of it. */
async function says(page: Page, name: string, expected: number, within = 1e-4): Promise<void> {
  await expect
    .poll(async () => {
      const text = await output(page, name).getAttribute('data-value');
      return Math.abs(Number(text ?? Number.NaN) / expected - 1);
    }, `${name} ${expected}`)
    .toBeLessThan(within);
}

const choose = (page: Page, name: string, value: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(value);

test('schedule says the published rates and batches at their check points', async ({ page }) => {
  await openApp(page, '#/schedule?v=1&boot=0');
  // Step Law at its own example, its batch in tokens.
  await says(page, 'Optimal batch', 1107710);
  await choose(page, 'Law', 'step-law');
  await says(page, 'Optimal learning rate', 0.0016325);
  // Power Scheduler: batches of 1,024 and 128 sequences of 4,096.
  await choose(page, 'Law', 'power-scheduler');
  await type(page, 'Batch', String(1024 * 4096));
  await type(page, 'Tokens (D)', '10t');
  await says(page, 'Optimal learning rate', 0.0011, 0.05);
  await says(page, 'Cap stops binding', 2.59641e10);
  await type(page, 'Tokens (D)', '1t');
  await says(page, 'Power rate at these tokens', 0.00310713);
  await type(page, 'Batch', String(128 * 4096));
  await type(page, 'Tokens (D)', '256b');
  await says(page, 'Optimal learning rate', 0.000894881);
  await type(page, 'Tokens (D)', '2b');
  await says(page, 'Optimal learning rate', 0.0106278);
  // DeepSeek 7B on 2T tokens, by its own compute.
  await choose(page, 'Law', 'deepseek-hp');
  await type(page, 'Parameters (N)', '7b');
  await type(page, 'Compute (C)', '8.45572e22');
  await says(page, 'Optimal learning rate', 0.00042, 0.024);
  await says(page, 'Optimal batch', 2304 * 4096, 0.03);
  await expect(page.getByText(/Extrapolated: C 4,?200x outside/)).toBeVisible();
  // MiniCPM: a constant rate, the batch of a loss, and 192 tokens a parameter.
  await choose(page, 'Law', 'minicpm');
  await type(page, 'Loss', '3');
  await says(page, 'Optimal batch', 1275110);
  await says(page, 'Optimal learning rate', 0.01);
  await type(page, 'Compute (C)', '4.084734e21');
  await says(page, 'Best tokens per parameter', 192);
  // Critical batches, printed in sequences of 512.
  await choose(page, 'Law', 'critical-batch');
  for (const [preset, sequences] of [
    ['zhang2024-85m', 745.3201],
    ['zhang2024-151m', 955.1582],
    ['zhang2024-302m', 1393.7269],
    ['zhang2024-604m', 1888.5221],
    ['zhang2024-1.2b', 2533.4108],
  ] as const) {
    await choose(page, 'Preset', preset);
    await says(page, 'Optimal batch', sequences * 512, 0.002);
    await says(page, 'Critical batch size', sequences * 512, 0.002);
  }
  await choose(page, 'Preset', 'zhang2024');
  await type(page, 'Parameters (N)', '2b');
  await says(page, 'Optimal batch', 3274.9265 * 512, 3e-4);
  await type(page, 'Parameters (N)', '1m');
  await says(page, 'Optimal batch', 93.196814 * 512, 0.005);
});

test('handles, the sentence and a link move one course, and its options are copied', async ({
  page,
  openElsewhere,
}) => {
  await openApp(page, '#/schedule?v=1&boot=0&sched=wsd&lr=0.002&D=1.048576e9&batch=1048576');
  await page.getByRole('slider', { name: 'Learning rate on plot' }).press('PageUp');
  await says(page, 'Peak of the course', 0.004, 1e-9);
  await expect(page.getByRole('slider', { name: 'Decay on plot' })).toHaveAttribute(
    'aria-valuetext',
    /the last 10 % of the run/,
  );
  await page.getByRole('slider', { name: 'Decay on plot' }).press('PageUp');
  await says(page, 'Decay starts', 0.8 * 1.048576e9, 1e-9);
  await page.getByRole('slider', { name: 'Warm-up on plot' }).press('PageUp');
  await says(page, 'Warm-up ends', 0.02 * 1.048576e9, 1e-9);
  await page.getByRole('spinbutton', { name: 'Tokens in sentence' }).press('PageUp');
  await says(page, 'Steps', 2000, 1e-9);
  const options = page.getByRole('region', { name: 'Options of the trainer' });
  await expect(options).toContainText('--lr-wsd-decay-iters 400');
  await choose(page, 'Trainer', 'olmo');
  await expect(options).toContainText(
    'WSD(warmup=40, decay=400, decay_fraction=None, decay_min_lr=0.0004)',
  );
  await expect(page).toHaveURL(/D=2\.?097152.*decay=0\.2/);
  const there = await openElsewhere(page.url());
  await says(there, 'Decay starts', 0.8 * 2.097152e9, 1e-9);
  await says(
    there,
    'Mean learning rate',
    Number(await output(page, 'Mean learning rate').getAttribute('data-value')),
    1e-12,
  );
  for (let step = 0; step < 4; step++)
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await says(page, 'Peak of the course', 0.002, 1e-9);
  await page.getByRole('radio', { name: 'Cosine course' }).check();
  await says(page, 'Mean learning rate', 0.002 * (0.01 / 2 + 0.99 * 0.55), 1e-3);
});

test('steps are fitted with an interval without a row left out, and two trends say where they meet', async ({
  page,
}) => {
  await openApp(page, '#/schedule?v=1&boot=50&obj=log-mse&law=critical-batch&preset=fit&N=85e6');
  await says(page, 'Critical batch size', 745.3201 * 512, 0.002);
  await expect(output(page, 'Critical batch size')).toHaveAttribute('data-low', /\d/);
  await says(page, 'Optimal batch', 745.3201 * 512, 0.002);
  await page.getByRole('button', { name: /^Batch of 8.39M tokens: 1.6K steps/ }).press('Enter');
  await expect(page.getByText('fitted to 8 rows')).toBeVisible();
  await expect(page).toHaveURL(/out=8/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await choose(page, 'Dataset', 'languini');
  await expect(
    page.getByRole('figure', { name: /^GPT and qLSTM: their slopes cannot be told apart/ }),
  ).toBeVisible();
  await choose(page, 'Measured column', '4');
  await expect(page).toHaveURL(/view=classes\.2\.4\.0\.0\.1/);
  // A table of one's own: 40 h^-0.1 and 60 h^-0.2 meet at 1.5^10 hours, beyond the largest class.
  const rows = (
    [
      ['A', 40, -0.1],
      ['B', 60, -0.2],
    ] as const
  ).flatMap(([name, factor, power]) =>
    [1, 2, 4, 8, 16].map((h) => `${name},${h},${factor * h ** power}`),
  );
  const text = ['family,gpu_hours,perplexity', ...rows].join('\n');
  await page.getByLabel('Upload runs', { exact: true }).setInputFiles({
    ...{ name: 'classes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
  await says(page, 'Crossing', 1.5 ** 10, 1e-6);
  await expect(output(page, 'Crossing')).toHaveAttribute('data-high', /^57\.6/);
  await expect(page.getByText('No crossing within the data: 3.6x outside them.')).toBeVisible();
});
