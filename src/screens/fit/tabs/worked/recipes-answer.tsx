import { memo, useMemo } from 'react';
import { parametersOf, type RunRows } from '../../../../core/diagnose';
import { type Law, toVector } from '../../../../core/laws';
import { computeForLoss, optimalPlan } from '../../../../core/optimum';
import { formatFactor, formatFlops, formatPlain } from '../../../../core/units';
import { describeRecipes } from '../../../../messages/diagnose';
import { symbolOf } from '../../../../messages/fit-screen';
import { recipes as words } from '../../../../messages/fit-tabs-recipes';
import { plotFrame } from '../../../../messages/plots';
import { type Panel, PanelsPlot, PlotFrame, panelsLayout, type Size } from '../../../../plots';
import { type AnalysisHandle, selectLaw, selectLossUnit, useAppState } from '../../../../state';
import { Readout, TableBox } from '../../../../ui';
import type { RecipePair } from './recipe-pair';
import styles from './worked.module.css';

type Result = NonNullable<AnalysisHandle<'recipes'>['result']>;

interface AnswerProps {
  readonly pair: RecipePair;
  /** Budget of the other recipe, FLOPs. */
  readonly compute: number;
  readonly result: Result;
  readonly stale: boolean;
}

/** Picture, sentence, numbers and parameters of a comparison. */
export function RecipesAnswer({ pair, compute, result, stale }: AnswerProps) {
  const law = useAppState(selectLaw);
  const unit = useAppState(selectLossUnit);
  const drawn = useMemo(
    () =>
      law && result.shared.law.startsWith(law.id)
        ? drawFrontiers(law, pair, compute, result)
        : null,
    [law, pair, compute, result],
  );
  if (!law || !drawn) return null;
  const { multiplier, multiplierSeparate, pairs, replicates, test } = result;
  return (
    <>
      <PlotFrame
        id="recipes"
        className={styles.pair}
        title={words.title(pair.other.label, pair.baseline.label, multiplier.value)}
        subtitle={words.subtitle(pair.baseline.label, pair.other.label)}
        alternative={words.alternative(drawn.loss, compute, compute * multiplier.value)}
        table={() => frontierTable(drawn, pair, unit)}
        labels={plotFrame}
        stale={stale}
      >
        {(size) => <Frontiers size={size} drawn={drawn} unit={unit} />}
      </PlotFrame>
      <div className={styles.numbers} data-stale={stale || undefined}>
        <div className={styles.text}>
          <p className={styles.words}>{describeRecipes(result)}</p>
          <p className={styles.quiet}>{words.method(pairs, replicates)}</p>
        </div>
        <div>
          <Readout
            name={words.multiplier}
            value={multiplier.value}
            low={multiplier.interval?.low ?? null}
            high={multiplier.interval?.high ?? null}
            format={words.write}
          />
          <Readout
            name={words.multiplierSeparate}
            value={multiplierSeparate.value}
            low={multiplierSeparate.interval?.low ?? null}
            high={multiplierSeparate.interval?.high ?? null}
            format={words.write}
          />
          {test && (
            <Readout
              name={words.pValue}
              value={test.pValue}
              format={(value) => formatPlain(value, 2)}
            />
          )}
          <Readout name={words.pairs} value={pairs} format={String} />
        </div>
      </div>
      <ParametersTable law={law} pair={pair} result={result} stale={stale} />
    </>
  );
}

interface Curve {
  readonly logC: readonly number[];
  readonly loss: readonly number[];
}

interface Drawn {
  readonly lines: readonly [Curve, Curve];
  readonly runs: readonly [Curve, Curve];
  /** What the other recipe reaches. */
  readonly loss: number;
  readonly from: number;
  /** Null where the baseline never gets there. */
  readonly to: number | null;
  readonly interval: readonly [number, number] | null;
  /** The multiplier over compute, log10: by the shared law, and by two laws of their own. */
  readonly factors: readonly [shared: readonly number[], own: readonly number[]];
}

const POINTS = 80;

function drawFrontiers(law: Law, pair: RecipePair, compute: number, result: Result): Drawn {
  const vectors = (['baseline', 'other'] as const).map((recipe) =>
    parametersOf(law, result.shared.parameters, recipe),
  ) as [Float64Array, Float64Array];
  const runs = [runCurve(pair.baseline.runs), runCurve(pair.other.runs)] as const;
  const { value, interval } = result.multiplier;
  const log = (factor: number): number => Math.log10(compute * factor);
  const ends = [log(1), log(value), ...(interval ? [log(interval.low), log(interval.high)] : [])];
  const all = [...runs.flatMap(({ logC }) => logC), ...ends].filter(Number.isFinite);
  const [low, high] = [Math.min(...all) - 0.1, Math.max(...all) + 0.3];
  const logC = Array.from({ length: POINTS }, (_, i) => low + ((high - low) * i) / (POINTS - 1));
  const line = (p: Float64Array): Curve => ({
    logC,
    loss: logC.map((c) => optimalPlan(law, p, 10 ** c).loss),
  });
  const own = result.separateFits.map(({ parameters }) => toVector(law, parameters)) as [
    Float64Array,
    Float64Array,
  ];
  const factors = ([baseline, other]: readonly [Float64Array, Float64Array]): number[] =>
    logC.map(
      (c) => Math.log10(computeForLoss(law, baseline, optimalPlan(law, other, 10 ** c).loss)) - c,
    );
  return {
    factors: [factors(vectors), factors(own)],
    lines: [line(vectors[0]), line(vectors[1])],
    runs,
    loss: optimalPlan(law, vectors[1], compute).loss,
    from: log(1),
    to: Number.isFinite(log(value)) ? log(value) : null,
    interval:
      interval && Number.isFinite(interval.low) && Number.isFinite(interval.high)
        ? [log(interval.low), log(interval.high)]
        : null,
  };
}

const runCurve = ({ N, D, loss }: RunRows): Curve => ({
  logC: Array.from(N, (params, i) => Math.log10(6 * params * (D[i] as number))),
  loss: [...loss],
});

const Frontiers = memo(function Frontiers({
  size,
  drawn,
  unit,
}: {
  readonly size: Size;
  readonly drawn: Drawn;
  readonly unit: string;
}) {
  const layout = useMemo(() => {
    const { lines, runs, loss, from, to, interval } = drawn;
    const losses = [...lines, ...runs].flatMap((curve) => curve.loss);
    const [low, high] = [Math.min(...losses), Math.max(...losses)];
    const pad = 0.05 * (high - low);
    const [first, second] = lines;
    const panel: Panel = {
      id: 'recipes',
      x: {
        title: words.axisC,
        log: true,
        domain: [first.logC[0] as number, first.logC.at(-1) as number],
        format: (value) => formatFlops(value, 2),
      },
      y: { title: words.axisLoss(unit), log: false, domain: [low - pad, high + pad] },
      lines: [
        { x: first.logC, y: first.loss, tone: 'main' },
        { x: second.logC, y: second.loss, tone: 'other' },
      ],
      dots: [
        { x: runs[0].logC, y: runs[0].loss, tone: 'main' },
        { x: runs[1].logC, y: runs[1].loss, tone: 'other' },
      ],
      spans: [
        ...(to === null
          ? []
          : [
              { from: Math.min(from, to), to: Math.max(from, to), y: loss, tone: 'quiet' as const },
            ]),
        ...(interval
          ? [{ from: interval[0], to: interval[1], y: loss, tone: 'main' as const }]
          : []),
      ],
      mark: { x: from, y: loss },
    };
    const columns = size.width < NARROW ? 1 : 2;
    return panelsLayout([panel, factorPanel(drawn)], columns, size.width, size.height);
  }, [drawn, unit, size.width, size.height]);
  return <PanelsPlot layout={layout} />;
});

/** Where the sheet is narrower the panels stand below each other. */
const NARROW = 640;
/** A multiplier further than this from its interval and 1 says only that the laws part: log10. */
const REACH = 1;

/** The multiplier over compute. */
function factorPanel({ lines, factors, from, to, interval }: Drawn): Panel {
  const [{ logC }] = lines;
  const at = interval ? interval.map((end) => end - from) : [];
  const here = to === null ? [] : [to - from];
  const near = [0, ...at, ...here, ...factors[0].filter(Number.isFinite)];
  const [least, most] = [Math.min(...near), Math.max(...near)];
  const reached = factors[1].filter((value) => value > least - REACH && value < most + REACH);
  const low = Math.min(least, ...reached) - 0.05;
  const high = Math.max(most, ...reached) + 0.05;
  return {
    id: 'multiplier',
    x: {
      title: words.axisC,
      log: true,
      domain: [logC[0] as number, logC.at(-1) as number],
      format: (value) => formatFlops(value, 2),
    },
    y: {
      title: words.axisFactor,
      log: true,
      domain: [low, high],
      format: (value) => formatFactor(value, 2),
    },
    lines: [
      { x: logC, y: factors[1], tone: 'quiet', dashed: true },
      { x: logC, y: factors[0], tone: 'main' },
    ],
    level: 0,
    posts: interval
      ? [{ x: from, from: interval[0] - from, to: interval[1] - from, tone: 'main' }]
      : [],
    ...(to === null ? {} : { mark: { x: from, y: to - from } }),
  };
}

function frontierTable({ lines, runs }: Drawn, pair: RecipePair, unit: string) {
  const { tableColumns: columns } = words;
  const labels = [pair.baseline.label, pair.other.label];
  const rowsOf = (curves: readonly Curve[], kind: string) =>
    curves.flatMap(({ logC, loss }, k) =>
      logC.map((c, i) => [labels[k] ?? '', kind, 10 ** c, loss[i] as number]),
    );
  return {
    columns: [
      { label: columns.recipe, unit: '' },
      { label: columns.kind, unit: '' },
      { label: columns.compute, unit: 'FLOPs' },
      { label: columns.loss, unit },
    ],
    rows: [...rowsOf(runs, columns.run), ...rowsOf(lines, columns.line)],
  };
}

function ParametersTable(props: {
  readonly law: Law;
  readonly pair: RecipePair;
  readonly result: Result;
  readonly stale: boolean;
}) {
  const { law, pair, result, stale } = props;
  const { columnsOf: columns } = words;
  const labels = [pair.baseline.label, pair.other.label];
  const values = [
    parametersOf(law, result.shared.parameters, 'baseline'),
    parametersOf(law, result.shared.parameters, 'other'),
    ...result.separateFits.map(({ parameters }) => toVector(law, parameters)),
  ];
  const heads = [...labels.map(columns.shared), ...labels.map(columns.own)];
  return (
    <div data-stale={stale || undefined} className={styles.answer}>
      <TableBox label={words.table}>
        <thead>
          <tr>
            <th scope="col">{columns.parameter}</th>
            {heads.map((head) => (
              <th key={head} scope="col" data-number>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {law.parameters.map(({ id }, i) => (
            <tr key={id}>
              <th scope="row">{symbolOf(id)}</th>
              {values.map((vector, k) => (
                <td key={heads[k]} data-number>
                  {formatPlain(vector[i] as number, 4)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </div>
  );
}
