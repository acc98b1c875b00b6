import { expect, openApp, read, ready, test } from './base';

test('two recipes: what RedPajama is worth in compute of C4, and the same in words where nothing parts the runs', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1&data=gadre-c4&card=worked&boot=0');
  const multiplier = page.getByRole('status', { name: 'Compute multiplier', exact: true });
  await expect(multiplier).toBeVisible({ timeout: 40_000 });
  const { value, low, high } = await read(page, 'Compute multiplier');
  expect(value).toBeCloseTo(0.711, 2);
  expect(low).toBeGreaterThan(0.4);
  expect(low).toBeLessThan(value);
  expect(high).toBeGreaterThan(value);
  expect(high).toBeLessThan(1);
  expect((await read(page, 'Paired runs')).value).toBe(33);
  expect((await read(page, 'Chance of shared exponents (p)')).value).toBeCloseTo(0.27, 1);
  await expect(
    page.getByRole('figure', { name: /^RedPajama makes compute worth only 0\.71\dx that of C4/ }),
  ).toBeVisible();

  await page
    .getByRole('combobox', { name: 'Dataset', exact: true })
    .selectOption('chinchilla-isoflop');
  await expect(page.getByRole('region', { name: 'Two recipes', exact: true })).toContainText(
    'No column parts these runs into two groups',
  );
});

test('by hand: a parameter moved by keyboard lifts the objective, and snaps back to the best', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1&card=another&boot=0');
  const alpha = page.getByRole('slider', { name: '\u03b1 by hand', exact: true });
  expect((await read(page, 'Objective over the best')).value).toBe(1);
  const best = await read(page, 'Objective by hand');
  const loss = await read(page, 'Loss at the target by hand');
  await alpha.press('ArrowRight');
  await alpha.press('ArrowRight');
  await expect
    .poll(async () => (await read(page, 'Objective over the best')).value)
    .toBeGreaterThan(1.01);
  const moved = await read(page, 'Objective by hand');
  expect(moved.value / best.value).toBeCloseTo(
    (await read(page, 'Objective over the best')).value,
    9,
  );
  expect((await read(page, 'Loss at the target by hand')).value).toBeLessThan(loss.value);
  await expect(page.getByRole('figure', { name: /^By hand the objective is/ })).toBeVisible();
  await page.getByRole('button', { name: 'Snap to best', exact: true }).click();
  await expect.poll(async () => (await read(page, 'Objective over the best')).value).toBe(1);
  await expect(page.getByRole('figure', { name: /^At the best, half of the runs/ })).toBeVisible();
});

test('a floor is pinned with its reason, which stands beside the forecast, on Explore and in the fit\u2019s file', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1&boot=0&obj=log-mse');
  await expect(
    page.getByRole('figure', { name: /^(All 6 profiles close|\d of 6 profiles stay open)/ }),
  ).toContainText('95 % threshold by F');
  const handle = page.getByRole('slider', { name: 'Floor on plot', exact: true });
  await handle.press('PageUp');
  // The frontier of another floor is what the picture beside the dragged dot shows.
  const frontier = page.getByRole('figure', { name: /^With the floor at [\d.]+ your budget/ });
  await expect(frontier).toContainText('above the fitted one');
  const reason = page.getByRole('textbox', { name: 'Reason for this floor', exact: true });
  await reason.fill('entropy of the text');
  await page.getByRole('button', { name: 'Pin floor', exact: true }).click();
  const verdict = page.getByRole('region', { name: 'Verdict', exact: true });
  await expect(verdict).toContainText('(entropy of the text)');
  await expect(page).toHaveURL(/why=entropy/);
  await ready(page);

  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await expect(page.getByText(/^E is held at [\d.]+, because: entropy of the text$/)).toBeVisible();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Fit as JSON', exact: true }).click();
  const file = await (await saved).createReadStream();
  let text = '';
  for await (const chunk of file) text += String(chunk);
  const { held, params } = JSON.parse(text);
  expect(held.E).toEqual({ value: params.E, reason: 'entropy of the text' });
});
