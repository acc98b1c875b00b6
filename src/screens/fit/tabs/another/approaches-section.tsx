import { memo, useMemo } from 'react';
import type { LossCurve } from '../../../../core/diagnose';
import { formatCount, formatFlops, formatPlain } from '../../../../core/units';
import { describeBias } from '../../../../messages/diagnose';
import { approaches as words } from '../../../../messages/fit-tabs-another';
import { plotFrame } from '../../../../messages/plots';
import {
  ApproachesPlot,
  approachesLayout,
  approachesSeries,
  PlotFrame,
  type Size,
} from '../../../../plots';
import {
  type AnalysisHandle,
  selectFitRuns,
  selectSettledPoint,
  useAnalysis,
  useAppState,
  useFittedCurves,
} from '../../../../state';
import { Readout, TableBox } from '../../../../ui';
import { WorkStatus } from '../work';
import styles from './another.module.css';
import { approachesTable } from './tables';

type Answer = NonNullable<AnalysisHandle<'approaches'>['result']>;

/** Approaches 1, 2 and 3 on one chart, and what Approach 2 would miss on this very grid. */
export function ApproachesSection() {
  const point = useAppState(selectSettledPoint);
  const runs = useAppState(selectFitRuns);
  const fitted = useFittedCurves();
  const curves = useMemo(
    () =>
      fitted?.map(
        ({ name, params, tokens, loss }): LossCurve => ({ id: name, params, tokens, loss }),
      ),
    [fitted],
  );
  const compute = point?.C ?? 1e21;
  const work = useAnalysis(
    'approaches',
    { compute, ...(curves ? { curves } : {}) },
    { auto: point !== null },
  );
  const { result, stale } = work;
  const smallest = useMemo(
    () =>
      runs
        ? runs.N.reduce((low, N, i) => Math.min(low, 6 * N * (runs.D[i] as number)), Infinity)
        : 1,
    [runs],
  );
  return (
    <section className={styles.section} aria-label={words.heading}>
      <WorkStatus what={words.what} work={work} />
      {result && (
        <div className={styles.pair}>
          <Figure result={result} stale={stale} from={smallest} compute={compute} />
          <div className={styles.beside} data-stale={stale || undefined}>
            <ApproachesTable result={result} />
            {!result.approaches.some(({ method }) => method === 'parabolas') && (
              <p className={styles.quiet}>{words.noParabolas}</p>
            )}
            {!result.envelope && <p className={styles.quiet}>{words.noCurves}</p>}
            <Bias result={result} />
          </div>
        </div>
      )}
    </section>
  );
}

function Figure(props: {
  readonly result: Answer;
  readonly stale: boolean;
  readonly from: number;
  readonly compute: number;
}) {
  const { result, stale, from, compute } = props;
  const { budgets } = result.parabolas;
  const inside = budgets.filter(({ place }) => place === 'inside').length;
  return (
    <PlotFrame
      id="approaches"
      className={styles.plot}
      title={words.title(result.approaches)}
      subtitle={words.subtitle(inside, budgets.length - inside, compute)}
      alternative={words.alternative(
        result.approaches.map(({ method, params }) => words.line(method, params)),
      )}
      table={() => approachesTable(result)}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Body size={size} result={result} from={from} compute={compute} />}
    </PlotFrame>
  );
}

const Body = memo(function Body(props: {
  readonly size: Size;
  readonly result: Answer;
  readonly from: number;
  readonly compute: number;
}) {
  const { size, result, from, compute } = props;
  const layout = useMemo(
    () =>
      approachesLayout(
        approachesSeries(
          result.approaches,
          result.parabolas.budgets,
          result.envelope?.points ?? [],
          from,
          compute,
        ),
        { x: (value) => formatFlops(value, 2), y: (value) => formatCount(value, 2) },
        size.width,
        size.height,
      ),
    [result, from, compute, size.width, size.height],
  );
  const { methods, axisC, axisN } = words;
  return <ApproachesPlot layout={layout} words={{ xTitle: axisC, yTitle: axisN, methods }} />;
});

function ApproachesTable({ result }: { readonly result: Answer }) {
  const { columns, methods, from, points } = words;
  return (
    <TableBox label={words.table}>
      <thead>
        <tr>
          <th scope="col">{columns.method}</th>
          <th scope="col" data-number>
            {columns.exponent}
          </th>
          <th scope="col" data-number>
            {columns.params}
          </th>
        </tr>
      </thead>
      <tbody>
        {result.approaches.map((approach) => {
          const { method, exponent, exponentInterval, intervalFrom, params, paramsInterval } =
            approach;
          return (
            <tr key={method}>
              <th scope="row">
                {methods[method]}
                <span className={styles.small}>
                  {points(method, approach.points)}, {from[intervalFrom]}
                </span>
              </th>
              <td data-number>
                <output
                  aria-label={`${columns.exponent}, ${methods[method]}`}
                  data-value={exponent}
                  data-low={exponentInterval?.low}
                  data-high={exponentInterval?.high}
                >
                  {exponent.toFixed(4)}
                </output>
                {exponentInterval && (
                  <span className={styles.small}>
                    {formatPlain(exponentInterval.low)} to {formatPlain(exponentInterval.high)}
                  </span>
                )}
              </td>
              <td data-number>
                {formatCount(params)}
                {paramsInterval && (
                  <span className={styles.small}>
                    {formatCount(paramsInterval.low)} to {formatCount(paramsInterval.high)}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}

function Bias({ result: { bias } }: { readonly result: Answer }) {
  return (
    <section className={styles.bias} aria-label={words.bias}>
      <h3 className={styles.subheading}>{words.bias}</h3>
      <p className={styles.words}>{bias ? describeBias(bias) : words.noBias}</p>
      {bias && (
        <>
          <Readout name={words.biasName} value={bias.ratio - 1} format={signed} />
          <Readout
            name={words.biasExponent}
            value={bias.exponent - bias.trueExponent}
            format={(value) => formatPlain(value, 2)}
          />
        </>
      )}
    </section>
  );
}

const signed = (share: number): string =>
  `${share < 0 ? '\u2212' : '+'}${formatPlain(Math.abs(share) * 100, 2)} %`;
