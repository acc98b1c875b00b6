import { useMemo } from 'react';
import { findBestMixture, type Law, totalLoss } from '../../core/laws';
import type { LongWork } from '../../core/long-work';
import { percentileInterval } from '../../core/numerics';
import { formatLoss } from '../../core/units';
import { controls, formatShare, tables, domains as words } from '../../messages/mixture';
import { plotFrame } from '../../messages/plots';
import { PlotFrame } from '../../plots';
import { type Domains, type Model, sharesOf, useAppState, useChange, useSliced } from '../../state';
import { Readout } from '../../ui';
import { DomainBars, DomainTriangle } from './domains-plots';
import type { TotalLoss } from './domains-source';
import styles from './mixture.module.css';
import { ShareSlider } from './share-slider';
import { useSettled } from './use-settled';
import { readMix, withOne, writeMix } from './weights';

/** Refits whose best mixture is looked for. */
const REFITS = 60;

function* findCloud(total: TotalLoss, domains: number, count: number): LongWork<Float64Array[]> {
  const cloud: Float64Array[] = [];
  for (let draw = 0; draw < count; draw++) {
    cloud.push(findBestMixture((mix) => total(mix, draw), domains));
    yield { done: draw + 1, total: count };
  }
  return cloud;
}

const none: readonly Float64Array[] = [];

/** Weights of the losses, the best mixture under them with its interval, and a mixture of one's own beside it. */
export function DomainsPicker(props: {
  readonly about: Domains;
  readonly law: Law;
  readonly models: readonly Model[];
}) {
  const { about, law, models } = props;
  const mix = useAppState((state) => state.explorer.mix);
  const { change, endGesture } = useChange();
  const count = about.names.length;
  const { shares, weights } = useMemo(
    () => readMix(mix, count, about.losses.length),
    [mix, count, about],
  );
  const weighting = weights.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal weights are the same ones while shares move.
  const total = useMemo<TotalLoss>(
    () => (at, draw) =>
      totalLoss(
        weights,
        models.map(({ law: of, parameters, draws }) =>
          of.evaluate(at, draw === null ? parameters : (draws[draw] as Float64Array)),
        ),
      ),
    [models, weighting],
  );
  const best = useMemo(() => findBestMixture((at) => total(at, null), count), [total, count]);
  const settled = useSettled(total);
  const work = useMemo(() => {
    const draws = Math.min(REFITS, ...models.map((model) => model.draws.length));
    return draws >= 20 ? () => findCloud(settled, count, draws) : null;
  }, [settled, count, models]);
  const cloud = useSliced(work).value ?? none;
  const ends = useMemo(
    () =>
      about.names.map((_, i) =>
        cloud.length < 20
          ? { low: null, high: null }
          : percentileInterval(
              Float64Array.from(cloud, (at) => at[i] as number),
              0.95,
            ),
      ),
    [about, cloud],
  );
  const [loss, least] = [total(shares, null), total(best, null)];
  const setShares = (next: readonly number[], gesture: string | null): void =>
    change({ mix: writeMix({ shares: next, weights }) }, gesture);
  const refuse = (value: number | undefined): string | undefined =>
    value === undefined || value < 0 || value > 1 ? controls.refuseShare : undefined;
  const common = { format: formatShare, say: formatShare, refuse, onGestureEnd: endGesture };
  return (
    <div className={styles.wide}>
      <PlotFrame
        id="domains"
        title={words.title(about.names, Array.from(best), about.isSimulated)}
        subtitle={words.subtitle(law.title, about.source.rowCount, about.isSimulated, count === 3)}
        alternative={words.alternative(loss, least)}
        table={() => domainsTable(about)}
        labels={plotFrame}
      >
        {(size) =>
          count === 3 ? (
            <DomainTriangle
              {...{ size, about, total, best, cloud, shares }}
              onShares={setShares}
              onGestureEnd={endGesture}
            />
          ) : (
            <DomainBars {...{ size, about, best, ends, shares }} />
          )
        }
      </PlotFrame>
      <div className={styles.column}>
        <div className={styles.stack}>
          <Readout name={words.your} value={loss} format={formatLoss} />
          <Readout name={words.total} value={least} format={formatLoss} />
          {about.names.map((name, i) => (
            <Readout
              key={name}
              name={words.best(name)}
              value={best[i] as number}
              low={ends[i]?.low ?? null}
              high={ends[i]?.high ?? null}
              format={formatShare}
            />
          ))}
        </div>
        {law.id.startsWith('regmix') && <p className={styles.note}>{words.plane}</p>}
        {about.losses.length > 1 && (
          <div className={styles.stack}>
            {about.lossNames.map((name, i) => (
              <ShareSlider
                key={name}
                name={words.weight(name)}
                value={weights[i] as number}
                {...common}
                onChange={(value, gesture) =>
                  change(
                    { mix: writeMix({ shares, weights: withOne(weights, i, value) }) },
                    gesture,
                  )
                }
              />
            ))}
          </div>
        )}
        <div className={styles.stack}>
          {about.names.map((name, i) => (
            <ShareSlider
              key={name}
              name={words.share(name)}
              value={shares[i] as number}
              {...common}
              onChange={(value, gesture) => setShares(withOne(shares, i, value), gesture)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function domainsTable(about: Domains) {
  const { source, names, losses, lossNames } = about;
  const measured = losses.map((name) => {
    const column = source.columns.find((one) => one.name === name);
    return column?.kind === 'number' ? column.values : new Float64Array(0);
  });
  return {
    columns: [
      ...names.map((name) => ({ label: words.share(name), unit: tables.fraction })),
      ...lossNames.map((name) => ({ label: words.lossOf(name), unit: 'nats' })),
    ],
    rows: Array.from({ length: source.rowCount }, (_, row) => [
      ...sharesOf(about, row),
      ...measured.map((values) => values[row] as number),
    ]),
  };
}
