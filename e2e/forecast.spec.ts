import { readFileSync } from 'node:fs';
import { expect, openApp, read, test } from './base';

test('a forecast is frozen, scored by a typed loss, saved, and an edited file is refused', async ({
  page,
}) => {
  await openApp(page, '#/fit?v=1&card=worked');
  const part = page.getByRole('region', { name: 'Forecast cards', exact: true });
  await part.getByRole('button', { name: 'Freeze forecast', exact: true }).click();
  const card = part.getByRole('listitem', { name: /^Card / });
  await expect(card).toContainText('not scored yet');
  const code = /^Card (.*)$/.exec((await card.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  expect(code).toMatch(/^[0-9a-f]{6}$/);
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: `Save ${code} as file`, exact: true }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  const file = JSON.parse(text) as { card: { value: number; data: { hash: string } } };
  expect(file.card.value).toBeGreaterThan(1.9);
  expect(file.card.data.hash.length).toBeGreaterThan(12);

  await card.getByRole('textbox', { name: `Measured loss of ${code}` }).fill('2.2');
  await card.getByRole('button', { name: `Score ${code}`, exact: true }).click();
  await expect(card).toContainText('outside its interval');
  expect((await read(page, `z of ${code}`)).value).toBeGreaterThan(2);
  await expect(part).toContainText('Calibration needs 5 scored cards');

  const open = part.getByLabel('Open card file', { exact: true });
  const edited = text.replace(/"value": [\d.]+/, '"value": 1.5');
  await open.setInputFiles({
    name: 'edited.forecast.json',
    mimeType: 'application/json',
    buffer: Buffer.from(edited),
  });
  await expect(part.getByRole('alert')).toContainText('changed after it was frozen');
});

test('runs are coloured by residual and by influence; a ghost run in the link shrinks the interval', async ({
  page,
}) => {
  await openApp(page, '#/explore?v=1&boot=0&colour=residual&ghost=3e10,6e11');
  await expect(page.getByRole('button', { name: /nats from the fit/ }).first()).toBeVisible();
  const before = await read(page, 'Half width now');
  const after = await read(page, 'Expected half width');
  expect(after.value).toBeLessThan(0.95 * before.value);
  const handle = page.getByRole('slider', { name: 'Ghost run on plot', exact: true });
  await handle.press('PageUp');
  await expect(page).toHaveURL(/ghost=(?!30?000000000)/);
  expect((await read(page, 'Expected half width')).value).not.toBe(after.value);
  await page.getByRole('combobox', { name: 'Colour by', exact: true }).selectOption('influence');
  await expect(
    page.getByRole('button', { name: /without it the forecast moves by/ }).first(),
  ).toBeVisible({ timeout: 20_000 });
  await expect(page).toHaveURL(/colour=influence/);
});
