import type { Crossing } from '../../core/schedule';
import { type LimitsCurve, type LimitsDot, limitsSeries } from '../../plots';
import { type AppState, memo, selectClasses, selectCrossing } from '../../state';

export type CrossingFound = ReturnType<typeof selectCrossing>;

/** The crossing, where both groups carry a trend. */
export const foundCrossing = (crossing: CrossingFound): Crossing | null =>
  crossing && 'trends' in crossing ? crossing : null;

/** The slopes are told apart by the refits; without refits nothing speaks against it. */
export const isTold = (crossing: Crossing): boolean =>
  crossing.interval !== null || crossing.slopeInterval === null;

const half = (value: number, round: (value: number) => number): number => round(value * 2) / 2;
/** A crossing farther than this from the data, in decades, is said in words and not drawn. */
const MOST_DECADES = 4;

/** Rows of both groups and their trends, in log10; the axis reaches to the crossing where it is not far. */
export const selectClassesSeries = memo(
  (state: AppState) => [selectClasses(state), selectCrossing(state), state.explorer.out] as const,
  (classes, crossing, out) => {
    if (!classes || classes.rows.length === 0) return null;
    const dots = classes.rows.map(
      ({ row, group, x, y }): LimitsDot => ({
        ...{ row, group: '', tone: group === 0 ? 'measured' : 'second' },
        x: Math.log10(x),
        y: Math.log10(y),
        included: !classes.inView || !out.includes(row),
      }),
    );
    const xs = dots.map(({ x }) => x);
    const [first, last] = [Math.min(...xs), Math.max(...xs)];
    const found = foundCrossing(crossing);
    const at = found ? Math.log10(found.x) : Number.NaN;
    const isNear =
      found !== null && isTold(found) && at > first - MOST_DECADES && at < last + MOST_DECADES;
    const pad = 0.08 * Math.max(last - first, 0.3);
    const x: [number, number] = [
      Math.min(first, isNear ? at : first) - pad,
      Math.max(last, isNear ? at : last) + pad,
    ];
    const curves = ([0, 1] as const).flatMap((k): LimitsCurve[] => {
      if (!found) return [];
      const own = dots.filter((_, i) => classes.rows[i]?.group === k).map((dot) => dot.x);
      const vector = ({ factor, power }: Crossing['trends'][number]) =>
        Float64Array.of(Math.log10(factor), power);
      return [
        {
          ...{ key: String(k), label: '', tone: k === 0 ? 'chosen' : 'second' },
          valid: [Math.min(...own), Math.max(...own)],
          parameters: vector(found.trends[k]),
          draws: found.draws.slice(0, 200).map((draw) => vector(draw[k])),
          at: (logX, p) => (p[0] as number) + (p[1] as number) * logX,
        },
      ];
    });
    const lines = limitsSeries(curves, x);
    const ys = [
      ...dots.map(({ y }) => y),
      ...lines.flatMap((line) => [line.y[0] as number, line.y.at(-1) as number]),
    ];
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    const room = Math.max(0.05, 0.08 * (high - low));
    const mark = found && isNear ? ([at, Math.log10(found.y)] as const) : null;
    const isWide = high - low > 1;
    return {
      ...{ dots, lines, x, mark },
      y: isWide
        ? ([half(low - room, Math.floor), half(high + room, Math.ceil)] as const)
        : ([low - room, high + room] as const),
    };
  },
);
