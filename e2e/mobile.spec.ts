import { expect, openApp, output, read, readBudget, ready, test } from './base';
import { referenceParams } from './reference-law';

test('the sheets open on a tap and hold the readouts and controls', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Readouts and fit', exact: true }).tap();
  await expect(output(page, 'Optimal parameters')).toBeInViewport();
  expect((await read(page, 'Optimal parameters')).value / referenceParams(5.76e23)).toBeCloseTo(
    1,
    3,
  );
  await page.getByRole('button', { name: 'Readouts and fit', exact: true }).tap();
  await expect(output(page, 'Optimal parameters')).not.toBeInViewport();
  await page.getByRole('button', { name: 'Controls', exact: true }).tap();
  await expect(page.getByRole('slider', { name: 'Compute (C)', exact: true })).toBeInViewport();
});

test('a finger drags the budget', async ({ page }) => {
  await openApp(page);
  const handle = page.getByRole('slider', { name: 'Budget on plot', exact: true });
  // Waits until the page has come to rest: fonts may still be on their way.
  await handle.tap({ trial: true });
  const box = await handle.boundingBox();
  if (!box) throw new Error('no handle on screen');
  // 44 px, less what a transform rounds off.
  expect(Math.min(box.width, box.height)).toBeGreaterThan(43.9);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: at === undefined ? [] : [{ x: at, y }],
    });
  await touch('touchStart', x);
  for (let moved = 4; moved <= 60; moved += 4) await touch('touchMove', x - moved);
  await touch('touchEnd');
  await expect
    .poll(async () => Number(await handle.getAttribute('aria-valuenow')))
    .toBeLessThan(5e23);
  await ready(page);
  await page.getByRole('button', { name: 'Readouts and fit', exact: true }).tap();
  expect(await readBudget(page)).toBeLessThan(5e23);
  const { value } = await read(page, 'Optimal parameters');
  expect(value / referenceParams(await readBudget(page))).toBeCloseTo(1, 2);
});
