import { useMemo } from 'react';
import { asGiven, type Dataset, listSizeConventions, readAccounting } from '../../../../core/data';
import type { SizeChoice } from '../../../../core/diagnose';
import { selectDataset, selectRawDataset, useAppState } from '../../../../state';
import { conventionOf } from './adopt';

/**
 * Every way this dataset can count parameters and compute, the one in use first; ways that count alike are one. The same objects
 * while the dataset and its conventions stay.
 */
export function useSizeChoices(): readonly SizeChoice[] {
  const raw = useAppState(selectRawDataset);
  const dataset = useAppState(selectDataset);
  const acct = useAppState((state) => state.explorer.acct);
  return useMemo(() => (raw && dataset ? listSizes(raw, dataset, acct) : []), [raw, dataset, acct]);
}

function listSizes(raw: Dataset, dataset: Dataset, acct: string): SizeChoice[] {
  const choices: SizeChoice[] = [{ id: conventionOf(acct), params: dataset.N }];
  for (const { size, flops, column } of listSizeConventions(raw, readAccounting(acct) ?? asGiven)) {
    if (!column.ok) continue;
    const { values } = column.value;
    const isKnown = choices.some(({ params }) =>
      params.every((value, row) => Math.abs(value / (values[row] as number) - 1) < 1e-9),
    );
    if (!isKnown) choices.push({ id: flops === '6ND' ? size : flops, params: values });
  }
  return choices;
}
