import { memo, useMemo } from 'react';
import { findBestMixture, findLaw, type Law, totalLoss } from '../../core/laws';
import { percentileInterval } from '../../core/numerics';
import { formatLoss } from '../../core/units';
import { describeProblem } from '../../messages/describe-problem';
import { controls, formatShare, tables, three as words } from '../../messages/mixture';
import { plotFrame } from '../../messages/plots';
import { PlotFrame, PlotHandle, type Size, TernaryPlot, ternaryLayout } from '../../plots';
import {
  type MeasuredView,
  type Model,
  selectTrade,
  useAppState,
  useChange,
  useMeasured,
  useTable,
} from '../../state';
import { Readout } from '../../ui';
import styles from './mixture.module.css';
import { ShareSlider } from './share-slider';
import { shareStep } from './share-steps';
import { readThree, simulateThree, type ThreeDomains } from './three-source';
import { selectMix, withOne, writeMix } from './weights';

const REFITS = 60;

/** The best mixture of three domains under weights: of the table in view where it has them, else of simulated runs. */
export function ThreeView() {
  const table = useAppState((state) => selectTrade(state)?.table ?? '');
  const source = useTable(table);
  const about = useMemo(() => (source ? (readThree(source) ?? simulateThree()) : null), [source]);
  return about && <Three about={about} />;
}

function Three({ about }: { readonly about: ThreeDomains }) {
  const law = findLaw('data-mixing/3-domains') as Law;
  const ask = (loss: number) => {
    const [r1, r2, r3] = about.shares;
    return {
      law,
      source: about.source,
      binding: { variables: { r1, r2, r3 }, response: about.losses[loss] as string },
      settings: { objective: 'log-mse' as const },
    };
  };
  const fits = [
    useMeasured('mixture.three.0', ask(0)),
    useMeasured('mixture.three.1', ask(1)),
    useMeasured('mixture.three.2', ask(2)),
  ];
  const problem = fits.find((fit) => fit.problem)?.problem;
  const models = useModels(fits, about);
  if (problem)
    return (
      <p className={styles.warn} role="alert">
        {describeProblem(problem)}
      </p>
    );
  return models ? (
    <Picker about={about} models={models} />
  ) : (
    <p className={styles.empty}>{words.pending}</p>
  );
}

/** The three fits, once all of them are of these columns. */
function useModels(fits: readonly MeasuredView[], about: ThreeDomains): readonly Model[] | null {
  const [first, second, third] = fits.map(({ shown }) =>
    shown?.source.hash === about.source.hash ? shown.model : null,
  );
  return useMemo(
    () => (first && second && third ? [first, second, third] : null),
    [first, second, third],
  );
}

function Picker({
  about,
  models,
}: {
  readonly about: ThreeDomains;
  readonly models: readonly Model[];
}) {
  const { shares, weights } = useAppState(selectMix);
  const { change, endGesture } = useChange();
  const total = useMemo(
    () => (mix: ArrayLike<number>, draw: number | null) =>
      totalLoss(
        weights,
        models.map(({ law, parameters, draws }) =>
          law.evaluate(mix, draw === null ? parameters : (draws[draw] as Float64Array)),
        ),
      ),
    [models, weights],
  );
  const best = useMemo(() => {
    const count = Math.min(REFITS, ...models.map(({ draws }) => draws.length));
    const cloud = Array.from({ length: count }, (_, k) =>
      findBestMixture((mix) => total(mix, k), 3),
    );
    return { shares: findBestMixture((mix) => total(mix, null), 3), cloud };
  }, [models, total]);
  const ends = (i: number) => {
    if (best.cloud.length < 20) return { low: null, high: null };
    return percentileInterval(
      Float64Array.from(best.cloud, (mix) => mix[i] as number),
      0.95,
    );
  };
  const loss = total(shares, null);
  const least = total(best.shares, null);
  const setWeight = (i: number) => (value: number, gesture: string | null) =>
    change({ mix: writeMix(shares, withOne(weights, i, value)) }, gesture);
  return (
    <div className={styles.wide}>
      <PlotFrame
        id="ternary"
        title={words.title(Array.from(best.shares), about.isSimulated)}
        subtitle={words.subtitle(about.source.rowCount, about.isSimulated)}
        alternative={words.alternative(loss, least)}
        table={() => threeTable(about)}
        labels={plotFrame}
      >
        {(size) => <Body size={size} about={about} total={total} best={best} />}
      </PlotFrame>
      <div className={styles.column}>
        <div className={styles.stack}>
          {about.names.map((name, i) => (
            <ShareSlider
              key={name}
              name={words.weight(name)}
              value={weights[i] as number}
              format={formatShare}
              say={formatShare}
              refuse={(value) =>
                value === undefined || value < 0 || value > 1 ? controls.refuseShare : undefined
              }
              onChange={setWeight(i)}
              onGestureEnd={endGesture}
            />
          ))}
        </div>
        <div className={styles.stack}>
          {about.names.map((name, i) => (
            <Readout
              key={name}
              name={words.best(name)}
              label={name}
              value={best.shares[i] as number}
              {...ends(i)}
              format={formatShare}
            />
          ))}
        </div>
        <div className={styles.stack}>
          <Readout name={words.your} value={loss} format={formatLoss} />
          <Readout name={words.total} value={least} format={formatLoss} />
        </div>
      </div>
    </div>
  );
}

interface BodyProps {
  readonly size: Size;
  readonly about: ThreeDomains;
  readonly total: (mix: ArrayLike<number>, draw: number | null) => number;
  readonly best: { readonly shares: Float64Array; readonly cloud: readonly Float64Array[] };
}

const Body = memo(function Body({ size, about, total, best }: BodyProps) {
  const { shares, weights } = useAppState(selectMix);
  const { change, endGesture } = useChange();
  const layout = useMemo(
    () => ternaryLayout((mix) => total(mix, null), size.width, size.height),
    [total, size.width, size.height],
  );
  const runs = useMemo(() => {
    const columns = about.shares.map((name) => {
      const column = about.source.columns.find((one) => one.name === name);
      return column?.kind === 'number' ? column.values : new Float64Array(0);
    });
    return Array.from({ length: about.source.rowCount }, (_, row) =>
      layout.place(columns.map((values) => values[row] as number)),
    );
  }, [about, layout]);
  const cloud = useMemo(() => best.cloud.map((mix) => layout.place(mix)), [best, layout]);
  const optimum = useMemo(() => layout.place(best.shares), [best, layout]);
  const [x, y] = layout.place(shares);
  const set = (mix: readonly number[], gesture: string): void =>
    change({ mix: writeMix(mix, weights) }, gesture);
  return (
    <>
      <TernaryPlot layout={layout} names={about.names} runs={runs} best={optimum} cloud={cloud} />
      <PlotHandle
        name={words.handle}
        x={x}
        y={y}
        value={Math.max(shares[0], 0.001)}
        range={[0.001, 1]}
        say={words.say(shares, about.names)}
        orientation="vertical"
        shape="dot"
        onDrag={(px, py, gesture) => set(layout.locate(px, py), gesture)}
        onStep={(next, gesture) => set(withOne(shares, 0, shareStep(shares[0], next)), gesture)}
        onGestureEnd={endGesture}
      />
    </>
  );
});

function threeTable({ source, shares, losses }: ThreeDomains) {
  const named = [...shares, ...losses].flatMap((name) => {
    const column = source.columns.find((one) => one.name === name);
    return column?.kind === 'number' ? [column] : [];
  });
  return {
    columns: named.map(({ name }) => ({
      label: name,
      unit: /loss/i.test(name) ? 'nats' : tables.fraction,
    })),
    rows: Array.from({ length: source.rowCount }, (_, row) =>
      named.map(({ values }) => values[row] as number),
    ),
  };
}
