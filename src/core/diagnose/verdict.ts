import type { Law } from '../laws';
import type { Interval } from '../numerics';

/** `open`: the runs say next to nothing of it; `unknown`: no interval was made. */
export type Grade = 'pinned' | 'loose' | 'open' | 'unknown';

export interface VerdictFacts {
  readonly law: Law;
  readonly target: Readonly<Record<string, number>>;
  /** Loss at the target and its interval, nats per token. */
  readonly loss: number;
  readonly lossInterval: Interval | null;
  /** Values and intervals by parameter id, natural units; a profile that meets no threshold ends at the bound. */
  readonly values: Readonly<Record<string, number>>;
  readonly intervals: Readonly<Record<string, Interval | null>>;
  /** Parameters the design check refuses. */
  readonly refused: readonly string[];
  /** Reciprocal condition number of the fit. */
  readonly reciprocalCondition: number;
  /** What the intervals are made from: `profile`, `bootstrap`. */
  readonly method: string;
  /** Level of the intervals, and the threshold on the objective where they come from profiles. */
  readonly level: number;
  readonly threshold?: number;
  /** How far the forecast moves without each run, in the fit's order. */
  readonly influence?: ArrayLike<number>;
}

export interface ParameterVerdict {
  readonly id: string;
  readonly value: number;
  readonly interval: Interval | null;
  readonly grade: Grade;
  /** Half the interval over the value. */
  readonly relative: number;
}

/** Two answers that may differ: is the forecast pinned, and are the parameters? */
export interface Verdict {
  readonly target: VerdictFacts['target'];
  readonly loss: number;
  readonly lossInterval: Interval | null;
  readonly forecast: Grade;
  /** Half the forecast's interval over the loss; NaN without one. */
  readonly relative: number;
  readonly parameters: Grade;
  /** The floor and the exponents, worst first: factors such as A and B go with their exponents and are not judged. */
  readonly judged: readonly ParameterVerdict[];
  readonly refused: readonly string[];
  readonly reciprocalCondition: number;
  /** Runs that carry at least half as much as the weightiest one and more than a tenth of the interval's half. */
  readonly decisive: readonly { readonly row: number; readonly move: number }[];
  readonly method: string;
  readonly level: number;
  readonly threshold: number | null;
}

/** Half-widths, relative, up to which a forecast is pinned, and loose. */
const FORECAST = { pinned: 0.02, loose: 0.1 };
/** The same for a floor and for exponents. */
const PARAMETER = { pinned: 0.15, loose: 0.5 };
const MOST_DECISIVE = 5;

export function giveVerdict(facts: VerdictFacts): Verdict {
  const { law, target, loss, lossInterval, values, intervals, refused } = facts;
  const relative = lossInterval ? (lossInterval.high - lossInterval.low) / 2 / loss : Number.NaN;
  const judged = law.parameters
    .filter(({ transform, bounds }) => transform !== 'log' || bounds[1] < Number.POSITIVE_INFINITY)
    .flatMap(({ id, bounds }): ParameterVerdict[] => {
      const value = values[id];
      if (value === undefined) return [];
      const interval = intervals[id] ?? null;
      const half = interval ? (interval.high - interval.low) / 2 : Number.NaN;
      const share = half / Math.max(Math.abs(value), 1e-12);
      const isOpen =
        refused.includes(id) ||
        (interval !== null && (interval.low <= bounds[0] || interval.high >= bounds[1]));
      return [
        {
          id,
          value,
          interval,
          relative: share,
          grade: isOpen ? 'open' : gradeOf(share, PARAMETER),
        },
      ];
    })
    .sort((a, b) => order.indexOf(b.grade) - order.indexOf(a.grade) || b.relative - a.relative);
  return {
    target,
    loss,
    lossInterval,
    forecast: gradeOf(relative, FORECAST),
    relative,
    parameters: judged.reduce<Grade>(
      (worst, { grade }) => (order.indexOf(grade) > order.indexOf(worst) ? grade : worst),
      judged.length > 0 ? 'pinned' : 'unknown',
    ),
    judged,
    refused,
    reciprocalCondition: facts.reciprocalCondition,
    decisive: findDecisive(facts.influence ?? [], lossInterval),
    method: facts.method,
    level: facts.level,
    threshold: facts.threshold ?? null,
  };
}

const order: readonly Grade[] = ['pinned', 'unknown', 'loose', 'open'];

function gradeOf(relative: number, { pinned, loose }: { pinned: number; loose: number }): Grade {
  if (Number.isNaN(relative)) return 'unknown';
  return relative <= pinned ? 'pinned' : relative <= loose ? 'loose' : 'open';
}

function findDecisive(
  influence: ArrayLike<number>,
  interval: Interval | null,
): Verdict['decisive'] {
  const half = interval ? (interval.high - interval.low) / 2 : 0;
  const moves = Array.from(influence, (move, row) => ({ row, move }))
    .filter(({ move }) => Number.isFinite(move))
    .sort((a, b) => Math.abs(b.move) - Math.abs(a.move));
  const most = Math.abs(moves[0]?.move ?? 0);
  return moves
    .filter(({ move }) => Math.abs(move) >= most / 2 && Math.abs(move) > half / 10)
    .slice(0, MOST_DECISIVE);
}
