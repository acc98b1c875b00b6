import { findTableEntry } from '../core/catalogue';
import {
  type BoundRows,
  bindLaw,
  type ColumnSource,
  type ColumnUse,
  type OpenBinding,
} from '../core/data';
import type { Objective } from '../core/fit';
import { findLaw, type Law } from '../core/laws';
import { selectTable } from './measured';
import { memo } from './memo';
import { bindOwn } from './own-binding';
import type { AppState } from './store';
import { findTableBinding, selectTrade, type TradeChoice } from './trade';

const squares: readonly Objective[] = ['mse', 'huber'];

/** Filter of the rows of one bit width or group size: those of the point where the table tells them apart. */
function chooseGroup(
  groups: readonly string[] | undefined,
  bits: number | null,
  group: number | null,
): string | undefined {
  if (!groups) return undefined;
  const width = Math.round(bits ?? 4);
  const ofBits = groups.filter((text) => new RegExp(`^bits==${width}\\b`).test(text));
  const among = ofBits.length > 0 ? ofBits : groups;
  return among.find((text) => text.endsWith(`group_size==${group}`)) ?? among[0];
}

/** A table that is not bundled is read by the names of its columns; of a bundled one all it holds data for is known. */
const bindUnknown = (
  { table, law }: TradeChoice,
  source: ColumnSource,
  bits: number | null,
): OpenBinding | null => (findTableEntry(table) ? null : bindOwn(law, source, bits));

/** How the table in view is read as data of the law, rows of the point's bits and group where it has several. */
export const selectQuantizeBinding = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    const { bits, group, obj } = state.explorer;
    return [trade, trade ? selectTable(trade.table)(state) : null, bits, group, obj] as const;
  },
  (trade, source, bits, group, objective): OpenBinding | null => {
    if (!trade || !source) return null;
    const known = findTableBinding(trade.table, trade.law);
    const read = known ?? bindUnknown(trade, source, bits);
    if (!read) return null;
    const { standardErrors, ...binding } = read;
    const isSquare = squares.includes(objective);
    const where = [read.where, chooseGroup(known?.groups, bits, group)]
      .filter(Boolean)
      .join(' and ');
    const { variables, response } = binding;
    return {
      variables,
      ...(response === undefined ? {} : { response }),
      // Standard errors are of the difference itself: they weigh its squares, not its logarithm's.
      ...(standardErrors && objective === 'mse' ? { standardErrors } : {}),
      ...(where === '' ? {} : { where }),
      ...(isSquare ? { keepSigned: true } : {}),
    };
  },
);

/** Rows a law of degradation can be held against. */
export interface QuantizeRows {
  readonly law: Law;
  readonly bound: BoundRows;
  /** Standard error of the degradation by row of the table; null where it has none. */
  readonly errors: Float64Array | null;
}

function readRows(
  law: Law,
  source: ColumnSource,
  binding: OpenBinding,
  errorColumn: ColumnUse | undefined,
): QuantizeRows | null {
  const bound = bindLaw(law, source, { ...binding, keepSigned: true });
  const named = source.columns.find(({ name }) => name === errorColumn);
  return bound.ok
    ? { law, bound: bound.value, errors: named?.kind === 'number' ? named.values : null }
    : null;
}

/** Rows of the table in view, excluded ones among them; null where it has not the columns. */
export const selectQuantizeRows = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    const source = trade ? selectTable(trade.table)(state) : null;
    return [trade, source, selectQuantizeBinding(state)] as const;
  },
  (trade, source, binding): QuantizeRows | null => {
    if (!trade || !source || !binding) return null;
    const known = findTableBinding(trade.table, trade.law) ?? bindUnknown(trade, source, null);
    const { standardErrors } = known ?? {};
    return readRows(trade.law, source, binding, standardErrors);
  },
);

/** The table of the literature's own targets. */
export const TARGETS = 'qid-targets';

/** Its rows, beside any other table. */
export const selectPredictedRows = memo(
  (state: AppState) => [selectTrade(state), selectTable(TARGETS)(state)] as const,
  (trade, source): QuantizeRows | null => {
    const law = findLaw('qid');
    const binding = law && findTableBinding(TARGETS, law);
    if (!source || !binding || trade?.table === TARGETS) return null;
    return readRows(law, source, binding, undefined);
  },
);

/** A group of the table that no law can be fitted to, with its rows. */
export interface TooFew {
  readonly where: string;
  readonly rows: QuantizeRows;
}

/** Groups of the table in view that are known to be too small for the law, so that they are not passed over in silence. */
export const selectTooFew = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    return [trade, trade ? selectTable(trade.table)(state) : null] as const;
  },
  (trade, source): readonly TooFew[] => {
    const known = trade && findTableBinding(trade.table, trade.law);
    if (!trade || !source || !known) return [];
    return (known.tooFew ?? []).flatMap((where) => {
      const rows = readRows(trade.law, source, { ...known, where }, undefined);
      return rows ? [{ where, rows }] : [];
    });
  },
);
