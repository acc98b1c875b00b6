import { toVector } from '../../laws';
import type { LongWork } from '../../long-work';
import { prepareRows } from '../prepare';
import type { FitProblem, FitSettings } from '../types';
import {
  type AdditivePoint,
  type AdditiveRows,
  isAdditive,
  readAdditiveRows,
  valueAt,
} from './additive-rows';
import { createCellHeap } from './cell-heap';
import { type Cell, createRelaxation } from './relaxation';
import { createRowCosts } from './row-costs';

export interface ProofOptions {
  /** The search ends once the gap is this small; 0.001 where not given. */
  readonly gap?: number;
  /** The search gives up after so many cells, with the gap it has by then; 5,000 where not given. */
  readonly cellLimit?: number;
}

/** What branch and bound over the two exponents says of a point. */
export interface Proof {
  /** (value of the point - lower bound) / value: nothing in the box is lower by more than this share. */
  readonly provenGap: number;
  /** Cells examined. */
  readonly cells: number;
  /** The exponents the proof speaks of, by parameter. */
  readonly box: Readonly<Record<string, readonly [number, number]>>;
  /** No parameters within the box have a lower value of the objective. */
  readonly lowerBound: number;
  /** The lowest value met: that of the point, or of `better`. */
  readonly upperBound: number;
  /** Parameters met on the way that are lower than the point, which then is no optimum; else null. */
  readonly better: Readonly<Record<string, number>> | null;
  /** What the box came apart into, five numbers a cell: least and most of each exponent, the cell's lower bound. */
  readonly leaves: Float64Array;
}

/** Rows looked at between two reports of progress, about. */
const SLICE = 3000;
/** Narrower cells are not split: what they still lack is rounding. */
const NARROWEST = 1e-9;
const STEPS = 1000;

/** Whether `prove` can say something of a fit of this law under these settings. */
export function canProve(law: FitProblem['law'], settings: FitSettings): boolean {
  return isAdditive(law, settings.fixed);
}

/**
 * Bounds the objective from below over the whole box of exponents by branch and bound (best first), to prove
 * that `parameters`, the end of a fit, is the global optimum. Takes what `fit` takes, of a law and settings for
 * which `canProve` holds. The bound only rises while it runs; the same input gives the same proof.
 */
export function* prove(
  problem: FitProblem,
  settings: FitSettings,
  parameters: Readonly<Record<string, number>>,
  { gap = 1e-3, cellLimit = 5000 }: ProofOptions = {},
): LongWork<Proof> {
  const prepared = prepareRows(problem, settings);
  const rows = readAdditiveRows(prepared, settings.fixed);
  const given = rows.fromParameters(toVector(problem.law, parameters));
  const value = valueAt(rows, prepared, given);
  const costs = createRowCosts(prepared, value);
  const relaxation = createRelaxation(rows, costs);
  const point: AdditivePoint = { floor: 0, A: 0, B: 0, alpha: 0, beta: 0 };
  const open = createCellHeap();
  const closed: Cell[] = [];
  let best = value;
  let better: AdditivePoint | null = null;
  let settled = Number.POSITIVE_INFINITY;
  let cells = 0;

  const close = (cell: Cell): void => {
    closed.push(cell);
    settled = Math.min(settled, cell.bound);
  };
  const visit = (
    alpha: Cell['alpha'],
    beta: Cell['beta'],
    inherited: number,
    most?: Float64Array,
  ): void => {
    cells++;
    const enough = best * (1 - gap);
    const cell: Cell = most ? { alpha, beta, bound: 0, most } : { alpha, beta, bound: 0 };
    // Points above the known value are outside of what the relaxation speaks of.
    cell.bound = Math.min(best, Math.max(inherited, relaxation.bound(cell, enough, best)));
    if (cell.bound >= enough) {
      close(cell);
      return;
    }
    open.push(cell);
    relaxation.readPoint(cell, point);
    const found = valueAt(rows, prepared, point);
    if (!(found < best * (1 - 1e-9))) return;
    best = found;
    better = { ...point };
  };
  const readBound = (): number => Math.min(best, settled, open.peek()?.bound ?? best);

  // Below this every residual is rounding, and nothing is lower than nothing.
  if (value > rows.rounding) visit(rows.alpha, rows.beta, 0);
  const slice = Math.max(1, Math.round(SLICE / rows.count));
  for (let round = 1; cells < cellLimit; round++) {
    const cell = open.pop();
    if (!cell) break;
    if (cell.bound >= best * (1 - gap)) {
      close(cell);
      continue;
    }
    const halves = splitCell(cell, rows);
    if (halves) for (const [alpha, beta] of halves) visit(alpha, beta, cell.bound, cell.most);
    else close(cell);
    if (round % slice === 0) {
      const left = Math.max(gap, 1 - readBound() / best);
      yield { done: Math.floor((STEPS * Math.log(left)) / Math.log(gap)), total: STEPS };
    }
  }

  const lowerBound = value > rows.rounding ? readBound() : value;
  const [first, second] = rows.exponents;
  return {
    provenGap: value > 0 ? (value - lowerBound) / value : 0,
    cells,
    box: { [first]: rows.alpha, [second]: rows.beta },
    lowerBound,
    upperBound: best,
    better: better && rows.toParameters(better),
    leaves: Float64Array.from(
      [...closed, ...open.cells].flatMap(({ alpha, beta, bound }) => [...alpha, ...beta, bound]),
    ),
  };
}

/** Halves the exponent that moves the predictions more; both at once where they are one. Null: too narrow. */
function splitCell(
  { alpha, beta }: Cell,
  { reach, tied }: AdditiveRows,
): [Cell['alpha'], Cell['beta']][] | null {
  const sizeSpread = (alpha[1] - alpha[0]) * reach.size;
  const dataSpread = (beta[1] - beta[0]) * reach.data;
  if (Math.max(sizeSpread, dataSpread) < NARROWEST) return null;
  const halves = ([low, high]: Cell['alpha']): [Cell['alpha'], Cell['alpha']] => {
    const middle = (low + high) / 2;
    return [
      [low, middle],
      [middle, high],
    ];
  };
  if (tied) return halves(alpha).map((half) => [half, half]);
  return sizeSpread >= dataSpread
    ? halves(alpha).map((half) => [half, beta])
    : halves(beta).map((half) => [alpha, half]);
}
