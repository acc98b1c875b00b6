import type { LimitsDot } from '../../plots';
import { type AppState, memo, selectRepeatRows } from '../../state';

/** Rows of one size and as many tokens, seen in more or fewer epochs. */
interface RepeatGroup {
  readonly N: number;
  readonly D: number;
  readonly title: string;
  readonly inView: boolean;
  readonly rows: readonly {
    readonly row: number;
    readonly epochs: number;
    readonly loss: number;
    /** Loss over that of the fewest epochs, minus 1, and its standard error. */
    readonly rise: number;
    readonly riseError: number | null;
    readonly included: boolean;
  }[];
}

/** The largest such group of the rows at hand; null without one. */
export const selectRepeatGroup = memo(
  (state: AppState) => [selectRepeatRows(state), state.explorer.out] as const,
  (rows, out): RepeatGroup | null => {
    const bound = rows?.groups[0]?.bound;
    if (!rows || !bound) return null;
    const [N, D, unique] = bound.variables as [Float64Array, Float64Array, Float64Array];
    const groups = new Map<string, number[]>();
    for (const i of bound.rows.keys()) {
      const key = `${(N[i] as number).toPrecision(4)} ${(D[i] as number).toPrecision(3)}`;
      groups.set(key, [...(groups.get(key) ?? []), i]);
    }
    const epochsOf = (i: number): number => Math.max(1, (D[i] as number) / (unique[i] as number));
    const [largest] = [...groups.values()].sort((a, b) => b.length - a.length);
    if (!largest || largest.length < 2) return null;
    const order = largest.toSorted((a, b) => epochsOf(a) - epochsOf(b));
    const first = order[0] as number;
    const base = bound.response[first] as number;
    const error = (i: number): number => bound.standardErrors?.[i] ?? Number.NaN;
    return {
      N: N[first] as number,
      D: D[first] as number,
      title: rows.title,
      inView: rows.inView,
      rows: order.map((i) => {
        const loss = bound.response[i] as number;
        const riseError =
          i === first ? Number.NaN : Math.hypot(error(i), (error(first) * loss) / base) / base;
        const row = bound.rows[i] as number;
        return {
          ...{ row, epochs: epochsOf(i), loss, rise: loss / base - 1 },
          riseError: Number.isFinite(riseError) ? riseError : null,
          included: !rows.inView || !out.includes(row),
        };
      }),
    };
  },
);

/** The rows on the plane of size and epochs. */
export const selectBandDots = memo(
  (state: AppState) => [selectRepeatGroup(state)] as const,
  (group): readonly LimitsDot[] =>
    group?.rows.map(({ row, epochs, included }) => ({
      ...{ row, group: '', tone: 'measured', included },
      x: Math.log10(group.N),
      y: Math.log10(epochs),
    })) ?? [],
);
