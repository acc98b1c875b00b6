import { useMemo, useState } from 'react';
import { pickRows, type RunRows } from '../../../../core/diagnose';
import { describeProblem } from '../../../../messages/describe-problem';
import { recipes as words } from '../../../../messages/fit-tabs-recipes';
import {
  selectDataset,
  selectFitRuns,
  selectSettledPoint,
  useAnalysis,
  useAppState,
} from '../../../../state';
import { SelectField } from '../../../../ui';
import { WorkStatus } from '../work';
import type { RecipePair } from './recipe-pair';
import { type RecipeChoices, useOtherDataset, useRecipeChoices } from './recipe-sets';
import { RecipesAnswer } from './recipes-answer';
import styles from './worked.module.css';

const REPLICATES = 200;
const MOST_AT_ONCE = 500;

/** How much compute one recipe is worth in another's: two groups of the runs, or a second dataset. */
export function RecipesSection() {
  const choices = useRecipeChoices();
  const runs = useAppState(selectFitRuns);
  const dataset = useAppState(selectDataset);
  const { columns, offers, chosen } = choices;
  const column = columns.find(({ name }) => `column:${name}` === chosen) ?? null;
  const offer = offers.find(({ id }) => `data:${id}` === chosen) ?? null;
  const second = useOtherDataset(offer);
  const [labels, setLabels] = useState<readonly [string, string]>(['', '']);
  const groups = column?.groups ?? [];
  const first = groups.find(({ label }) => label === labels[0]) ?? groups[0];
  const rest = groups.filter((group) => group !== first);
  const last = rest.find(({ label }) => label === labels[1]) ?? rest[0];
  const otherUnit =
    dataset !== null && second.dataset !== null && dataset.lossPer !== second.dataset.lossPer;
  const pair = useMemo((): RecipePair | null => {
    if (!runs || !dataset) return null;
    if (first && last)
      return {
        baseline: { label: first.label, runs: pickRows(runs, first.rows) },
        other: { label: last.label, runs: pickRows(runs, last.rows) },
        places: { baseline: first.rows, others: last.rows },
      };
    if (!second.runs || !second.dataset || otherUnit) return null;
    const titles = shorten(dataset.title, second.dataset.title);
    return {
      baseline: { label: titles[0], runs },
      other: { label: titles[1], runs: second.runs },
      places: null,
    };
  }, [runs, dataset, first, last, second, otherUnit]);
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.heading}</h2>
        <BySelect {...choices} />
        {first && last && (
          <>
            <SelectField
              label={words.baseline}
              value={first.label}
              options={groups.map(({ label }) => ({ value: label, label }))}
              onChange={(label) =>
                setLabels([label, label === last.label ? first.label : last.label])
              }
            />
            <SelectField
              label={words.other}
              value={last.label}
              options={rest.map(({ label }) => ({ value: label, label }))}
              onChange={(label) => setLabels([first.label, label])}
            />
          </>
        )}
      </div>
      {second.problem && (
        <p role="alert" className={styles.words}>
          {describeProblem(second.problem)}
        </p>
      )}
      {otherUnit && <p className={styles.words}>{words.otherUnit(offer?.title ?? '')}</p>}
      {offer && !second.dataset && !second.problem && (
        <p role="status" className={styles.quiet}>
          {words.loading(offer.title)}
        </p>
      )}
      {chosen === '' && (
        <p className={styles.quiet}>
          {!runs ? words.noPlane : columns.length > 0 ? words.hint : words.none}
        </p>
      )}
      {pair && <Comparison pair={pair} />}
    </section>
  );
}

function BySelect({ columns, offers, chosen, choose }: RecipeChoices) {
  return (
    <SelectField
      label={words.by}
      value={chosen}
      options={[
        ...(chosen === '' ? [{ value: '', label: words.choose }] : []),
        ...(columns.length > 0
          ? [
              {
                group: words.columns,
                options: columns.map(({ name }) => ({ value: `column:${name}`, label: name })),
              },
            ]
          : []),
        {
          group: words.datasets,
          options: offers.map(({ id, title }) => ({ value: `data:${id}`, label: title })),
        },
      ]}
      onChange={choose}
    />
  );
}

function Comparison({ pair }: { readonly pair: RecipePair }) {
  const [at, setAt] = useState<'reached' | 'budget'>('reached');
  const point = useAppState(selectSettledPoint);
  const { baseline, other, places } = pair;
  const reached = useMemo(
    () => Math.min(mostCompute(baseline.runs), mostCompute(other.runs)),
    [baseline, other],
  );
  const compute = at === 'budget' && point ? point.C : reached;
  const count = baseline.runs.N.length + other.runs.N.length;
  const work = useAnalysis(
    'recipes',
    { ...(places ?? { other: other.runs }), compute, replicates: REPLICATES },
    { auto: count <= MOST_AT_ONCE },
  );
  const { result, stale } = work;
  return (
    <>
      <div className={styles.head}>
        <SelectField
          label={words.at}
          value={at}
          options={[
            { value: 'reached', label: words.reached(reached) },
            ...(point ? [{ value: 'budget', label: words.budget(point.C) }] : []),
          ]}
          onChange={(value) => setAt(value === 'budget' ? 'budget' : 'reached')}
        />
      </div>
      <WorkStatus what={words.what} work={work} />
      {result && <RecipesAnswer pair={pair} compute={compute} result={result} stale={stale} />}
    </>
  );
}

const mostCompute = ({ N, D }: RunRows): number =>
  N.reduce((most, params, i) => Math.max(most, 6 * params * (D[i] as number)), 0);

/** What two titles do not share: `Testbed, trained on C4` and `Testbed, trained on X` become `C4` and `X`. */
function shorten(a: string, b: string): readonly [string, string] {
  const [first, second] = [a.split(' '), b.split(' ')];
  let same = 0;
  while (same < Math.min(first.length, second.length) - 1 && first[same] === second[same]) same++;
  return [first.slice(same).join(' '), second.slice(same).join(' ')];
}
