import {
  interpolateRgbBasis,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3';

/** How each run of a dataset is painted, by row, and what its paint says. */
export interface RunPaint {
  readonly fills: readonly string[];
  /** Outline around the origin where shapes differ; a circle where not. */
  readonly paths: readonly string[] | null;
  /** Radius of the circle, pixels; the usual one where null. */
  readonly radii: Float64Array | null;
  /** The value in words, or nothing to say. */
  readonly words: (row: number) => string;
}

/** Blue below zero, orange above, pale at it: told apart in every kind of colour blindness. */
const ramp = interpolateRgbBasis(['#0a4f93', '#5b9bd3', '#e6e3da', '#f0a35e', '#b5450a']);

/** Of a colour scale from blue to orange, stops for a key. */
export const divergingStops: readonly string[] = Array.from({ length: 9 }, (_, i) => ramp(i / 8));

const unknown = '#9a9da3';

/** The value 95 % of the sizes lie below: the ends of a scale that outliers do not eat. */
export function robustReach(values: ArrayLike<number>): number {
  const sizes = Array.from(values, Math.abs)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return sizes[Math.floor(0.95 * (sizes.length - 1))] ?? 0;
}

/** Signed values on a scale that is symmetric about zero; with `sized`, larger ones are larger dots too. */
export function paintSigned(
  values: Float64Array,
  reach: number,
  words: (row: number) => string,
  sized: boolean,
): RunPaint {
  const share = (value: number): number => Math.max(-1, Math.min(1, reach > 0 ? value / reach : 0));
  return {
    fills: Array.from(values, (value) =>
      Number.isFinite(value) ? ramp((1 + share(value)) / 2) : unknown,
    ),
    paths: null,
    radii: sized
      ? values.map((value) => (Number.isFinite(value) ? 3 + 4 * Math.abs(share(value)) : 3))
      : null,
    words,
  };
}

/** One look of a family. */
export interface FamilyLook {
  readonly label: string;
  readonly fill: string;
  readonly path: string;
}

/** Okabe and Ito (2008), darkened where they would fade on paper; each with a shape of its own. */
const looks = [
  ['#0072b2', symbolCircle],
  ['#d55e00', symbolTriangle],
  ['#009e73', symbolSquare],
  ['#b85c94', symbolDiamond],
  ['#c98a00', symbolStar],
  ['#3f9fdb', symbolWye],
] as const;

/** Families in the order of their size; those beyond the looks there are share the last one. */
export function familyLooks(labels: readonly string[], others: string): readonly FamilyLook[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const ordered = [...counts].sort((a, b) => b[1] - a[1]).map(([label]) => label);
  const path = symbol().size(58);
  const named = ordered.slice(0, looks.length).map((label, i): FamilyLook => {
    const [fill, type] = looks[i] as (typeof looks)[number];
    return { label, fill, path: path.type(type)() ?? '' };
  });
  if (ordered.length <= looks.length) return named;
  return [...named, { label: others, fill: unknown, path: path.type(symbolCircle)() ?? '' }];
}

export function paintFamilies(
  labels: readonly string[],
  families: readonly FamilyLook[],
  words: (row: number) => string,
): RunPaint {
  const byLabel = new Map(families.map((look) => [look.label, look]));
  const last = families.at(-1) as FamilyLook;
  const look = (label: string): FamilyLook => byLabel.get(label) ?? last;
  return {
    fills: labels.map((label) => look(label).fill),
    paths: labels.map((label) => look(label).path),
    radii: null,
    words,
  };
}
