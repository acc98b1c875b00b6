import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, findAccessibilityViolations, openApp, output, ready, test } from './base';

interface Paper {
  readonly id: string;
  readonly title: string;
}
const { entries: papers } = JSON.parse(
  readFileSync(new URL('../src/core/atlas/entries.json', import.meta.url), 'utf8'),
) as { readonly entries: readonly Paper[] };

const list = (page: Page) => page.getByRole('region', { name: 'List of papers' });
const card = (page: Page, title: string) => page.getByRole('article', { name: title, exact: true });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the Atlas' });
const value = (page: Page, name: string) =>
  output(page, name)
    .getAttribute('data-value')
    .then((text) => Number(text));

/** Published values: the reader's numbers do not hang on a fit. */
const published = 'law=chinchilla&preset=hoffmann2022&boot=0';

test('every paper is found by its title and opens at its own link', async ({ page }) => {
  await openApp(page, `#/atlas?v=1&${published}`);
  expect(papers).toHaveLength(46);
  await expect(list(page).getByRole('link')).toHaveCount(46);
  for (const { id, title } of papers) {
    await search(page).fill(title);
    const link = list(page).getByRole('link', { name: title });
    await expect(link).toHaveAttribute('href', `#/atlas?v=1&card=${id}`);
    await link.click();
    await expect(card(page, title)).toBeVisible();
    expect(await page.evaluate(() => location.hash)).toContain(`card=${id}`);
  }
  await search(page).fill('no paper is called this');
  await expect(page.getByText(/No paper here has all of these words/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all papers' }).click();
  await expect(list(page).getByRole('link')).toHaveCount(46);
  await page.goto('./#/atlas?v=1&card=nobody');
  await expect(page.getByRole('alert')).toContainText('nobody');
});

test('40 times fewer tokens: what they stand for in compute and loss, to the reference\u2019s constants', async ({
  page,
}) => {
  await openApp(page, `#/atlas?v=1&card=minitron&${published}`);
  const [E, A, alpha, B, beta] = [1.69, 406.4, 0.34, 410.7, 0.28];
  const loss = (N: number, D: number): number => E + A / N ** alpha + B / D ** beta;
  // Where 8B is the optimal size, alpha A / N^alpha = beta B / D^beta.
  const N = 8e9;
  const D = ((beta * B * N ** alpha) / (alpha * A)) ** (1 / beta);
  const claim = 'Minitron 8B, tokens against from scratch';
  await expect.poll(() => value(page, `Compute ratio: ${claim}`)).toBeCloseTo(40, 9);
  await expect
    .poll(() => value(page, `Loss difference: ${claim}`))
    .toBeCloseTo(loss(N, D / 40) - loss(N, D), 9);
  const under = page.getByRole('region', { name: 'Under the chosen law' });
  await expect(under).toContainText('Chinchilla, Hoffmann et al. 2022');
  await expect(under).toContainText('no count is stated');
  await expect(under).toContainText('extrapolated');
  // A law of text says nothing of other tokens, nor of conversions of trained models.
  await page.goto(`./#/atlas?v=1&card=open-qwen2vl&${published}`);
  await expect(under).toContainText('its tokens are not text tokens');
});

test('nothing unverified is shown as verified, and other token units stay apart', async ({
  page,
}) => {
  await openApp(page, `#/atlas?v=1&card=meta-ranking&${published}`);
  const open = page.getByRole('article');
  await expect(open).toContainText('as the abstract states it');
  await expect(open.getByText('unverified', { exact: true })).toBeVisible();
  await expect(open).toContainText('size of Phi-2 is not in the abstract');
  const apart = page.getByRole('region', { name: 'Other token units' });
  await expect(apart.getByRole('link')).toHaveCount(6);
  await expect(apart).toContainText('1T residues');
  await expect(apart).toContainText('300B time points');
  const plane = page.getByRole('group', { name: 'Models, from few tokens to many' });
  await expect(plane.getByRole('button')).toHaveCount(36);
  await expect(plane.getByRole('button', { name: /xTrimoPGLM|Time-MoE|Qwen2VL/ })).toHaveCount(0);
  await page.goto(`./#/atlas?v=1&card=dclm&${published}`);
  await expect(open.getByText('follows from the counts above')).toHaveCount(2);
  expect(await findAccessibilityViolations(page)).toEqual([]);
});

test('filters, keys and bars lead to a paper; its model becomes the point, with one step to undo', async ({
  page,
}) => {
  await openApp(page, `#/atlas?v=1&kind=model&${published}`);
  await expect(list(page).getByRole('link')).toHaveCount(4);
  const plane = page.getByRole('group', { name: 'Models, from few tokens to many' });
  await plane.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /^Stack Over-Flowing/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Ratios as bars' }).check();
  await page.getByRole('button', { name: /8\.55x fewer tokens than Qwen3/ }).press('Enter');
  await expect(page).toHaveURL(/view=bars/);
  await page.getByRole('button', { name: 'Set the point: MobileLLM-R1-950M' }).click();
  await ready(page);
  await expect(page).toHaveURL(/#\/explore\?/);
  await expect.poll(() => value(page, 'Compute')).toBeCloseTo(6 * 0.95e9 * 4.2e12, -10);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => value(page, 'Compute')).not.toBeCloseTo(6 * 0.95e9 * 4.2e12, -10);
});
