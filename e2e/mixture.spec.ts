import type { Page } from '@playwright/test';
import { expect, openApp, read, readAll, ready, test } from './base';

async function type(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: `${name} value`, exact: true });
  await box.fill(text);
  await box.press('Enter');
}

const value = async (page: Page, name: string): Promise<number> => (await read(page, name)).value;
const choose = (page: Page, name: string, option: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(option);

test('published critical ratios, losses and shares are read off the screen', async ({ page }) => {
  await openApp(page, '#/mixture?v=1&data=cmr-finance&law=cmr&preset=gu2024-460m&D=2e10&boot=0');
  for (const [size, ratio, loss] of [
    ['460m', 29.8, 1.5561],
    ['940m', 34.9, 1.4538],
    ['1.6b', 41.4, 1.3994],
    ['3.1b', 47.8, 1.3305],
  ] as const) {
    await type(page, 'Parameters (N)', size);
    await expect
      .poll(async () => Math.abs(100 * (await value(page, 'Critical mixture ratio')) - ratio))
      .toBeLessThan(0.06);
    // At the quarter the paper held out.
    expect(Math.abs((await value(page, 'Predicted loss')) - loss)).toBeLessThan(5e-4);
  }
  await type(page, 'Parameters (N)', '460m');
  await type(page, 'Tokens (D)', '10b');
  await expect.poll(() => value(page, 'Critical mixture ratio')).toBeCloseTo(0.164904, 5);
  expect(await value(page, 'Cost of a new token')).toBe(4);
  await type(page, 'Domain ratio', '50 %');
  await expect.poll(() => value(page, 'Cost of a new token')).toBe(2);

  await choose(page, 'Dataset', 'cpt-pythia-python');
  await choose(page, 'Law', 'data-mixing');
  await choose(page, 'Preset', 'ye2024-continual-pile');
  await page.getByRole('radio', { name: 'Nats of the general loss' }).check();
  await type(page, 'Tolerance', '1e-9');
  // The critical share of the Pile is what the critical ratio of code leaves.
  await expect
    .poll(async () => 1 - (await value(page, 'Critical mixture ratio')))
    .toBeCloseTo(0.28623, 3);
});

test('chemistry: the largest share within 3 percent, and why D-CPT is refused', async ({
  page,
}) => {
  await openApp(page, '#/mixture?v=1&data=dcpt-chemistry&law=d-cpt&tol=0.03&boot=0');
  expect(await value(page, 'Largest measured share within')).toBe(0.924);
  expect(await value(page, 'Before training')).toBe(2.8602);
  await expect(page.getByRole('alert').filter({ hasText: 'D-CPT law refused' })).toContainText(
    /7 runs are too few.*2 more sizes and 2 more lengths/,
  );
});

test('a row left out refits the losses; undo and a link bring the numbers back', async ({
  page,
  openElsewhere,
}) => {
  await openApp(page, '#/mixture?v=1&tol=0.02&view=replay');
  const before = await readAll(page);
  expect(before['Run without the domain']).toBe(1.77776);
  const critical = await read(page, 'Critical mixture ratio');
  // Measured: 10 % costs 0.8 %, 25 % costs 2.1 %.
  expect(critical.value).toBeGreaterThan(0.1);
  expect(critical.value).toBeLessThan(0.35);
  expect(critical.low).toBeLessThanOrEqual(critical.value);
  expect(critical.high).toBeGreaterThanOrEqual(critical.value);
  const dot = page.getByRole('button', { name: /^general loss .* at a share of 100 %/ });
  await dot.press('Enter');
  await expect(dot).toHaveAttribute('aria-pressed', 'false');
  await expect
    .poll(() => value(page, 'Critical mixture ratio'))
    .not.toBe(before['Critical mixture ratio']);
  const without = await readAll(page);
  const handle = page.getByRole('slider', { name: 'Share on plot', exact: true });
  await expect(handle).toHaveAttribute('aria-valuetext', /25 % .*Python code/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => readAll(page)).toEqual(before);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect.poll(() => readAll(page)).toEqual(without);
  await expect.poll(() => page.url()).toContain('out=');
  const other = await openElsewhere(page.url());
  await ready(other);
  await expect.poll(() => readAll(other)).toEqual(without);
});

test('three domains: the best mix, weights, and the point by keyboard', async ({ page }) => {
  await openApp(page, '#/mixture?v=1&data=dcpt-chemistry&view=three&boot=30');
  const shares = async () => {
    const all = await readAll(page);
    return ['web', 'code', 'books'].map((name) => all[`Best share of ${name}`] as number);
  };
  await expect.poll(async () => (await shares()).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  const [, code = 0] = await shares();
  await type(page, 'Weight of code', '80 %');
  await expect.poll(async () => (await shares())[1]).toBeGreaterThan(code);
  const mine = await value(page, 'Loss of your mix');
  expect(mine).toBeGreaterThan(await value(page, 'Loss of the best mix'));
  await page.getByRole('slider', { name: 'Mix on plot', exact: true }).press('ArrowUp');
  await expect.poll(() => value(page, 'Loss of your mix')).not.toBe(mine);
});
