import { useMemo } from 'react';
import { asGiven, type Dataset, listSizeConventions, readAccounting } from '../../../../core/data';
import type { SizeChoice } from '../../../../core/diagnose';
import { selectDataset, selectRawDataset, useAppState } from '../../../../state';

/**
 * Every way this dataset can count parameters, the one in use first; ways that count alike are one. The same objects
 * while the dataset and its conventions stay.
 */
export function useSizeChoices(): readonly SizeChoice[] {
  const raw = useAppState(selectRawDataset);
  const dataset = useAppState(selectDataset);
  const acct = useAppState((state) => state.explorer.acct);
  return useMemo(() => (raw && dataset ? listSizes(raw, dataset, acct) : []), [raw, dataset, acct]);
}

function listSizes(raw: Dataset, dataset: Dataset, acct: string): SizeChoice[] {
  const accounting = readAccounting(acct) ?? asGiven;
  const choices: SizeChoice[] = [{ id: accounting.size, params: dataset.N }];
  // Under another count of FLOPs, N is already what C / 6 D gives: sizes alone say nothing.
  if (accounting.flops !== '6ND') return choices;
  for (const { size, flops, column } of listSizeConventions(raw, accounting)) {
    if (flops !== '6ND' || !column.ok) continue;
    const { values } = column.value;
    const isKnown = choices.some(({ params }) =>
      params.every((value, row) => Math.abs(value / (values[row] as number) - 1) < 1e-9),
    );
    if (!isKnown) choices.push({ id: size, params: values });
  }
  return choices;
}
