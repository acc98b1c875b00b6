import { memo, useMemo, useState } from 'react';
import {
  type MultiverseAnswer,
  type SpecificationCurve,
  sortMultiverse,
} from '../../../../core/diagnose';
import { findPlanLaw, planLaws } from '../../../../core/laws';
import { multiverse as words } from '../../../../messages/fit-tabs-another';
import { plotFrame } from '../../../../messages/plots';
import {
  choicesHeight,
  PlotFrame,
  type Size,
  SpecificationPlot,
  specificationLayout,
  specificationSeries,
} from '../../../../plots';
import {
  selectFitRuns,
  selectLossUnit,
  selectSettledPoint,
  useAnalysis,
  useAppState,
} from '../../../../state';
import { Checkbox, Readout, SelectField } from '../../../../ui';
import { WorkStatus } from '../work';
import { type Entry, useAdopt, useCurrentPlace } from './adopt';
import styles from './another.module.css';
import { groupChoices } from './group-choices';
import { useSizeChoices } from './size-choices';
import { multiverseTable } from './tables';
import { useCheckpoints, useOneLossOfLogs } from './use-checkpoints';

const MOST_AT_ONCE = 1000;
const DOTS_HEIGHT = 230;

/** Every combination of defensible choices, sorted by its answer; a click adopts one. */
export function MultiverseSection() {
  const [answer, setAnswer] = useState<MultiverseAnswer>('loss');
  const [others, setOthers] = useState(false);
  const [counts, setCounts] = useState(true);
  const sizes = useSizeChoices();
  const checkpoints = useCheckpoints();
  const hasOneLoss = useOneLossOfLogs() && !checkpoints;
  const [adopted, setAdopted] = useState<string | null>(null);
  const point = useAppState(selectSettledPoint);
  const runs = useAppState(selectFitRuns);
  const { N = 1, D = 1, C = 1 } = point ?? {};
  const work = useAnalysis(
    'multiverse',
    {
      target: { N, D },
      compute: C,
      ...(others ? { laws: planLaws.map(({ id }) => id) } : {}),
      ...(sizes.length > 1 && counts ? { sizes } : {}),
      ...(checkpoints ? { runs: checkpoints } : {}),
    },
    { auto: point !== null && runs !== null && runs.N.length <= MOST_AT_ONCE },
  );
  const { result, stale } = work;
  const adopt = useAdopt();
  const curve = useMemo(
    () => (result ? sortMultiverse(result.entries, answer) : null),
    [result, answer],
  );
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.heading}</h2>
        <SelectField
          label={words.answer}
          value={answer}
          options={words.options}
          onChange={(value) => setAnswer(value as MultiverseAnswer)}
        />
        <Checkbox label={words.others} checked={others} onChange={setOthers} />
        {sizes.length > 1 && <Checkbox label={words.sizes} checked={counts} onChange={setCounts} />}
      </div>
      <WorkStatus what={words.what} work={work} />
      {adopted !== null && (
        <p role="status" className={styles.quiet}>
          {adopted}
        </p>
      )}
      {result && curve && curve.order.length > 0 && (
        <>
          <Figure
            entries={result.entries}
            curve={curve}
            stale={stale}
            onAdopt={(entry) => {
              adopt(entry);
              const said = words.choice(entry.choice, titleOf(entry.choice.law));
              const isSmoothed = entry.choice.loss === 'smoothed';
              setAdopted(isSmoothed ? words.adoptedRest(said) : words.adopted(said));
            }}
          />
          {result.untried.length > 0 && (
            <p className={styles.quiet}>{words.untried(result.untried)}</p>
          )}
          {hasOneLoss && <p className={styles.quiet}>{words.oneLoss}</p>}
          <div className={styles.numbers}>
            <Readout
              name={words.specifications}
              value={curve.order.length}
              format={(value) => String(value)}
            />
            <Readout
              name={words.medianName}
              value={curve.median}
              low={curve.spread[0]}
              high={curve.spread[1]}
              format={(value) => words.write(answer, value)}
            />
          </div>
        </>
      )}
    </section>
  );
}

const titleOf = (law: string): string => findPlanLaw(law)?.title ?? '';

interface FigureProps {
  readonly entries: readonly Entry[];
  readonly curve: SpecificationCurve;
  readonly stale: boolean;
  readonly onAdopt: (entry: Entry) => void;
}

function Figure({ entries, curve, stale, onAdopt }: FigureProps) {
  const { answer, values, median, spread, order, failed } = curve;
  const ordered = useMemo(() => order.map((index) => entries[index] as Entry), [order, entries]);
  const groups = useMemo(() => groupChoices(ordered, entries), [ordered, entries]);
  const lines = groups.reduce((sum, { labels }) => sum + labels.length, 0);
  return (
    <div style={{ height: DOTS_HEIGHT + choicesHeight(lines) }}>
      <PlotFrame
        id="multiverse"
        className={styles.fill}
        title={words.title(answer, order.length, spread)}
        subtitle={words.subtitle(failed)}
        alternative={words.alternative(answer, values[0] ?? 0, values.at(-1) ?? 0, median)}
        table={() => multiverseTable(answer, ordered, titleOf)}
        labels={plotFrame}
        stale={stale}
      >
        {(size) => (
          <Body size={size} ordered={ordered} groups={groups} curve={curve} onAdopt={onAdopt} />
        )}
      </PlotFrame>
    </div>
  );
}

const Body = memo(function Body(props: {
  readonly size: Size;
  readonly ordered: readonly Entry[];
  readonly groups: ReturnType<typeof groupChoices>;
  readonly curve: SpecificationCurve;
  readonly onAdopt: (entry: Entry) => void;
}) {
  const { size, ordered, groups, curve, onAdopt } = props;
  const { answer, values, median, spread } = curve;
  const current = useCurrentPlace(ordered);
  const unit = useAppState(selectLossUnit);
  const series = useMemo(
    () => specificationSeries(values, answer === 'params', median, spread, current, groups),
    [values, answer, median, spread, current, groups],
  );
  const layout = useMemo(
    () =>
      specificationLayout(
        series,
        (value) => words.write(answer, value, 3),
        size.width,
        size.height,
      ),
    [series, answer, size.width, size.height],
  );
  const text = useMemo(
    () => ({
      yTitle: words.axis(answer, unit),
      along: words.along,
      median: words.median(answer, median),
      say: (place: number) => {
        const entry = ordered[place];
        if (!entry) return '';
        const said = words.choice(entry.choice, titleOf(entry.choice.law));
        return words.say(answer, values[place] ?? 0, place, ordered.length, said);
      },
    }),
    [answer, unit, median, ordered, values],
  );
  return (
    <SpecificationPlot
      layout={layout}
      current={series.current}
      words={text}
      onAdopt={(place) => {
        const entry = ordered[place];
        if (entry) onAdopt(entry);
      }}
    />
  );
});
