import { useMemo } from 'react';
import {
  type Accounting,
  asGiven,
  type Dataset,
  findSizeColumns,
  type LossColumn,
  listOtherLosses,
  listSizeConventions,
  readAccounting,
  type SizeConvention,
  writeAccounting,
} from '../../../core/data';
import {
  type AnalysisHandle,
  memo,
  selectRawDataset,
  selectSettledPoint,
  useAnalysis,
  useAppState,
  useChange,
} from '../../../state';

/** Refits behind an interval of the table, at most: it compares, the fit itself may have more. */
const MOST_REFITS = 200;
/** Losses fitted side by side, at most. */
const MOST_LOSSES = 12;
/** More runs are fitted only when asked. */
const MOST_AT_ONCE = 2000;

const selectAccounting = memo(
  (state: { readonly explorer: { readonly acct: string } }) => [state.explorer.acct] as const,
  (acct): Accounting => readAccounting(acct) ?? asGiven,
);

const selectConventions = memo(
  (dataset: readonly [Dataset, Accounting]) => dataset,
  (dataset, accounting) => listSizeConventions(dataset, accounting),
);

const selectLosses = memo(
  (dataset: readonly [Dataset]) => dataset,
  (dataset) => listOtherLosses(dataset),
);

export interface Ledger {
  readonly dataset: Dataset;
  /** Losses of the dataset beside the one in use. */
  readonly losses: readonly LossColumn[];
  readonly accounting: Accounting;
  readonly conventions: readonly SizeConvention[];
  /** What the dataset's own N counts; null where nothing tells. */
  readonly own: 'with' | 'without' | null;
  readonly work: AnalysisHandle<'ledger'>;
  /** A fact set to undefined is one nobody says. */
  change(patch: { readonly [K in keyof Accounting]?: Accounting[K] | undefined }): void;
}

export const lossId = ({ name }: Pick<LossColumn, 'name'>): string => `loss:${name}`;

export const idOf = ({ size, flops }: Pick<SizeConvention, 'size' | 'flops'>): string =>
  flops === '6ND' ? size : flops;

/** The dataset on screen with its conventions and their fits; null before there is a dataset. */
export function useLedger(): Ledger | null {
  const dataset = useAppState(selectRawDataset);
  const accounting = useAppState(selectAccounting);
  const point = useAppState(selectSettledPoint);
  const boot = useAppState(({ explorer }) => explorer.boot);
  const { change } = useChange();
  const conventions = useMemo(
    () => (dataset ? selectConventions([dataset, accounting]) : []),
    [dataset, accounting],
  );
  const fitted = useMemo(
    () =>
      conventions.flatMap(({ size, flops, column }) =>
        column.ok && (size === 'given' || column.value.from.kind !== 'own')
          ? [{ id: idOf({ size, flops }), params: column.value.values }]
          : [],
      ),
    [conventions],
  );
  const losses = useMemo(() => (dataset ? selectLosses([dataset]) : []), [dataset]);
  const others = useMemo(
    () => losses.slice(0, MOST_LOSSES).map((loss) => ({ id: lossId(loss), loss: loss.values })),
    [losses],
  );
  const work = useAnalysis(
    'ledger',
    {
      conventions: fitted,
      ...(others.length > 0 ? { losses: others } : {}),
      compute: point?.C ?? 1e21,
      replicates: Math.min(boot, MOST_REFITS),
    },
    { auto: dataset !== null && point !== null && dataset.N.length <= MOST_AT_ONCE },
  );
  if (!dataset) return null;
  return {
    dataset,
    losses,
    accounting,
    conventions,
    own: accounting.counts ?? findSizeColumns(dataset).own,
    work,
    change: (patch) => change({ acct: writeAccounting({ ...accounting, ...patch } as Accounting) }),
  };
}
