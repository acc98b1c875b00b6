import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, openApp, read, ready, test } from './base';

const fixture = fileURLToPath(new URL('fixtures/odd-columns-60.csv', import.meta.url));
const quick = '#/explore?v=1&boot=0';

async function upload(page: Page): Promise<void> {
  await page.getByLabel('Upload runs', { exact: true }).setInputFiles(fixture);
  await page.getByRole('dialog').getByRole('button', { name: 'Use these runs' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await ready(page);
}

const dataset = (page: Page) => page.getByRole('combobox', { name: 'Dataset', exact: true });
const own = (page: Page) => dataset(page).getByRole('option', { name: 'odd-columns-60' });
const optimum = async (page: Page) => (await read(page, 'Optimal parameters')).value;

test('reload, close, reopen: everything is as it was, undo included', async ({ page, context }) => {
  await openApp(page, quick);
  await upload(page);
  const budget = page.getByRole('textbox', { name: 'Compute (C) value', exact: true });
  await budget.fill('3e21');
  await budget.press('Enter');
  await expect.poll(async () => (await read(page, 'Compute')).value).toBe(3e21);
  const before = await optimum(page);
  // The session follows a moment after.
  await page.waitForTimeout(700);

  await page.reload();
  await ready(page);
  expect(await optimum(page)).toBe(before);
  await expect(own(page)).toBeAttached();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(async () => (await read(page, 'Compute')).value).not.toBe(3e21);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect.poll(async () => (await read(page, 'Compute')).value).toBe(3e21);

  await page.waitForTimeout(700);
  await page.close();
  const again = await context.newPage();
  await openApp(again);
  expect((await read(again, 'Compute')).value).toBe(3e21);
  expect(await optimum(again)).toBe(before);
});

test('two tabs see each other\u2019s datasets and lose none of their own work', async ({
  page,
  context,
}) => {
  await openApp(page, `${quick}&C=1e21`);
  await expect(own(page)).not.toBeAttached();
  const other = await context.newPage();
  await openApp(other, quick);
  await upload(other);

  await expect(own(page)).toBeAttached();
  expect((await read(page, 'Compute')).value).toBe(1e21);
  const id = await dataset(other).inputValue();
  await dataset(page).selectOption(id);
  await expect.poll(() => optimum(page)).toBe(await optimum(other));

  await other.getByRole('button', { name: 'Remove from this device' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'was deleted' })).toBeVisible();
  const said = page.getByRole('status').filter({ hasText: 'was deleted in another tab' });
  await expect(said).toBeVisible();
  // It stays on screen, and can be kept after all.
  expect(await dataset(page).inputValue()).toBe(id);
  await said.getByRole('button', { name: 'Keep it' }).click();
  await expect(own(other)).toBeAttached();
  await expect(said).toBeHidden();
});

test('where nothing may be stored the runs stay, and a session file saves them', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: refuse });
  });
  await openApp(page, quick);
  await upload(page);
  const said = page.getByRole('status').filter({ hasText: 'keep data on this device' });
  await expect(said).toBeVisible();
  expect(await optimum(page)).toBeGreaterThan(0);
  const download = page.waitForEvent('download');
  await said.getByRole('button', { name: 'Save session file' }).click();
  const session = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(session.datasets).toHaveLength(1);
  expect(session.datasets[0].N).toHaveLength(58);
  expect(session.state.data).toMatch(/^own-[0-9a-f]{12}$/);
});

test('what the first version stored is opened by this one', async ({ page }) => {
  await page.goto('./icon.svg');
  await page.evaluate(async () => {
    const N = [2e7, 6e7, 2e8, 6e8].flatMap((n) => [n, n, n]);
    const D = [1, 2, 3, 4].flatMap(() => [1e9, 4e9, 2e10]);
    const loss = N.map((n, i) => 1.8 + 480 / n ** 0.348 + 2100 / (D[i] ?? 1) ** 0.366);
    const dataset = {
      id: 'own-0123456789ab',
      title: 'Kept long ago',
      hash: '0123456789ab'.repeat(5),
      names: N.map((_, i) => `run ${i}`),
      N: Float64Array.from(N),
      D: Float64Array.from(D),
      loss: Float64Array.from(loss),
      extra: [],
      leftOut: [],
      origin: { kind: 'own', source: 'old.csv', notes: [] },
    };
    const summary = { id: dataset.id, title: dataset.title, runs: 12, savedAt: 1 };
    const original = { fileName: 'old.csv', bytes: new Uint8Array(4), mapping: { roles: {} } };
    await new Promise<void>((resolve, reject) => {
      const open = indexedDB.open('scalescope', 1);
      open.onupgradeneeded = () => {
        const { result } = open;
        for (const store of ['summaries', 'contents', 'values']) result.createObjectStore(store);
      };
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const write = open.result.transaction(['summaries', 'contents'], 'readwrite');
        write.objectStore('summaries').put(summary, dataset.id);
        write.objectStore('contents').put({ dataset, original }, dataset.id);
        write.oncomplete = () => {
          open.result.close();
          resolve();
        };
      };
    });
  });
  await openApp(page, `${quick}&data=own-0123456789ab&C=1e21`);
  // N* of the law the runs were made from: G (C / 6) ^ (beta / (alpha + beta)).
  const share = 0.366 / (0.348 + 0.366);
  const G = ((0.348 * 480) / (0.366 * 2100)) ** (1 / (0.348 + 0.366));
  expect((await optimum(page)) / (G * (1e21 / 6) ** share)).toBeCloseTo(1, 2);
  await expect(dataset(page).getByRole('option', { name: 'Kept long ago' })).toBeAttached();
});
