import { expect, it } from 'vitest';
import { shareByKey } from './share-steps';

const press = (key: string, share: number, altKey = false) => shareByKey({ key, altKey }, share);

it.each([
  ['ArrowUp', 0.25, 0.26],
  ['ArrowLeft', 0.25, 0.24],
  ['PageUp', 0.25, 0.35],
  ['PageUp', 0.6, 0.7],
  ['PageUp', 0.95, 1],
  ['PageDown', 0.6, 0.5],
  ['PageDown', 0.05, 0],
  ['ArrowUp', 0, 0.01],
  ['ArrowRight', 0.97, 0.98],
  ['Home', 0.4, 0],
  ['End', 0.4, 1],
])('%s moves a share of %d to %d', (key, from, to) => {
  expect(press(key, from)).toBe(to);
});

it('goes a tenth of a percent point with Alt, and leaves other keys alone', () => {
  expect(press('ArrowUp', 0.25, true)).toBe(0.251);
  expect(press('a', 0.25)).toBeUndefined();
});
