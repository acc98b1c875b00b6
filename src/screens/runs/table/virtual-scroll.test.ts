import { describe, expect, it } from 'vitest';
import { createScrollMap, follow, placeAt, TALLEST } from './virtual-scroll';

describe('a table of a thousand rows', () => {
  const map = createScrollMap(1000, 30, 600);
  it('scrolls as any element', () => {
    expect(map.real).toBe(30_000);
    expect(follow(map, { top: 0, offset: 0 }, 17)).toEqual({ top: 17, offset: 17 });
    expect(follow(map, { top: 17, offset: 17 }, 29_400)).toEqual({ top: 29_400, offset: 29_400 });
  });
});

describe('a table of a million rows', () => {
  const map = createScrollMap(1_000_000, 30, 600);
  const last = 30_000_000 - 600;
  it('stays below what browsers can do', () => {
    expect(map.real).toBe(TALLEST);
  });
  it('moves by the pixel under a wheel', () => {
    expect(follow(map, { top: 5000, offset: 18_750 }, 5100).offset).toBe(18_850);
  });
  it('goes to its share of the whole under a dragged bar, both ends included', () => {
    const half = follow(map, { top: 0, offset: 0 }, (TALLEST - 600) / 2);
    expect(half.offset).toBe(last / 2);
    expect(follow(map, half, TALLEST - 600).offset).toBe(last);
    expect(follow(map, half, 0).offset).toBe(0);
  });
  it('never runs out of bar: a wheel turned for long reaches the last row, and the first', () => {
    let place = placeAt(map, last - 3_000_000);
    for (let turn = 0; turn < 31_000; turn++)
      place = follow(map, place, Math.min(TALLEST - 600, place.top + 100));
    expect(place).toEqual({ top: TALLEST - 600, offset: last });
    place = placeAt(map, 2_000_000);
    for (let turn = 0; turn < 21_000; turn++)
      place = follow(map, place, Math.max(0, place.top - 100));
    expect(place).toEqual({ top: 0, offset: 0 });
  });
  it('puts the bar where a row wanted by the keyboard is', () => {
    expect(placeAt(map, last)).toEqual({ top: TALLEST - 600, offset: last });
    expect(placeAt(map, last / 4).top).toBe(Math.round((TALLEST - 600) / 4));
  });
});
