import { interpolateCividis } from 'd3';
import { expect, test } from 'vitest';
import { shadeLoss } from './loss-shade';

const channels = (colour: string): number[] => (colour.match(/\d+/g) ?? []).map(Number);

test('the colours of losses are those of cividis', () => {
  for (let i = 0; i <= 500; i++) {
    const ours = channels(shadeLoss(i / 500));
    const theirs = channels(interpolateCividis(i / 500));
    expect(ours).toHaveLength(3);
    for (const k of [0, 1, 2]) {
      expect(Math.abs((ours[k] as number) - (theirs[k] as number))).toBeLessThanOrEqual(2);
    }
  }
});

test('what lies beyond the ends has the colour of the end', () => {
  expect(shadeLoss(-3)).toBe(shadeLoss(0));
  expect(shadeLoss(7)).toBe(shadeLoss(1));
});
