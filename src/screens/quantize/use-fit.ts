import { useMemo } from 'react';
import { FITTED } from '../../core/permalink';
import {
  type MeasuredAsk,
  type MeasuredView,
  QUANTIZE_SLOT,
  selectQuantizeBinding,
  selectQuantizeRows,
  selectTrade,
  TARGETS,
  useAppState,
  useMeasured,
  useTable,
} from '../../state';
import { selectSource } from './series';

/** Loads the tables of the screen and keeps the fit of the law to the one in view, where a fit is chosen. */
export function useQuantizeFit(): MeasuredView {
  const trade = useAppState(selectTrade);
  const binding = useAppState(selectQuantizeBinding);
  const source = useAppState(selectSource);
  const out = useAppState((state) => state.explorer.out);
  useTable(trade?.table ?? TARGETS);
  useTable(TARGETS);
  const asked = useMemo((): MeasuredAsk | null => {
    if (trade?.preset !== FITTED || !source || !binding) return null;
    const rows =
      out.length === 0
        ? undefined
        : Uint32Array.from({ length: source.rowCount }, (_, row) => row).filter(
            (row) => !out.includes(row),
          );
    return { law: trade.law, source, binding, ...(rows ? { rows } : {}) };
  }, [trade, source, binding, out]);
  return useMeasured(QUANTIZE_SLOT, asked);
}

/** Whether the table in view has the columns of the law. */
export function useCanFit(): boolean {
  return useAppState(selectQuantizeRows) !== null;
}
