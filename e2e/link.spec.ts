import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, openApp, read, readAll, test } from './base';

const ownRuns = fileURLToPath(new URL('fixtures/odd-columns-60.csv', import.meta.url));

test('a link opens to the same numbers elsewhere', async ({ page, openElsewhere }) => {
  await openApp(page, '#/explore?v=1&obj=log-mse&seed=7');
  await page.getByRole('slider', { name: 'Budget on plot', exact: true }).press('ArrowLeft');
  await page.getByRole('slider', { name: 'Budget on plot', exact: true }).press('PageDown');
  const here = await readAll(page);
  const elsewhere = await openElsewhere(await copyLink(page));
  await expectSame(await readAll(elsewhere), here);
});

test('a link carries runs of your own', async ({ page, openElsewhere }) => {
  await openApp(page);
  const bundled = await read(page, 'Optimal parameters');
  await page.getByLabel('Upload runs', { exact: true }).setInputFiles(ownRuns);
  await page.getByRole('button', { name: 'Use these runs' }).click();
  await expect
    .poll(async () => (await read(page, 'Optimal parameters')).value)
    .not.toBe(bundled.value);
  const here = await readAll(page);
  const link = await copyLink(page);
  expect(link.length).toBeLessThan(8000);
  const elsewhere = await openElsewhere(link);
  await expectSame(await readAll(elsewhere), here);
});

const damaged = [
  '#/explore?v=1&data=no-such-dataset',
  '#/explore?v=1&law=no-such-law&C=1e22',
  '#/explore?v=1&C=seven',
  '#/explore?v=1&C=1e22&d=not-base64!!',
  '#/explore?v=1&x=AAAAAAAAAAAA',
  '#/explore?v=999&C=1e22',
];
for (const hash of damaged) {
  test(`a damaged link says so and opens what it can: ${hash}`, async ({ page }) => {
    await openApp(page, hash);
    await expect(page.getByRole('alert').first()).toHaveText(/\w+ \w+/);
    expect((await read(page, 'Optimal parameters')).value).toBeGreaterThan(1e6);
  });
}

const hostile = [
  '#/explore?v=1&data=<img src=x onerror=window.hacked=1>',
  '#/explore?v=1&law=javascript:window.hacked=1&where=<script>window.hacked=1</script>',
  '#/<svg onload=window.hacked=1>?v=1',
  '#/explore?v=1&__proto__=1&constructor=2&toString=3',
  `#/explore?v=1&d=${'A'.repeat(20_000)}`,
  '#/explore?%E0%A4%A',
];
for (const hash of hostile) {
  test(`a hostile link runs nothing and breaks nothing: ${hash.slice(0, 60)}`, async ({ page }) => {
    await openApp(page, hash);
    expect((await read(page, 'Optimal parameters')).value).toBeGreaterThan(1e6);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });
}

async function copyLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Copy permalink', exact: true }).click();
  await expect(dialog.getByText('Copied', { exact: false })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Every number within 1e-9 of the other page's. */
async function expectSame(
  found: Record<string, number>,
  expected: Record<string, number>,
): Promise<void> {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) {
    // Zero, as the gap to the optimum at the optimum, has no relative difference.
    const allowed = Math.max(1e-9 * Math.abs(value), 1e-15);
    expect(Math.abs((found[name] as number) - value), name).toBeLessThanOrEqual(allowed);
  }
}
