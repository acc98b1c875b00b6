import { findPreset, type Law, toVector, type Vector } from '../core/laws';
import { type ExplorerState, FITTED } from '../core/permalink';
import { beyondRange } from './data-limits';
import { ERROR_SLOT, LOSS_SLOT } from './downstream-fit';
import {
  errorLaw,
  lossLaw,
  readPreset,
  selectDownstreamRuns,
  selectSplit,
  selectTaskErrors,
} from './downstream-runs';
import { memo } from './memo';
import { lighten, type Model } from './model';
import { type Estimate, estimate } from './selectors';
import type { AppState } from './store';
import { selectTrade } from './trade';

/** What the screen of downstream errors forecasts with. */
export interface DownstreamModels {
  readonly loss: Model;
  /** Null where there are no errors, or they cannot carry the law. */
  readonly error: Model | null;
  /** Both laws' values end to end, drawn together; null without the second. */
  readonly chain: Model | null;
}

function published(law: Law, id: string): Model | null {
  const preset = findPreset(law, id);
  if (!preset) return null;
  const parameters = toVector(law, preset.values);
  return { law, parameters, draws: [], source: { kind: 'preset', preset } };
}

function join(a: Vector, b: Vector): Float64Array {
  return Float64Array.from([...Array.from(a), ...Array.from(b)]);
}

function chainOf(loss: Model, error: Model | null): Model | null {
  if (!error) return null;
  const draws =
    loss.draws.length === error.draws.length
      ? loss.draws.map((draw, k) => join(draw, error.draws[k] as Float64Array))
      : [];
  return { ...loss, parameters: join(loss.parameters, error.parameters), draws };
}

const selectAllModels = memo(
  (state: AppState) =>
    [
      selectTrade(state)?.preset ?? FITTED,
      state.measured[LOSS_SLOT] ?? null,
      state.measured[ERROR_SLOT] ?? null,
    ] as const,
  (presetId, losses, errors): DownstreamModels | null => {
    const preset = presetId === FITTED ? null : readPreset(presetId);
    if (preset) {
      const id = `gadre2024-${preset.trainingSet}`;
      const loss = published(lossLaw, id);
      const error = published(errorLaw, `${id}-${preset.tasks}`);
      return loss && { loss, error, chain: chainOf(loss, error) };
    }
    if (!losses?.shown || losses.problem) return null;
    const loss = losses.shown.model;
    // Draws belong together where both answer one question.
    const isPair = errors?.shown?.key === losses.shown.key && !errors.problem;
    const error = isPair ? (errors.shown?.model ?? null) : null;
    return { loss, error, chain: chainOf(loss, error) };
  },
);

export const selectDownstreamModels = memo(
  (state: AppState) =>
    [
      selectDownstreamRuns(state) === null ? null : selectAllModels(state),
      state.history.gesture?.startsWith('drag:') ?? false,
    ] as const,
  (models, isDragged): DownstreamModels | null =>
    models && isDragged
      ? {
          loss: lighten(models.loss),
          error: models.error && lighten(models.error),
          chain: models.chain && lighten(models.chain),
        }
      : models,
);

/** Loss of a model of this size on so many tokens. */
export const lossOf = (p: Vector, N: number, D: number): number =>
  lossLaw.evaluate([Math.log(N), Math.log(D)], p);

/** Error at a loss. */
export const errorOf = (q: Vector, loss: number): number => errorLaw.evaluate([loss], q);

const lossWidth = lossLaw.parameters.length;

/** Error of a size and tokens under both laws' values, end to end. */
function chainedError(values: Float64Array, N: number, D: number): number {
  return errorOf(values.subarray(lossWidth), lossOf(values, N, D));
}

export interface DownstreamPoint {
  readonly N: number;
  readonly D: number;
  /** 6 N D. */
  readonly C: number;
  readonly ratio: number;
}

/** The run of most compute. */
const selectUsual = memo(
  (state: AppState) => [selectDownstreamRuns(state)] as const,
  (runs): readonly [number, number] => {
    let usual: readonly [number, number] = [1439795200, 921468928000];
    let most = 0;
    runs?.N.forEach((N, i) => {
      const D = runs.D[i] as number;
      if (N * D <= most) return;
      most = N * D;
      usual = [N, D];
    });
    return usual;
  },
);

/** Two of the three decide; of compute alone the usual tokens per parameter make a model. */
function pointOf(
  { N, D, C }: Pick<ExplorerState, 'N' | 'D' | 'C'>,
  [usualN, usualD]: readonly [number, number],
): DownstreamPoint {
  let [size, tokens] = [N ?? usualN, D ?? usualD];
  if (C !== null && N !== null && D === null) tokens = C / (6 * N);
  else if (C !== null && N === null && D !== null) size = C / (6 * D);
  else if (C !== null && N === null && D === null) {
    size = Math.sqrt((C / 6) * (usualN / usualD));
    tokens = C / (6 * size);
  }
  return { N: size, D: tokens, C: 6 * size * tokens, ratio: tokens / size };
}

const pointFrom = (explorer: (state: AppState) => ExplorerState) =>
  memo(
    (state: AppState) => {
      const { N, D, C } = explorer(state);
      return [N, D, C, selectUsual(state)] as const;
    },
    (N, D, C, usual) => pointOf({ N, D, C }, usual),
  );

export const selectDownstreamPoint = pointFrom(({ explorer }) => explorer);
/** The point as it was before the hand began to drag: axes follow this one. */
export const selectSettledDownstream = pointFrom(({ settled }) => settled);

export type DownstreamQuantity = 'N' | 'D' | 'C';

/** The state in which one quantity has a value: size and tokens move compute; compute moves both along their ratio. */
export function moveDownstream(
  { N, D, C }: DownstreamPoint,
  quantity: DownstreamQuantity,
  value: number,
): Pick<ExplorerState, 'N' | 'D' | 'C'> {
  if (quantity === 'N') return { N: value, D, C: null };
  if (quantity === 'D') return { N, D: value, C: null };
  const factor = Math.sqrt(value / C);
  return { N: N * factor, D: D * factor, C: null };
}

/** What the laws were fitted on, base units: of a fit its own runs, of published values what their paper says. */
export interface FittedRanges {
  readonly N: readonly [number, number];
  readonly D: readonly [number, number];
  readonly C: readonly [number, number];
  readonly ratio: readonly [number, number];
  readonly loss: readonly [number, number];
}

function spanOf(values: Iterable<number>): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

export const selectFittedRanges = memo(
  (state: AppState) =>
    [
      selectDownstreamRuns(state),
      selectSplit(state),
      (selectTrade(state)?.preset ?? FITTED) === FITTED,
    ] as const,
  (runs, { loss, error }, isFit): FittedRanges | null => {
    if (!isFit) {
      const { N, D } = lossLaw.validity.ranges as Record<'N' | 'D', readonly [number, number]>;
      return {
        ...{ N, D, C: [6 * N[0] * D[0], 6 * N[1] * D[1]], ratio: [5, 640] },
        loss: errorLaw.validity.ranges.loss as readonly [number, number],
      };
    }
    if (!runs || loss.length === 0) return null;
    const at = (column: Float64Array) => (place: number) => column[place] as number;
    const [N, D] = [at(runs.N), at(runs.D)];
    return {
      N: spanOf(loss.map(N)),
      D: spanOf(loss.map(D)),
      C: spanOf(loss.map((place) => 6 * N(place) * D(place))),
      ratio: spanOf(loss.map((place) => D(place) / N(place))),
      loss: spanOf(error.map(at(runs.loss))),
    };
  },
);

export interface DownstreamBeyond {
  readonly what: 'N' | 'D' | 'C' | 'ratio' | 'loss';
  readonly factor: number;
}

/** What of the point lies farthest outside what was fitted; null inside. */
export const selectDownstreamBeyond = memo(
  (state: AppState) => [selectDownstreamPoint(state), selectFittedRanges(state)] as const,
  (point, ranges): DownstreamBeyond | null => {
    if (!ranges) return null;
    const found = (['C', 'N', 'D', 'ratio'] as const).flatMap((what): DownstreamBeyond[] => {
      const factor = beyondRange(point[what], ranges[what]);
      return factor === null ? [] : [{ what, factor }];
    });
    return found.toSorted((a, b) => b.factor - a.factor)[0] ?? null;
  },
);

export interface DownstreamReadouts {
  readonly point: DownstreamPoint;
  readonly loss: Estimate;
  /** From the predicted loss, with the draws of both fits. */
  readonly error: Estimate | null;
  readonly accuracy: Estimate | null;
  /** The same error with one fit's draws and the other one held at its best values. */
  readonly byLoss: Estimate | null;
  readonly byError: Estimate | null;
  /** Tokens per parameter that are best at any budget. */
  readonly bestRatio: Estimate;
  /** Loss of the best model of this compute, and what this one has above it. */
  readonly bestLoss: Estimate;
  readonly gap: Estimate;
}

export const selectDownstreamReadouts = memo(
  (state: AppState) => [selectDownstreamModels(state), selectDownstreamPoint(state)] as const,
  (models, point): DownstreamReadouts | null => {
    if (!models) return null;
    const { loss, error: errors, chain } = models;
    const { N, D, C } = point;
    const q = errors?.parameters;
    const predicted = lossOf(loss.parameters, N, D);
    const error = chain && estimate(chain, (values) => chainedError(values, N, D));
    const best = (p: Vector): number => {
      const ratio = bestRatio(p);
      const size = Math.sqrt(C / (6 * ratio));
      return lossOf(p, size, ratio * size);
    };
    return {
      point,
      error,
      loss: estimate(loss, (p) => lossOf(p, N, D)),
      accuracy: error && {
        value: 1 - error.value,
        low: error.high === null ? null : 1 - error.high,
        high: error.low === null ? null : 1 - error.low,
      },
      byLoss: q ? estimate(loss, (p) => errorOf(q, lossOf(p, N, D))) : null,
      byError: errors && estimate(errors, (values) => errorOf(values, predicted)),
      bestRatio: estimate(loss, bestRatio),
      bestLoss: estimate(loss, best),
      gap: estimate(loss, (p) => Math.max(0, lossOf(p, N, D) - best(p))),
    };
  },
);

/** (B / A)^(1 / alpha). */
const bestRatio = (p: Vector): number =>
  ((p[2] as number) / (p[1] as number)) ** (1 / (p[3] as number));

/** A measured value, its prediction, and the prediction over it less one. */
interface Tested {
  readonly measured: number;
  readonly predicted: number;
  readonly off: number;
}

/** A run that the loss law has not seen. */
export interface RunTest {
  readonly place: number;
  readonly N: number;
  readonly D: number;
  readonly loss: Tested;
  /** From the predicted loss; null where the error was not measured or is in the fit itself. */
  readonly error: Tested | null;
}

export interface RunTests {
  /** Most compute first. */
  readonly runs: readonly RunTest[];
  /** Means of the relative errors' sizes; null without any. */
  readonly loss: number | null;
  readonly error: number | null;
}

const tested = (measured: number, predicted: number): Tested => ({
  measured,
  predicted,
  off: predicted / measured - 1,
});

export const selectRunTests = memo(
  (state: AppState) =>
    [
      selectDownstreamRuns(state),
      selectSplit(state),
      selectDownstreamModels(state),
      selectTaskErrors(state),
    ] as const,
  (runs, { held, error: trained }, models, errors): RunTests => {
    if (!runs || !models) return { runs: [], loss: null, error: null };
    const seen = new Set(trained);
    const tests = held.map((place): RunTest => {
      const [N, D] = [runs.N[place] as number, runs.D[place] as number];
      const loss = lossOf(models.loss.parameters, N, D);
      const measured = errors?.values[place] ?? Number.NaN;
      const isTest = models.error !== null && Number.isFinite(measured) && !seen.has(place);
      return {
        ...{ place, N, D, loss: tested(runs.loss[place] as number, loss) },
        error:
          isTest && models.error ? tested(measured, errorOf(models.error.parameters, loss)) : null,
      };
    });
    return {
      runs: tests.toSorted((a, b) => b.N * b.D - a.N * a.D),
      loss: meanSize(tests.map((test) => test.loss)),
      error: meanSize(tests.flatMap((test) => test.error ?? [])),
    };
  },
);

function meanSize(values: readonly Tested[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, { off }) => sum + Math.abs(off), 0) / values.length;
}
