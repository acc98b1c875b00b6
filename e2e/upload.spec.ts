import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { expect, openApp, read, ready, test } from './base';

const fixture = fileURLToPath(new URL('fixtures/odd-columns-60.csv', import.meta.url));

const input = (page: Page): Locator => page.getByLabel('Upload runs', { exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const use = (page: Page): Locator => dialog(page).getByRole('button', { name: 'Use these runs' });
const column = (page: Page, role: string): Locator =>
  dialog(page).getByRole('combobox', { name: `Column of ${role}`, exact: true });

test('a table with odd columns and two broken rows is mapped, fitted and kept', async ({
  page,
}) => {
  await openApp(page);
  const bundled = await read(page, 'Optimal parameters');
  await input(page).setInputFiles(fixture);

  await expect(dialog(page)).toBeVisible();
  for (const line of [18, 41]) {
    await expect(
      dialog(page)
        .getByText(new RegExp(`\\bline ${line}\\b`, 'i'))
        .first(),
    ).toBeVisible();
  }
  const saved = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Download rejected rows' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('odd-columns-60-rejected.csv');
  expect((await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/)).toEqual([
    'Line,Column,Value,Reason',
    '18,Model size (M),n.a. (OOM),not a number',
    '41,final val loss,-2.741,"negative, must be above zero"',
  ]);
  await use(page).click();
  await expect(dialog(page)).toBeHidden();

  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value)
    .not.toBe(bundled.value);
  const own = await read(page, 'Optimal parameters');
  expect(own.low).toBeLessThan(own.value);
  expect(own.high).toBeGreaterThan(own.value);

  await page.reload();
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).toBe(own.value);
});

/** Runs of a known law. */
const lossOf = (N: number, D: number): number => 1.8 + 480 / N ** 0.348 + 2100 / D ** 0.366;
const design = [1e8, 3e8, 1e9, 3e9].flatMap((N) => [10, 20, 40].map((ratio) => [N, N * ratio]));

test('of two losses one is chosen, and chosen again for the next file with these columns', async ({
  page,
}) => {
  const table = (title: string, shift: number) => ({
    name: title,
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `params,tokens,val_loss,test_loss\n${design
        .map(([N = 1, D = 1]) => `${N},${D},${lossOf(N, D)},${lossOf(N, D) + shift}`)
        .join('\n')}\n`,
    ),
  });
  await openApp(page, '#/explore?v=1&boot=0&N=1e9&D=2e10&lock=D');
  await input(page).setInputFiles(table('first.csv', 0.5));
  await expect(dialog(page).getByText(/Several columns could be the loss/)).toBeVisible();
  await expect(column(page, 'loss')).toHaveValue('val_loss');
  await column(page, 'loss').selectOption('test_loss');
  await use(page).click();
  await expect(dialog(page)).toBeHidden();
  await ready(page);

  await input(page).setInputFiles(table('second.csv', 1));
  await expect(column(page, 'loss')).toHaveValue('test_loss');
  await expect(dialog(page).getByText(/as you read them last time/)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Forget that reading' }).click();
  await expect(column(page, 'loss')).toHaveValue('val_loss');
  await dialog(page).getByRole('button', { name: 'Take it back' }).click();
  await expect(column(page, 'loss')).toHaveValue('test_loss');
});

test('an archive of trainer states becomes a fitted frontier in two clicks', async ({ page }) => {
  const sizes = { '70M': 7e7, '160M': 1.6e8, '410M': 4.1e8, '1.4B': 1.4e9 };
  const batch = 2 ** 18;
  const files: Record<string, Uint8Array> = {};
  for (const [name, N] of Object.entries(sizes)) {
    for (const steps of [500, 1000, 2000]) {
      const log = Array.from({ length: 10 }, (_, i) => {
        const step = ((i + 1) * steps) / 10;
        const D = step * batch;
        const learning_rate = 3e-4 * (1 - i / 9.01);
        const seen = { step, epoch: step / 2000, num_input_tokens_seen: D };
        return [
          { ...seen, learning_rate, loss: lossOf(N, D) - 0.02 },
          { ...seen, eval_loss: lossOf(N, D), eval_runtime: 1 },
        ];
      }).flat();
      files[`runs/pythia-${name}-${steps}/trainer_state.json`] = strToU8(
        JSON.stringify({ global_step: steps, max_steps: steps, log_history: log }),
      );
    }
  }
  const archive = {
    name: 'logs.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zipSync(files)),
  };
  await openApp(page, '#/explore?v=1&boot=0');
  await input(page).setInputFiles(archive);
  await expect(dialog(page).getByText('12 runs can be used, none rejected')).toBeVisible();
  await expect(
    dialog(page)
      .getByText(/guessed from a name: \u201c1\.4B\u201d/)
      .first(),
  ).toBeVisible();
  await dialog(page).getByRole('radio', { name: 'Every checkpoint of each run' }).check();
  await expect(dialog(page).getByText(/120 runs can be used/)).toBeVisible();
  await expect(dialog(page).getByText(/such runs bend the law/)).toBeVisible();
  await dialog(page).getByRole('radio', { name: 'The last loss of each run' }).check();
  await expect(dialog(page).getByText('12 runs can be used, none rejected')).toBeVisible();
  await use(page).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Dataset', exact: true })).toHaveValue(/^own-/);
  // The held-out losses are those of the law exactly, so the fit finds it again.
  const { value: N } = await read(page, 'Optimal parameters');
  const { value: D } = await read(page, 'Optimal tokens');
  expect((await read(page, 'Predicted loss')).value).toBeCloseTo(lossOf(N, D), 3);
});
