import { expect, openApp, output, read, ready, test } from './base';

/** What the core fits to the testbed's column of parameters, and to the one without embeddings. */
const expected = {
  'N as given': { alpha: 0.2525740888, a: 0.5093780567 },
  'N without embeddings': { alpha: 0.224477854, a: 0.5338042425 },
} as const;

test('another count of parameters moves the exponents, everywhere and in the link', async ({
  page,
}) => {
  await openApp(page, '#/runs?v=1&data=gadre-c4&card=ledger&boot=0');
  for (const [name, { alpha, a }] of Object.entries(expected)) {
    for (const [symbol, value] of [
      ['\u03b1', alpha],
      ['a of N*', a],
    ] as const) {
      await expect(output(page, `${symbol}, ${name}`)).toHaveAttribute('data-value', /\d/, {
        timeout: 20_000,
      });
      expect((await read(page, `${symbol}, ${name}`)).value).toBeCloseTo(value, 6);
    }
  }
  await page.getByRole('radio', { name: 'N without embeddings', exact: true }).check();
  await ready(page);
  await expect(page).toHaveURL(/acct=N(:|%3A)without/);

  await page
    .getByRole('tab', { name: 'Explore' })
    .or(page.getByRole('link', { name: 'Explore' }))
    .first()
    .click();
  await ready(page);
  await expect(page.getByText(expected['N without embeddings'].alpha.toFixed(4))).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await ready(page);
  await expect(page.getByText(expected['N as given'].alpha.toFixed(4))).toBeVisible();
});

test('a config gives the parameters of a model, and a run can be given them', async ({ page }) => {
  await openApp(page, '#/runs?v=1&data=gadre-c4&card=ledger&boot=0');
  const llama: Record<string, string> = {
    Layers: '32',
    Width: '4096',
    Heads: '32',
    'Key and value heads': '8',
    'Head size': '128',
    'Feed-forward width': '14336',
    'Vocabulary of the config': '128256',
  };
  for (const [name, value] of Object.entries(llama)) {
    await page.getByRole('textbox', { name, exact: true }).fill(value);
    await page.getByRole('textbox', { name, exact: true }).press('Enter');
  }
  await page.getByRole('checkbox', { name: 'Gated feed-forward (three matrices)' }).check();
  await page.getByRole('checkbox', { name: 'Embedding and output layer tied' }).uncheck();
  expect((await read(page, 'Parameters in all')).value).toBe(8_030_261_248);

  await page.getByRole('combobox', { name: 'Count to fill in' }).selectOption('Parameters in all');
  await page.getByRole('button', { name: 'Fill in N' }).click();
  await expect(page.getByText(/now has 8\.03B parameters, in a copy/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Dataset', exact: true })).toHaveValue(/^own-/);
});
