import type { Page } from '@playwright/test';
import { excerpts } from '../src/core/catalogue/gallery/testing/excerpts';
import { expect, openApp, read, ready, test } from './base';

const chinchilla = 'Chinchilla, all 245 points of Figure 4';
const collection = 'IsoFLOP collection: Chinchilla, Llama 3, Marin, (Mis)Fitting';
const gallery = '#/runs?v=1&card=gallery&boot=0';
const open = { 'access-control-allow-origin': '*' };

const card = (page: Page, title: string) => page.getByRole('article', { name: title });
const load = (page: Page, title: string) =>
  page.getByRole('button', { name: `Load ${title}`, exact: true }).click();

/** Leaves the loss, parameters and tokens of a plain law to be found: the optimum of the runs at a budget. */
function optimum(C: number): number {
  const share = 0.366 / (0.348 + 0.366);
  return ((0.348 * 480) / (0.366 * 2100)) ** (1 / (0.348 + 0.366)) * (C / 6) ** share;
}

test('a public dataset comes from its source at a click, and not before', async ({
  page,
  complaints,
}) => {
  const asked: string[] = [];
  await page.route(/raw\.githubusercontent\.com/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: excerpts['epoch-chinchilla']?.[0] ?? '', headers: open });
  });
  await openApp(page, gallery);
  await expect(card(page, chinchilla)).toContainText('245 rows');
  expect(asked).toEqual([]);
  await load(page, chinchilla);
  await expect(card(page, chinchilla).getByRole('status')).toContainText('12 runs are on screen');
  expect(asked).toHaveLength(1);
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await ready(page);
  const C = (await read(page, 'Compute')).value;
  const N = (await read(page, 'Optimal parameters')).value;
  expect(N / optimum(C)).toBeCloseTo(1, 2);
  await expect(
    page.getByRole('combobox', { name: 'Dataset', exact: true }).getByRole('option', {
      name: chinchilla,
    }),
  ).toBeAttached();
  expect(complaints.splice(0)).toEqual(['request to raw.githubusercontent.com']);
});

test('where the source does not answer, its address and the way round it are said', async ({
  page,
  context,
  complaints,
}) => {
  await page.route(/huggingface\.co/, (route) => route.fulfill({ status: 404, headers: open }));
  await openApp(page, gallery);
  await load(page, collection);
  const said = card(page, collection).getByRole('alert');
  await expect(said).toContainText('404');
  await expect(said).toContainText('huggingface.co/datasets/open-athena/isoflop-experiments');
  await expect(said).toContainText('drop it here');
  await context.setOffline(true);
  await page.unrouteAll();
  await load(page, collection);
  await expect(said).toContainText('There is no network');
  // The browser names the failed requests; nothing else went wrong.
  for (const line of complaints.splice(0))
    expect(line).toMatch(/huggingface\.co|Failed to load resource/);
});
