import { useEffect, useMemo, useState } from 'react';
import { catalogue } from '../../../../core/catalogue';
import { cellAt, type Dataset, toColumnSource } from '../../../../core/data';
import { listRecipeGroups, type RecipeGroup, type RunRows } from '../../../../core/diagnose';
import type { Problem } from '../../../../core/result';
import {
  chooseRows,
  loadOffer,
  type Offer,
  selectDataset,
  selectFitRuns,
  selectLaw,
  selectRowChoice,
  useAppState,
  useServices,
} from '../../../../state';

/** A column that parts the runs of the fit into recipes. */
export interface RecipeColumn {
  readonly name: string;
  readonly groups: readonly RecipeGroup[];
}

/** What the recipes can be told by, and the choice in use: `column:NAME`, `data:ID`, or empty. */
export interface RecipeChoices {
  readonly columns: readonly RecipeColumn[];
  readonly offers: readonly Offer[];
  readonly chosen: string;
  choose(value: string): void;
}

/**
 * Columns with two groups or more that the law can be fitted to, and every other dataset of runs. Without a word
 * from a person: the sister dataset of one source, else a column of labels.
 */
export function useRecipeChoices(): RecipeChoices {
  const dataset = useAppState(selectDataset);
  const law = useAppState(selectLaw);
  const runs = useAppState(selectFitRuns);
  const rows = useAppState(selectRowChoice);
  const own = useAppState((state) => state.own);
  const [kept, choose] = useState<string | null>(null);
  const columns = useMemo((): RecipeColumn[] => {
    if (!dataset || !law || !runs || !rows?.ok) return [];
    const { included } = rows.value;
    return toColumnSource(dataset).columns.flatMap((column) => {
      const { name } = column;
      if (name in roles) return [];
      const labels = Array.from(included, (row) => labelOf(cellAt(column, row)));
      const groups = listRecipeGroups(runs, labels, law.parameters.length);
      return groups.length > 0 ? [{ name, groups }] : [];
    });
  }, [dataset, law, runs, rows]);
  const offers = useMemo((): Offer[] => {
    const offer = (kind: 'runs' | 'own') => (entry: { id: string; title: string }) => ({
      key: `runs:${entry.id}`,
      title: entry.title,
      kind,
      id: entry.id,
    });
    return [...catalogue.map(offer('runs')), ...own.map(offer('own'))].filter(
      ({ id }) => id !== dataset?.id,
    );
  }, [own, dataset]);
  const usual = useMemo(() => {
    const sister = catalogue.find(
      ({ id, source }) => id !== dataset?.id && source === dataset?.origin.source,
    );
    const labelled = columns.find(({ name }) =>
      dataset?.extra.some((column) => column.name === name && column.kind === 'text'),
    );
    return sister ? `data:${sister.id}` : labelled ? `column:${labelled.name}` : '';
  }, [dataset, columns]);
  const values = [
    ...columns.map(({ name }) => `column:${name}`),
    ...offers.map(({ id }) => `data:${id}`),
  ];
  const chosen = kept !== null && values.includes(kept) ? kept : usual;
  return { columns, offers, chosen, choose };
}

/** Columns that are the axes of a law, or say how sure a loss is: they tell no recipe. */
const roles: Readonly<Record<string, true>> = { N: true, D: true, loss: true, lossError: true };

const labelOf = (value: string | number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value).trim();

export interface OtherDataset {
  readonly dataset: Dataset | null;
  /** The runs it would be fitted to. */
  readonly runs: RunRows | null;
  readonly problem: Problem | null;
}

/** A second dataset, loaded beside the one in use; nothing for null. */
export function useOtherDataset(offer: Offer | null): OtherDataset {
  const services = useServices();
  const dataset = useAppState((state) => (offer ? (state.datasets[offer.id] ?? null) : null));
  const [problem, setProblem] = useState<{ readonly id: string; readonly why: Problem } | null>(
    null,
  );
  useEffect(() => {
    if (!offer || dataset) return;
    let left = false;
    void loadOffer(services, offer).then((why) => {
      if (why && !left) setProblem({ id: offer.id, why });
    });
    return () => {
      left = true;
    };
  }, [services, offer, dataset]);
  const runs = useMemo((): RunRows | null => {
    const rows = dataset && chooseRows(dataset, '', []);
    if (!dataset || !rows?.ok) return null;
    const pick = (column: Float64Array): Float64Array =>
      Float64Array.from(rows.value.included, (row) => column[row] as number);
    return { N: pick(dataset.N), D: pick(dataset.D), loss: pick(dataset.loss) };
  }, [dataset]);
  return { dataset, runs, problem: offer && problem?.id === offer.id ? problem.why : null };
}
