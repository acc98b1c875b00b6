import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, openApp, read, readAll, ready, test } from './base';

/** What a choice of the Export menu saves. */
async function save(page: Page, item: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a plot is saved as SVG, PNG and CSV', async ({ page }) => {
  await openApp(page);
  const title = await page
    .getByRole('figure', { name: /^At 5\.76e23 FLOPs/ })
    .getByRole('heading')
    .innerText();

  const svg = (await save(page, /^SVG: At 5\.76e23/)).bytes.toString('utf8');
  expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(svg).toContain(title);
  // 123 runs, the optimum's mark; and no style is left to a sheet that does not travel along.
  expect(svg.match(/<circle/g)).toHaveLength(124);
  expect(svg).not.toContain('class=');

  const png = (await save(page, /^PNG: At 5\.76e23/)).bytes;
  expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  // Twice the width of the plot on screen.
  expect(png.readUInt32BE(16)).toBeGreaterThan(1200);

  const csv = (await save(page, /^CSV: At 5\.76e23/)).bytes.toString('utf8').trim().split('\n');
  expect(csv[0]).toBe(
    'Run,Compute (FLOPs),Parameters (count),Tokens (count),Measured loss (nats/token),Fitted loss (nats/token),Use',
  );
  expect(csv.filter((line) => line.endsWith(',in the fit'))).toHaveLength(118);
  expect(csv.filter((line) => line.endsWith(',left out'))).toHaveLength(5);
});

test('a saved picture shows a point away from the optimum', async ({ page }) => {
  await openApp(page, '#/explore?v=1&C=1e24&N=1e12');
  const svg = (await save(page, /^SVG: At 1e24/)).bytes.toString('utf8');
  // 123 runs, the optimum and the point.
  expect(svg.match(/<circle/g)).toHaveLength(125);
});

test('the fit is saved as JSON with the numbers on screen, and as Python', async ({ page }) => {
  await openApp(page);
  const loss = await read(page, 'Predicted loss');
  const fit = JSON.parse((await save(page, 'Fit as JSON')).bytes.toString('utf8'));
  expect(fit.n).toBe(118);
  expect(fit.predictions[0].loss).toBeCloseTo(loss.value, 12);
  expect(fit.predictions[0].ci95[0]).toBeCloseTo(loss.low, 12);
  expect(fit.certificate.starts).toBeGreaterThanOrEqual(8);

  const python = (await save(page, 'Python snippet')).bytes.toString('utf8');
  expect(python).toContain('assert');
  expect(python).toContain(String(fit.params.alpha));
  expect((await save(page, 'BibTeX of the sources')).bytes.toString('utf8')).toContain(
    '2203.15556',
  );
});

test('a session file opens elsewhere to the same numbers', async ({ page, openElsewhere }) => {
  await openApp(page, '#/explore?v=1&C=3e22&N=2e9&obj=mse&tol=0.05');
  const before = await readAll(page);
  const { name, bytes } = await save(page, 'Session file');
  expect(name).toBe('scalescope-session.json');

  const other = await openElsewhere('/');
  await ready(other);
  await other
    .getByLabel('Open session file\u2026', { exact: true })
    .setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  await expect.poll(() => readAll(other)).toEqual(before);
});
