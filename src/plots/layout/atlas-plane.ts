import { LOG10_6 } from '../series/runs';
import { type Box, overlaps } from './geometry';
import { guide, type HeroPlane, heroPlane, type LabelledPath } from './hero';

/** A model on the plane: raw counts of parameters and text tokens. */
export interface AtlasDot {
  readonly row: number;
  readonly N: number;
  readonly D: number;
  readonly label: string;
  /** Outline around the origin, and its paint. */
  readonly path: string;
  readonly fill: string;
  /** Drawn as an outline: not trained from scratch. */
  readonly hollow: boolean;
  /** Belongs to the card that is open. */
  readonly chosen: boolean;
}

export interface AtlasPlaneLayout {
  readonly plane: HeroPlane;
  readonly guides: readonly LabelledPath[];
  readonly dots: readonly (AtlasDot & { readonly x: number; readonly y: number })[];
  /** Names that have room; those of the open card come first. */
  readonly labels: readonly {
    readonly row: number;
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
    readonly chosen: boolean;
  }[];
}

const ratios = [0.2, 20, 2000];

/** `extent` is of every model, so that a filter does not move the axes. */
export function atlasPlaneLayout(
  dots: readonly AtlasDot[],
  extent: { readonly logN: readonly [number, number]; readonly logD: readonly [number, number] },
  words: { readonly ratio: (ratio: number) => string },
  width: number,
  height: number,
): AtlasPlaneLayout {
  const plane = heroPlane('DN', { ...extent, logC: [0, 1] }, width, height);
  const [n0, n1] = plane.y.domain;
  const guides = ratios.flatMap((ratio) => {
    const c = (n: number): number => LOG10_6 + Math.log10(ratio) + 2 * n;
    const line = guide(plane, [c(n0), n0], [c(n1), n1], words.ratio(ratio), 'end');
    return line ? [line] : [];
  });
  // Along the axis, so that arrow keys walk from left to right.
  const placed = dots
    .map((dot) => ({
      ...dot,
      x: plane.x.toPixel(Math.log10(dot.D)),
      y: plane.y.toPixel(Math.log10(dot.N)),
    }))
    .sort((a, b) => a.x - b.x || a.row - b.row);
  return { plane, guides, dots: placed, labels: nameDots(plane, placed, guides) };
}

function nameDots(
  { frame }: HeroPlane,
  dots: AtlasPlaneLayout['dots'],
  guides: readonly LabelledPath[],
): AtlasPlaneLayout['labels'] {
  const taken: Box[] = [
    ...dots.map(({ x, y }) => ({ x: x - 8, y: y - 7, width: 16, height: 14 })),
    ...guides.flatMap(({ label: at }) =>
      at ? [{ x: at.x - 40, y: at.y - 30, width: 80, height: 60 }] : [],
    ),
  ];
  const first = [...dots].sort((a, b) => Number(b.chosen) - Number(a.chosen));
  return first.flatMap(({ row, label: text, x, y, chosen }) => {
    const length = text.length * 6.4 + 4;
    for (const anchor of ['start', 'end'] as const) {
      for (const lift of [0, -10, 10]) {
        const left = anchor === 'start' ? x + 13 : x - 13 - length;
        const box = { x: left, y: y + lift - 7, width: length, height: 14 };
        const isInside =
          box.x >= frame.left &&
          box.x + box.width <= frame.right &&
          box.y >= frame.top &&
          box.y + box.height <= frame.bottom;
        if (!isInside || taken.some((other) => overlaps(other, box))) continue;
        taken.push(box);
        const at = anchor === 'start' ? x + 13 : x - 13;
        return [{ row, text, x: at, y: y + lift + 4, anchor, chosen }];
      }
    }
    return [];
  });
}
