import {
  type BoundRows,
  bindLaw,
  type ColumnSource,
  guessBinding,
  type OpenBinding,
} from '../core/data';
import { findLaw, findPreset, type Law, toVector } from '../core/laws';
import { FITTED } from '../core/permalink';
import { parseQuantity } from '../core/units';
import { outputAt } from './data-limits';
import { type MeasuredAsk, selectTable } from './measured';
import { memo } from './memo';
import { lighten, type Model } from './model';
import { BATCH_SLOT, selectSchedulePoint, selectSettledSchedule } from './schedule';
import { type Estimate, estimate } from './selectors';
import type { AppState } from './store';
import { findTableBinding, selectTrade, type TradeChoice } from './trade';

/** The table of steps where the one in view has none. */
export const STEPS_TABLE = 'cbs-steps';

const law = findLaw('critical-batch') as Law;

/** Steps to a loss by batch size, of one size of model. */
interface StepsRows {
  readonly table: string;
  /** In view: its rows can be taken out of the fit and back in. */
  readonly inView: boolean;
  readonly title: string;
  /** Size of the model; null where the table does not say. */
  readonly size: number | null;
  readonly bound: BoundRows;
  readonly source: ColumnSource;
  readonly binding: OpenBinding;
}

const sizeOf = (filter: string): number => Number(/==(\d+)/.exec(filter)?.[1] ?? Number.NaN);

/** Size a preset of one model is of: `zhang2024-85m`. */
const presetSize = (preset: string): number | null =>
  parseQuantity(/-(\d[\d.]*[mb])$/.exec(preset)?.[1] ?? '') ?? null;

const nearest = (filters: readonly string[], N: number): string | undefined =>
  filters.toSorted(
    (a, b) => Math.abs(Math.log(sizeOf(a) / N)) - Math.abs(Math.log(sizeOf(b) / N)),
  )[0];

/** Size whose rows are shown: that of the chosen preset, else the point's. */
const wantedSize = (trade: TradeChoice, N: number): number =>
  (trade.law === law ? presetSize(trade.preset) : null) ?? N;

function readRows(
  table: string,
  source: ColumnSource | null,
  inView: boolean,
  N: number,
): StepsRows | null {
  if (!source) return null;
  const known = findTableBinding(table, law);
  const group = known?.groups && nearest(known.groups, N);
  const binding: OpenBinding = {
    ...(known
      ? { variables: known.variables, response: known.response }
      : guessBinding(law, source)),
    ...(group === undefined ? {} : { where: group }),
  };
  const bound = bindLaw(law, source, binding);
  if (!bound.ok) return null;
  const size = group === undefined ? null : sizeOf(group);
  return { table, inView, title: source.title, size, bound: bound.value, source, binding };
}

/** The table in view where it has steps and batches, else the bundled one; null before it is there. */
export const selectStepsRows = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    return [
      trade,
      trade ? selectTable(trade.table)(state) : null,
      selectTable(STEPS_TABLE)(state),
      selectSettledSchedule(state)?.N ?? null,
    ] as const;
  },
  (trade, source, bundled, N): StepsRows | null => {
    if (!trade || N === null) return null;
    const size = wantedSize(trade, N);
    return readRows(trade.table, source, true, size) ?? readRows(STEPS_TABLE, bundled, false, size);
  },
);

/** Rows of the table in view that stay in its fits. */
function keptRows(source: ColumnSource, out: readonly number[]): Uint32Array {
  const left = new Set(out);
  return Uint32Array.from({ length: source.rowCount }, (_, row) => row).filter(
    (row) => !left.has(row),
  );
}

/** The fit of the hyperbola to the rows shown. */
export const selectBatchAsk = memo(
  (state: AppState) => [selectStepsRows(state), state.explorer.out] as const,
  (rows, out): MeasuredAsk | null => {
    if (!rows) return null;
    const { source, binding, inView } = rows;
    return { law, source, binding, rows: keptRows(source, inView ? out : []) };
  },
);

/** The fit of the law in the head, where one is chosen; that of the hyperbola is there anyway. */
export const selectScheduleAsk = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    return [trade, trade ? selectTable(trade.table)(state) : null, state.explorer.out] as const;
  },
  (trade, source, out): MeasuredAsk | null => {
    if (!trade || !source || trade.preset !== FITTED || trade.law === law) return null;
    const binding = guessBinding(trade.law, source);
    return { law: trade.law, source, binding, rows: keptRows(source, out) };
  },
);

/** Whether the table in view has the columns of the law in the head. */
export const selectCanFitSchedule = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    return [trade, trade ? selectTable(trade.table)(state) : null, selectStepsRows(state)] as const;
  },
  (trade, source, steps): boolean => {
    if (!trade || !source) return false;
    if (trade.law === law) return steps?.inView === true;
    return bindLaw(trade.law, source, guessBinding(trade.law, source)).ok;
  },
);

/** Steps over batch size: the chosen preset of one model, else the fit; null while there is none. */
export const selectBatchModel = memo(
  (state: AppState) =>
    [
      selectTrade(state),
      state.measured[BATCH_SLOT] ?? null,
      state.history.gesture?.startsWith('drag:') ?? false,
    ] as const,
  (trade, measured, isDragged): Model | null => {
    const preset =
      trade?.law === law && presetSize(trade.preset) !== null
        ? findPreset(law, trade.preset)
        : undefined;
    if (preset) {
      const parameters = toVector(law, preset.values);
      return { law, parameters, draws: [], source: { kind: 'preset', preset } };
    }
    const fitted = measured?.shown?.model;
    if (!fitted || measured?.problem) return null;
    return isDragged ? lighten(fitted) : fitted;
  },
);

interface BatchReadouts {
  /** 20 % more tokens than at 256 sequences of 512; tokens. */
  readonly critical: Estimate;
  readonly fewestSteps: Estimate;
  readonly fewestTokens: Estimate;
  /** Tokens over the fewest, and steps over the fewest, at the point's batch. */
  readonly tokensFactor: Estimate;
  readonly stepsFactor: Estimate;
}

/** Fewest tokens of a hyperbola: B (S(B) - S_min), the same at every batch. */
export const fewestTokens = (p: ArrayLike<number>): number =>
  law.evaluate([0], p) - (p[0] as number);

/** Tokens processed where so many steps are taken; endless at the fewest steps. */
export function tokensAtSteps(p: ArrayLike<number>, steps: number): number {
  const fewest = p[0] as number;
  return steps > fewest ? (fewestTokens(p) * steps) / (steps - fewest) : Number.POSITIVE_INFINITY;
}

export const selectBatchReadouts = memo(
  (state: AppState) =>
    [selectBatchModel(state), selectSchedulePoint(state)?.batch ?? null] as const,
  (model, batch): BatchReadouts | null => {
    if (!model || batch === null) return null;
    const steps = (p: ArrayLike<number>): number => law.evaluate([Math.log(batch)], p);
    return {
      critical: estimate(model, (p) => outputAt(law, 'batch', {}, p)),
      fewestSteps: estimate(model, (p) => p[0] as number),
      fewestTokens: estimate(model, fewestTokens),
      tokensFactor: estimate(model, (p) => (batch * steps(p)) / fewestTokens(p)),
      stepsFactor: estimate(model, (p) => steps(p) / (p[0] as number)),
    };
  },
);

/** The published hyperbolas, one a size. */
export const publishedSteps: readonly {
  readonly id: string;
  readonly size: number;
  readonly parameters: Float64Array;
}[] = law.presets.flatMap(({ id, values }) => {
  const size = presetSize(id);
  return size === null ? [] : [{ id, size, parameters: toVector(law, values) }];
});
