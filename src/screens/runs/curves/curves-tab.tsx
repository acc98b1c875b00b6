import { memo, useCallback, useMemo } from 'react';
import { formatCount, formatPlain } from '../../../core/units';
import { plotFrame } from '../../../messages/plots';
import { curves as words } from '../../../messages/runs';
import {
  LossCurvesPlot,
  lossCurvesLayout,
  lossCurvesSeries,
  PlotFrame,
  type PlotTable,
  type Size,
} from '../../../plots';
import {
  type CurveSet,
  chooseDataset,
  pickRows,
  pointAt,
  type RunCurve,
  selectLossUnit,
  selectSelection,
  useAppState,
  useRunCurves,
  useServices,
} from '../../../state';
import { Button } from '../../../ui';
import styles from './curves.module.css';

const EXAMPLE = 'microladder';

/** Loss over tokens of every run that has checkpoints. */
export function CurvesTab() {
  const set = useRunCurves();
  const { store } = useServices();
  if (set === undefined) return <p className={styles.empty}>{words.loading}</p>;
  if (set === null)
    return (
      <div className={styles.empty}>
        <p>{words.none}</p>
        <Button onClick={() => chooseDataset(store, EXAMPLE)}>{words.example}</Button>
      </div>
    );
  return <Curves set={set} />;
}

function Curves({ set }: { readonly set: CurveSet }) {
  const unit = useAppState(selectLossUnit);
  const { curves, count } = set;
  const ends = curves.map(({ loss }) => loss[loss.length - 1] as number);
  const lowest = ends.indexOf(Math.min(...ends));
  const best = curves[lowest] as RunCurve;
  const sizes = new Set(curves.map(({ params }) => params));
  const tokens = best.tokens[best.tokens.length - 1] as number;
  return (
    <div className={styles.tab}>
      <PlotFrame
        id="loss-curves"
        className={styles.figure}
        title={words.title(best.name, ends[lowest] as number, tokens, unit)}
        subtitle={words.subtitle(curves.length, count, sizes.size, unit)}
        alternative={words.alternative(
          curves.length,
          Math.min(...sizes),
          Math.max(...sizes),
          Math.max(...ends),
          Math.min(...ends),
          unit,
        )}
        table={() => curveTable(curves, unit)}
        labels={plotFrame}
      >
        {(size) => <Body size={size} curves={curves} unit={unit} />}
      </PlotFrame>
    </div>
  );
}

const Body = memo(function Body(props: {
  readonly size: Size;
  readonly curves: readonly RunCurve[];
  readonly unit: string;
}) {
  const { size, curves, unit } = props;
  const { store } = useServices();
  const { rows } = useAppState(selectSelection);
  const series = useMemo(() => lossCurvesSeries(curves), [curves]);
  const layout = useMemo(
    () =>
      lossCurvesLayout(
        series,
        { tokens: (value) => formatCount(value, 2), loss: (value) => formatPlain(value, 2) },
        size.width,
        size.height,
      ),
    [series, size.width, size.height],
  );
  const picked = useMemo(() => {
    const chosen = new Set(rows);
    return new Set(
      curves.flatMap((curve, at) => (curve.rows.some((row) => chosen.has(row)) ? [at] : [])),
    );
  }, [curves, rows]);
  const text = useMemo(
    () => ({
      xTitle: words.xAxis,
      yTitle: words.yAxis(unit),
      group: words.group,
      size: (params: number) => formatCount(params),
      curve: (at: number) => {
        const { name, params, tokens, loss } = curves[at] as RunCurve;
        const last = tokens.length - 1;
        return words.curve(name, params, tokens[last] as number, loss[last] as number);
      },
      point: (at: number, logTokens: number, logLoss: number) =>
        words.point((curves[at] as RunCurve).name, 10 ** logTokens, 10 ** logLoss),
    }),
    [curves, unit],
  );
  const pick = useCallback(
    (at: number, more: boolean): void => {
      const own = curves[at]?.rows ?? [];
      const before = selectSelection(store.getState()).rows;
      const isOnly = own.length === before.length && own.every((row, i) => before[i] === row);
      if (more) pickRows(store, new Set([...before, ...own]));
      else pickRows(store, isOnly ? [] : own);
    },
    [store, curves],
  );
  const hover = useCallback(
    (at: number | null) => pointAt(store, (at === null ? undefined : curves[at]?.rows[0]) ?? null),
    [store, curves],
  );
  return (
    <LossCurvesPlot layout={layout} picked={picked} words={text} onPick={pick} onHover={hover} />
  );
});

function curveTable(curves: readonly RunCurve[], unit: string): PlotTable {
  return {
    columns: [
      { label: words.run, unit: '' },
      { label: words.params, unit: words.count },
      { label: words.tokens, unit: words.count },
      { label: words.loss, unit },
    ],
    rows: curves.flatMap(({ name, params, tokens, loss }) =>
      Array.from(tokens, (at, i) => [name, params, at, loss[i] as number]),
    ),
  };
}
