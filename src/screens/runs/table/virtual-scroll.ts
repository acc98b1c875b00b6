/**
 * A table taller than an element may be: browsers stop at some ten million pixels. The scrolled element is kept
 * below that; small moves of its bar move the rows as far, a long drag goes to its share of the whole.
 */
export interface ScrollMap {
  /** Height of all rows, px. */
  readonly whole: number;
  /** Height the scrolled element has, px. */
  readonly real: number;
  /** Height of the part in sight, px. */
  readonly view: number;
}

export interface ScrollPlace {
  /** Where the element's bar stands. */
  readonly top: number;
  /** How far down the rows are. */
  readonly offset: number;
}

export const TALLEST = 8_000_000;

export function createScrollMap(rows: number, rowHeight: number, view: number): ScrollMap {
  const whole = rows * rowHeight;
  return { whole, real: Math.min(whole, TALLEST), view };
}

const most = ({ whole, view }: ScrollMap): number => Math.max(0, whole - view);
const reach = ({ real, view }: ScrollMap): number => Math.max(0, real - view);

/** The place after the bar was moved to `top`. Where `place.top` differs from it the bar is to be set there. */
export function follow(map: ScrollMap, before: ScrollPlace, top: number): ScrollPlace {
  if (map.whole <= map.real) return { top, offset: top };
  const moved = top - before.top;
  const atEnd = top <= 0 || top >= reach(map);
  // A wheel or a key moves by less than this; beyond it a hand drags the bar.
  const isSmall = Math.abs(moved) < 2 * map.view;
  if (!isSmall) return { top, offset: clamp((top / reach(map)) * most(map), map) };
  const near = clamp(before.offset + moved, map);
  // At the end of the bar less than a page is left: that is the end of the rows too.
  const offset =
    top <= 0 && near < map.view
      ? 0
      : top >= reach(map) && most(map) - near < map.view
        ? most(map)
        : near;
  const expected = barFor(map, offset);
  // The bar drifts from its share of the whole: it is put right before it can run out of way.
  return atEnd || Math.abs(expected - top) > map.real / 20
    ? { top: expected, offset }
    : { top, offset };
}

/** The place at which the rows are this far down. */
export function placeAt(map: ScrollMap, wanted: number): ScrollPlace {
  const offset = clamp(wanted, map);
  return { top: barFor(map, offset), offset };
}

function barFor(map: ScrollMap, offset: number): number {
  if (map.whole <= map.real || offset === 0 || offset === most(map))
    return Math.min(offset, reach(map));
  const bar = Math.round((offset / most(map)) * reach(map));
  // Off the ends while rows are left that way, so that it can still be moved there.
  return Math.max(1, Math.min(reach(map) - 1, bar));
}

function clamp(offset: number, map: ScrollMap): number {
  return Math.max(0, Math.min(most(map), offset));
}
