import { expect, findAccessibilityViolations, openApp, output, ready, test } from './base';

/** Waits until an output has a value, for numbers follow the page's own pace. */
async function shows(page: Parameters<typeof output>[0], name: string, value: number, digits = 6) {
  await expect
    .poll(async () => {
      const text = await output(page, name).getAttribute('data-value');
      return Math.abs(Number(text ?? 'NaN') / value - 1);
    })
    .toBeLessThan(10 ** -digits);
}

test('the inference-aware example by link, with the paper\u2019s own numbers beside it', async ({
  page,
}) => {
  await openApp(page, '#/explore?v=1&preset=hoffmann2022-tex&boot=0');
  await page.getByRole('button', { name: 'Sardana et al.\u2019s example', exact: true }).click();
  await shows(page, 'Optimal parameters', 13.9336e9, 4);
  await shows(page, 'Tokens against ignoring serving', 2.73901, 4);
  await shows(page, 'Saved by planning for serving', 0.265868, 4);
  await expect(page.getByText(/13\.6B, 2\.84x the tokens and 28 % saved/)).toBeVisible();
  // The link carries it.
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await ready(page);
  await shows(page, 'Optimal parameters', 13.9336e9, 4);
});

test('limits act together, each can be switched off, and with none the plan is the closed form', async ({
  page,
}) => {
  await openApp(
    page,
    '#/explore?v=1&preset=besiroglu2024&boot=0&C=1e24&served=2e12&unique=1e12&mem=24e9&bits=4',
  );
  // As the command line has it for the same limits.
  await shows(page, 'Optimal parameters', 48000000000.00004, 8);
  await shows(page, 'Predicted loss', 2.05920326715329, 8);
  await expect(page.getByText('and 2 more')).toBeVisible();
  expect(await findAccessibilityViolations(page)).toEqual([]);
  const memory = page.getByRole('textbox', { name: 'Serving memory value', exact: true });
  await memory.fill('2');
  await memory.press('Enter');
  await shows(page, 'Optimal parameters', 4e9, 8);
  await expect(output(page, 'What binds')).toHaveAttribute('data-value', /memory/);
  for (const name of [
    'Count tokens served',
    'Limit unique tokens',
    'Limit serving memory',
    'Quantize the weights',
  ])
    await page.getByRole('checkbox', { name, exact: true }).uncheck();
  await shows(page, 'Optimal parameters', 95860654045.68208, 8);
  await page.getByRole('textbox', { name: 'Tokens served value', exact: true }).fill('10T');
  await page.getByRole('textbox', { name: 'Tokens served value', exact: true }).press('Enter');
  await shows(page, 'Optimal parameters', 25148845797.706787, 8);
});

test('512 H100 for 30 days at 40 % are a budget; a pin says what the next plan has more', async ({
  page,
}) => {
  await openApp(page, '#/explore?v=1&preset=besiroglu2024&boot=0&hw=h100,n=512,d=30');
  await shows(page, 'Compute', 512 * 30 * 86400 * 989.4e12 * 0.4, 12);
  await page.getByRole('button', { name: 'Pin this plan', exact: true }).click();
  const days = page.getByRole('textbox', { name: 'Days', exact: true });
  await days.fill('60');
  await days.press('Enter');
  await shows(page, 'Compute', 512 * 60 * 86400 * 989.4e12 * 0.4, 12);
  await shows(page, 'Training accelerator-hours', 512 * 60 * 24, 9);
  await expect(page.getByText(/vs pin A: \u22120\.\d+ nats, 1\.\d+x params/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await shows(page, 'Compute', 512 * 30 * 86400 * 989.4e12 * 0.4, 12);
  await expect(page).toHaveURL(/&p=[\w-]+/);
});
