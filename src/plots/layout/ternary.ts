import { linePath } from './geometry';

/** A triangle of mixtures of three domains, and places in it. */
export interface TernaryLayout {
  readonly width: number;
  readonly height: number;
  readonly corners: readonly (readonly [number, number])[];
  readonly outline: string;
  /** Lines of equal share, every fifth. */
  readonly grid: readonly string[];
  readonly cells: readonly { readonly d: string; readonly level: number }[];
  place(shares: ArrayLike<number>): readonly [number, number];
  /** The shares at a place, moved into the triangle where it is outside. */
  locate(x: number, y: number): [number, number, number];
}

const STEPS = 16;

/** `loss` of a mixture colours the cells, from 0 (least) to 1. */
export function ternaryLayout(
  loss: (shares: readonly [number, number, number]) => number,
  width: number,
  height: number,
): TernaryLayout {
  const side = Math.max(60, Math.min(width - 150, (height - 52) / (Math.sqrt(3) / 2)));
  const rise = (side * Math.sqrt(3)) / 2;
  const left = (width - side) / 2;
  const bottom = 24 + rise + Math.max(0, (height - 52 - rise) / 2);
  const corners = [
    [left + side / 2, bottom - rise],
    [left, bottom],
    [left + side, bottom],
  ] as const;
  const place = (shares: ArrayLike<number>): readonly [number, number] => {
    const [a, b, c] = [shares[0] as number, shares[1] as number, shares[2] as number];
    return [
      a * corners[0][0] + b * corners[1][0] + c * corners[2][0],
      a * corners[0][1] + b * corners[1][1] + c * corners[2][1],
    ];
  };
  const locate = (x: number, y: number): [number, number, number] => {
    const a = (bottom - y) / rise;
    const c = (x - left) / side - a / 2;
    return inside(a, 1 - a - c, c);
  };
  const path = (points: readonly (readonly [number, number])[]): string =>
    `${linePath(
      points.length,
      (i) => points[i]?.[0] as number,
      (i) => points[i]?.[1] as number,
    )}Z`;
  return {
    width,
    height,
    corners,
    outline: path(corners),
    grid: lines(place),
    cells: shade(loss, place, path),
    place,
    locate,
  };
}

function inside(a: number, b: number, c: number): [number, number, number] {
  const kept = [a, b, c].map((share) => Math.max(0, share));
  const sum = kept.reduce((total, share) => total + share, 0) || 1;
  return kept.map((share) => share / sum) as [number, number, number];
}

function lines(place: TernaryLayout['place']): string[] {
  return [0.2, 0.4, 0.6, 0.8].flatMap((share) => {
    const rest = 1 - share;
    return [
      [
        [share, rest, 0],
        [share, 0, rest],
      ],
      [
        [rest, share, 0],
        [0, share, rest],
      ],
      [
        [rest, 0, share],
        [0, rest, share],
      ],
    ].map((ends) => {
      const [from, to] = ends.map(place) as [readonly [number, number], readonly [number, number]];
      return linePath(
        2,
        (i) => (i === 0 ? from : to)[0],
        (i) => (i === 0 ? from : to)[1],
      );
    });
  });
}

function shade(
  loss: (shares: readonly [number, number, number]) => number,
  place: TernaryLayout['place'],
  path: (points: readonly (readonly [number, number])[]) => string,
): { d: string; level: number }[] {
  const cells: { corners: [number, number, number][]; value: number }[] = [];
  const at = (i: number, j: number): [number, number, number] => [
    (STEPS - i - j) / STEPS,
    i / STEPS,
    j / STEPS,
  ];
  const add = (...corners: [number, number, number][]): void => {
    const middle = [0, 1, 2].map(
      (k) => corners.reduce((sum, corner) => sum + (corner[k] as number), 0) / 3,
    ) as [number, number, number];
    cells.push({ corners, value: loss(middle) });
  };
  for (let i = 0; i < STEPS; i++) {
    for (let j = 0; j < STEPS - i; j++) {
      add(at(i, j), at(i + 1, j), at(i, j + 1));
      if (j < STEPS - i - 1) add(at(i + 1, j), at(i + 1, j + 1), at(i, j + 1));
    }
  }
  const values = cells.map(({ value }) => value).sort((a, b) => a - b);
  const rank = (value: number): number =>
    values.findIndex((other) => other >= value) / Math.max(1, values.length - 1);
  return cells.map(({ corners, value }) => ({ d: path(corners.map(place)), level: rank(value) }));
}
