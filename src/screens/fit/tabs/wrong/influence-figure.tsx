import { memo, useMemo } from 'react';
import { predict } from '../../../../core/laws';
import { influence as words } from '../../../../messages/fit-tabs-wrong';
import { plotFrame } from '../../../../messages/plots';
import {
  InfluencePlot,
  influenceLayout,
  influenceLines,
  influenceSeries,
  PlotFrame,
  type Size,
} from '../../../../plots';
import { selectLossUnit, selectSettledPoint, useAnalysis, useAppState } from '../../../../state';
import { type NamedRows, useNamedRows, WorkStatus } from '../work';
import { placeOf, placesOf, type SharedProps } from './shared';
import { influenceTable } from './tables';
import styles from './wrong.module.css';

/** Rows up to which every one is left out in turn without being asked. */
const MOST_AT_ONCE = 500;

/** How far the forecast at the point moves without each run, ranked; a click leaves the run out. */
export function InfluenceFigure(shared: SharedProps) {
  const point = useAppState(selectSettledPoint);
  const lossUnit = useAppState(selectLossUnit);
  const rows = useAppState((state) => state.fitting.shown?.request.rows.length ?? 0);
  const model = useAppState((state) => state.fitting.shown?.model ?? null);
  const inputs = { N: point?.N ?? 1, D: point?.D ?? 1 };
  const work = useAnalysis(
    'influence',
    { statistic: { kind: 'response', inputs } },
    { auto: point !== null && rows <= MOST_AT_ONCE },
  );
  const { result, stale } = work;
  const named = useNamedRows(result, stale);
  const status = <WorkStatus what={words.what} work={work} />;
  const ranked = useMemo(
    () => (result ? influenceSeries(result.moves, result.moves.length) : null),
    [result],
  );
  const [first] = ranked?.bars ?? [];
  if (!result || !named || !ranked || !first || !model)
    return <div className={styles.wide}>{status}</div>;
  const loss = predict(model.law, inputs, model.parameters);
  return (
    <div className={styles.wide}>
      <PlotFrame
        id="influence"
        className={styles.plot}
        title={words.title(named.name(first.row), first.move, loss, inputs.N, inputs.D)}
        subtitle={words.subtitle(
          Math.abs(first.move) / ranked.typical,
          ranked.typical,
          result.exact,
        )}
        alternative={words.alternative(ranked.bars.length, named.name(first.row), first.move)}
        table={() => influenceTable(ranked.bars, named, lossUnit)}
        labels={plotFrame}
        stale={stale}
      >
        {(size) => <Body size={size} moves={result.moves} named={named} {...shared} />}
      </PlotFrame>
      {status}
    </div>
  );
}

const Body = memo(function Body(
  props: SharedProps & {
    readonly size: Size;
    readonly moves: Float64Array;
    readonly named: NamedRows;
  },
) {
  const { size, moves, named, active, picked, onActive, onPick, onExclude } = props;
  const lossUnit = useAppState(selectLossUnit);
  const narrow = size.width < 520;
  const layout = useMemo(
    () =>
      influenceLayout(influenceSeries(moves, influenceLines(size.height)), size.width, size.height),
    [moves, size.width, size.height],
  );
  const text = useMemo(
    () => ({
      xTitle: words.axis(lossUnit),
      group: words.group,
      name: (place: number) => (narrow ? named.name(place) : named.describe(place)),
      row: (place: number) => words.row(named.describe(place), moves[place] ?? 0),
    }),
    [named, moves, lossUnit, narrow],
  );
  return (
    <InfluencePlot
      layout={layout}
      active={placeOf(named, active)}
      picked={placesOf(named, picked)}
      words={text}
      onPress={(place) => onExclude(named.rows[place] as number)}
      onPick={(place) => onPick(named.rows[place] as number)}
      onHover={(place) => onActive(place === null ? null : (named.rows[place] as number))}
    />
  );
});
