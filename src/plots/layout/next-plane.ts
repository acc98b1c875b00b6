import type { Plan } from '../../core/laws';
import { createFrame, type Frame, linePath } from './geometry';
import { createScale, logTicks, type Scale, type Tick } from './scale';

export interface NextPlaneInput {
  /** The runs in the fit. */
  readonly runs: { readonly N: Float64Array; readonly D: Float64Array };
  /** Places among them that taught nothing. */
  readonly idle: ArrayLike<number>;
  readonly proposed: readonly Plan[];
  readonly target: Plan;
  /** Least and most tokens per parameter, and sizes, of what may be proposed. */
  readonly ratio: readonly [number, number];
  readonly sizes: readonly [number, number];
  /** FLOPs; one run may cost all of it. */
  readonly budget: number;
}

/** Tokens by parameters, log10 both, in pixels. */
export interface NextPlaneLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly runs: readonly { readonly x: number; readonly y: number; readonly idle: boolean }[];
  /** Near ones share the label of the best of them. */
  readonly proposed: readonly { readonly x: number; readonly y: number; readonly label: string }[];
  readonly target: readonly [number, number];
  /** What may be proposed: inside both limits and under the budget. */
  readonly allowed: string;
  readonly budget: string;
}

/** More dots than this hide one another and take the page's time. */
const MOST_DOTS = 1500;

export function nextPlaneLayout(
  input: NextPlaneInput,
  format: (value: number) => string,
  width: number,
  height: number,
): NextPlaneLayout {
  const frame = createFrame(width, height, { left: 48, right: 16, top: 24, bottom: 38 });
  const { runs, idle, proposed, target, ratio, sizes, budget } = input;
  const corners = outlineAllowed(ratio, sizes, budget);
  const all = [...corners, ...proposed, target];
  const range = (key: 'N' | 'D', column: Float64Array): [number, number] => {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    const widen = (value: number): void => {
      low = Math.min(low, value);
      high = Math.max(high, value);
    };
    column.forEach(widen);
    for (const plan of all) widen(plan[key]);
    return [Math.log10(low) - 0.1, Math.log10(high) + 0.1];
  };
  const x = createScale(range('D', runs.D), [frame.left, frame.right]);
  const y = createScale(range('N', runs.N), [frame.bottom, frame.top]);
  const place = ({ N, D }: Plan): [number, number] => [
    x.toPixel(Math.log10(D)),
    y.toPixel(Math.log10(N)),
  ];
  const path = (plans: readonly Plan[]): string => {
    const points = plans.map(place);
    return linePath(
      points.length,
      (i) => points[i]?.[0] ?? Number.NaN,
      (i) => points[i]?.[1] ?? Number.NaN,
    );
  };
  const idleRows = new Set(Array.from(idle));
  const stride = Math.max(1, Math.ceil(runs.N.length / MOST_DOTS));
  const dots = Array.from({ length: Math.ceil(runs.N.length / stride) }, (_, k) => {
    const row = k * stride;
    const [px, py] = place({ N: runs.N[row] as number, D: runs.D[row] as number });
    return { x: px, y: py, idle: idleRows.has(row) };
  });
  const [d0, d1] = x.domain;
  return {
    frame,
    x,
    y,
    xTicks: logTicks(x.domain, format, (frame.right - frame.left) / 70),
    yTicks: logTicks(y.domain, format, (frame.bottom - frame.top) / 36),
    runs: dots,
    proposed: labelRanks(proposed.map(place)),
    target: place(target),
    allowed: corners.length > 2 ? `${path(corners)}Z` : '',
    budget: path([d0, d1].map((logD) => ({ D: 10 ** logD, N: budget / (6 * 10 ** logD) }))),
  };
}

/** Dots closer than this share a label, pixels. */
const NEAR = 22;

function labelRanks(
  places: readonly (readonly [number, number])[],
): { x: number; y: number; label: string }[] {
  const leaders: { readonly at: number; readonly ranks: number[] }[] = [];
  places.forEach(([x, y], i) => {
    const near = leaders.find(({ at }) => {
      const [px = 0, py = 0] = places[at] ?? [];
      return Math.hypot(x - px, y - py) < NEAR;
    });
    if (near) near.ranks.push(i + 1);
    else leaders.push({ at: i, ranks: [i + 1] });
  });
  return places.map(([x, y], i) => ({
    x,
    y,
    label: leaders.find(({ at }) => at === i)?.ranks.join(', ') ?? '',
  }));
}

/** Corners of what may be proposed: a band of rays between two sizes, cut by the budget. */
export function outlineAllowed(
  [least, most]: readonly [number, number],
  [small, large]: readonly [number, number],
  budget: number,
): Plan[] {
  // The largest size the budget allows at the least and at the most tokens per parameter.
  const top = Math.min(large, Math.sqrt(budget / (6 * least)));
  const bend = Math.min(large, Math.sqrt(budget / (6 * most)));
  if (!(top > small)) return [];
  const plans: Plan[] = [
    { N: small, D: least * small },
    { N: top, D: least * top },
  ];
  if (top < large || bend < large)
    plans.push({ N: top, D: Math.min(most * top, budget / (6 * top)) });
  if (bend > small) plans.push({ N: bend, D: most * bend }, { N: small, D: most * small });
  else plans.push({ N: small, D: budget / (6 * small) });
  return plans;
}
