import { tables } from '../core/catalogue';
import { type BoundRows, bindLaw, type ColumnSource, type OpenBinding } from '../core/data';
import { findLaw, findPreset, formsOf, type Law, presetsOf, toVector } from '../core/laws';
import { FITTED } from '../core/permalink';
import { type MeasuredAsk, selectTable } from './measured';
import { memo } from './memo';
import { lighten, type Model } from './model';
import { bindOwn } from './own-binding';
import type { AppState } from './store';
import { findTableBinding, selectTrade } from './trade';

/** Where the fit of the screen of data limits is kept. */
export const LIMITS_SLOT = 'data-limits';

/** The published law, or one of its parts, under one of its presets. */
function published(law: Law, preset: string): Model | null {
  for (const form of formsOf(law)) {
    const found = findPreset(form, preset);
    if (!found) continue;
    const parameters = toVector(form, found.values);
    return { law: form, parameters, draws: [], source: { kind: 'preset', preset: found } };
  }
  return null;
}

/**
 * The screen shows several laws at once, and its head chooses one of them: that one under the chosen preset or
 * fit, the others as first published. Null while a fit is on its way or refused.
 */
function modelOf(id: string): (state: AppState) => Model | null {
  const law = findLaw(id) as Law;
  return memo(
    (state: AppState) =>
      [
        selectTrade(state),
        state.measured[LIMITS_SLOT]?.shown?.model ?? null,
        state.measured[LIMITS_SLOT]?.problem ?? null,
        state.history.gesture?.startsWith('drag:') ?? false,
      ] as const,
    (trade, fitted, problem, isDragged): Model | null => {
      if (trade?.law !== law) return published(law, presetsOf(law)[0]?.id ?? '');
      if (trade.preset !== FITTED) return published(law, trade.preset);
      if (fitted?.law !== law || problem) return null;
      return isDragged ? lighten(fitted) : fitted;
    },
  );
}

/** What repeated tokens are worth. */
export const selectRepeatModel = modelOf('data-constrained');
/** The edges of the band of damage. */
export const selectEnterModel = modelOf('repeated');
export const selectLeaveModel = modelOf('repeated/right-edge');
/** Error on synthetic data. */
export const selectSyntheticModel = modelOf('rectified');

/** How a table is read as data of a law: as it is bundled, or by the names of its columns. */
function bindingOf(table: string, law: Law, source: ColumnSource): OpenBinding | null {
  const known = findTableBinding(table, law);
  if (!known) return bindOwn(law, source, null);
  const { variables, response, where, standardErrors } = known;
  return {
    ...{ variables, response },
    ...(where === undefined ? {} : { where }),
    ...(standardErrors === undefined ? {} : { standardErrors }),
  };
}

/** Standard errors to be drawn, where a column bears the response's name with `_se`. */
function withErrors(binding: OpenBinding, source: ColumnSource): OpenBinding {
  const { response } = binding;
  const name = typeof response === 'string' ? `${response}_se` : '';
  const isThere = source.columns.some((column) => column.name === name && column.kind === 'number');
  return isThere ? { ...binding, standardErrors: name } : binding;
}

/** Of the groups a law holds within, the one whose size is nearest to N. */
function nearestGroup(groups: readonly string[] | undefined, N: number): string | undefined {
  const distance = (group: string): number =>
    Math.abs(Math.log(Number(/==(\d+)/.exec(group)?.[1] ?? Number.NaN) / N));
  return groups?.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Size the screen starts from: the law's own example. */
export const usualParams = (findLaw('data-constrained') as Law).typical.N as number;

/** How the table in view is read as data of the chosen law; null before it is there. */
const selectLimitsBinding = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    const source = trade ? selectTable(trade.table)(state) : null;
    return [trade, source, state.explorer.N] as const;
  },
  (trade, source, N): OpenBinding | null => {
    if (!trade || !source) return null;
    const binding = bindingOf(trade.table, trade.law, source);
    if (!binding) return null;
    const groups = findTableBinding(trade.table, trade.law)?.groups;
    const group = nearestGroup(groups, N ?? usualParams);
    return group === undefined ? binding : { ...binding, where: group };
  },
);

/** Whether the table in view has the columns of the chosen law. */
export const selectCanFit = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    const source = trade ? selectTable(trade.table)(state) : null;
    return [trade, source, selectLimitsBinding(state)] as const;
  },
  (trade, source, binding): boolean =>
    trade !== null && source !== null && binding !== null
      ? bindLaw(trade.law, source, binding).ok
      : false,
);

/** What is to be fitted: null under a preset. */
export const selectLimitsAsk = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    const source = trade ? selectTable(trade.table)(state) : null;
    return [trade, source, selectLimitsBinding(state), state.explorer.out] as const;
  },
  (trade, source, binding, out): MeasuredAsk | null => {
    if (!trade || !source || !binding || trade.preset !== FITTED) return null;
    const kept = Array.from({ length: source.rowCount }, (_, row) => row);
    const rows = Uint32Array.from(kept.filter((row) => !out.includes(row)));
    return { law: trade.law, source, binding, rows };
  },
);

/** Rows of a table that a law can be held against, by group where it holds within groups. */
export interface LimitsRows {
  readonly table: string;
  /** In view: its rows can be taken out of the fit and back in. */
  readonly inView: boolean;
  readonly title: string;
  readonly lossPer: 'token' | 'byte';
  readonly groups: readonly { readonly label: string; readonly bound: BoundRows }[];
}

/** What a table's losses are counted per: bundled columns say so in their unit. */
function lossPerOf(table: string, source: ColumnSource): 'token' | 'byte' {
  const entry = tables.find(({ id }) => id === table);
  const isBytes = entry?.columns.some(({ unit }) => unit === 'nats per byte') ?? false;
  return source.lossPer ?? (isBytes ? 'byte' : 'token');
}

/** The table in view where it has the columns, else a bundled one that has them; null before that is loaded. */
function rowsOf(id: string, usual: string): (state: AppState) => LimitsRows | null {
  const law = findLaw(id) as Law;
  const read = (table: string, source: ColumnSource | null, inView: boolean): LimitsRows | null => {
    if (!source) return null;
    const found = bindingOf(table, law, source);
    if (!found) return null;
    const binding = withErrors(found, source);
    const filters = findTableBinding(table, law)?.groups ?? [''];
    const groups = filters.flatMap((where) => {
      const bound = bindLaw(law, source, where === '' ? binding : { ...binding, where });
      return bound.ok ? [{ label: where, bound: bound.value }] : [];
    });
    if (groups.length === 0) return null;
    return { table, inView, title: source.title, lossPer: lossPerOf(table, source), groups };
  };
  return memo(
    (state: AppState) => {
      const table = selectTrade(state)?.table ?? usual;
      return [table, selectTable(table)(state), selectTable(usual)(state)] as const;
    },
    (table, source, fallback) => read(table, source, true) ?? read(usual, fallback, false),
  );
}

/** Runs of a size on unique tokens, seen more or less often. */
export const selectRepeatRows = rowsOf('data-constrained', 'microladder-repeat');
/** Error over synthetic tokens. */
export const selectSyntheticRows = rowsOf('rectified', 'synthllm-predicted');
