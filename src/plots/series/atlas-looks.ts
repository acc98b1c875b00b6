import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolDiamond2,
  symbolSquare,
  symbolSquare2,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3';

export interface AtlasLook {
  /** Outline around the origin. */
  readonly path: string;
  readonly fill: string;
}

/** Okabe and Ito (2008), darkened where they would fade on paper; each with a shape of its own. */
const looks = [
  ['#0072b2', symbolCircle],
  ['#d55e00', symbolTriangle],
  ['#009e73', symbolSquare],
  ['#b85c94', symbolDiamond],
  ['#c98a00', symbolStar],
  ['#3f9fdb', symbolWye],
  ['#7d848e', symbolCross],
  ['#a8632b', symbolDiamond2],
  ['#6a7f1a', symbolSquare2],
] as const;

/** A look a kind, in the order given; with more than nine they repeat. */
export function atlasLooks(kinds: readonly string[]): ReadonlyMap<string, AtlasLook> {
  const path = symbol().size(62);
  return new Map(
    kinds.map((kind, i) => {
      const [fill, type] = looks[i % looks.length] as (typeof looks)[number];
      return [kind, { fill, path: path.type(type)() ?? '' }];
    }),
  );
}
