import { describe, expect, test } from 'vitest';
import { familyLooks, paintFamilies, paintSigned, robustReach } from './run-paint';

const silent = () => '';

describe('signed values', () => {
  test('are blue below zero, orange above, pale at it, and grey without a value', () => {
    const values = Float64Array.of(-1, 0, 1, Number.NaN, 5);
    const { fills, radii } = paintSigned(values, 1, silent, false);
    const [red = 0, , blue = 0] = (fills[0]?.match(/\d+/g) ?? []).map(Number);
    expect(blue).toBeGreaterThan(red + 80);
    const [warm = 0, , cold = 0] = (fills[2]?.match(/\d+/g) ?? []).map(Number);
    expect(warm).toBeGreaterThan(cold + 80);
    expect(fills[4]).toBe(fills[2]);
    expect(fills[3]).toBe('#9a9da3');
    expect(new Set(fills).size).toBe(4);
    expect(radii).toBeNull();
  });

  test('are larger dots the further they are from zero, up to the reach', () => {
    const { radii } = paintSigned(Float64Array.of(0, -0.5, 3), 1, silent, true);
    expect([...(radii ?? [])]).toEqual([3, 5, 7]);
  });

  test('the reach of a scale ignores the far twentieth', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i === 7 ? 1000 : -i / 100));
    expect(robustReach(values)).toBeCloseTo(0.95, 2);
    expect(robustReach([Number.NaN])).toBe(0);
  });
});

describe('families', () => {
  test('have a colour and a shape each, the largest first; those beyond six are others', () => {
    const labels = ['b', 'a', 'a', 'c', 'd', 'e', 'f', 'g', 'h'];
    const looks = familyLooks(labels, 'others');
    expect(looks.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'others']);
    expect(new Set(looks.map(({ fill }) => fill)).size).toBe(7);
    expect(new Set(looks.slice(0, 6).map(({ path }) => path)).size).toBe(6);
    const paint = paintFamilies(labels, looks, silent);
    expect(paint.fills[1]).toBe(paint.fills[2]);
    expect(paint.fills[7]).toBe(looks[6]?.fill);
    expect(paint.paths?.[0]).toBe(looks[1]?.path);
  });
});
