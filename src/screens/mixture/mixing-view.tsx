import { useMemo } from 'react';
import { findBestMixture, totalLoss } from '../../core/laws';
import { percentileInterval } from '../../core/numerics';
import { formatShare, tables, mixing as words } from '../../messages/mixture';
import type { Sheet } from '../../plots';
import { selectCurve, selectMixture, useAppState, useChange } from '../../state';
import { Readout } from '../../ui';
import styles from './mixture.module.css';
import { ShareSlider } from './share-slider';
import { SheetFigure } from './sheet-figure';
import { readMix, writeMix } from './weights';

/** The best mixture of the two domains of the table under weights. */
export function MixingView() {
  const setup = useAppState(selectMixture);
  const general = useAppState(selectCurve('general'));
  const domain = useAppState(selectCurve('domain'));
  const mix = useAppState((state) => state.explorer.mix);
  const { change, endGesture } = useChange();
  // Domain first, then general text.
  const { shares, weights } = readMix(mix, 2, 2);
  const weight = weights[0] as number;
  const found = useMemo(() => {
    if (!setup || !general || !domain) return null;
    const [N, D] = [setup.N ?? 1, setup.D ?? 1];
    const into = new Float64Array(3);
    const total = (draw: number | null) => (share: number) => {
      const value = (curve: typeof domain) =>
        curve.model.law.evaluate(
          curve.features(share, N, D, into),
          draw === null ? curve.model.parameters : (curve.model.draws[draw] as Float64Array),
        );
      return totalLoss([weight, 1 - weight], [value(domain), value(general)]);
    };
    const best = (draw: number | null): number =>
      findBestMixture(([share]) => total(draw)(share as number), 2)[0] as number;
    const draws = Math.min(general.model.draws.length, domain.model.draws.length, 100);
    const ends =
      draws >= 20
        ? percentileInterval(
            Float64Array.from({ length: draws }, (_, k) => best(k)),
            0.95,
          )
        : null;
    const x = Float64Array.from({ length: 61 }, (_, i) => (i / 60) ** 1.5);
    return {
      share: { value: best(null), low: ends?.low ?? null, high: ends?.high ?? null },
      x,
      y: x.map(total(null)),
      total: total(null),
    };
  }, [setup, general, domain, weight]);
  if (!setup || !found)
    return (
      <div className={styles.empty}>
        <p>{words.none}</p>
        <p className={styles.quiet}>{words.noneText}</p>
      </div>
    );
  const name = setup.table.domain?.name ?? '';
  const other = setup.table.general?.name ?? '';
  const { share, x, y } = found;
  const sheet: Sheet = {
    x: { title: words.axis(name), domain: [0, 1], log: false, format: (v) => formatShare(v) },
    panels: [
      {
        id: 'total',
        yTitle: words.yAxis(setup.table.unit),
        curves: [{ x, y, tone: 'main' }],
        points: [],
      },
    ],
    critical: {
      x: share.value,
      low: share.low,
      high: share.high,
      label: words.optimum(share.value),
    },
  };
  return (
    <div className={styles.companion}>
      <div className={styles.inline}>
        <ShareSlider
          name={words.weight}
          value={weight}
          format={formatShare}
          say={(value) => formatShare(value)}
          refuse={(value) =>
            value === undefined || value <= 0 || value >= 1 ? words.refuseWeight : undefined
          }
          onChange={(value, gesture) =>
            change({ mix: writeMix({ shares, weights: [value, 1 - value] }) }, gesture)
          }
          onGestureEnd={endGesture}
        />
        <Readout name={words.output} {...share} format={formatShare} />
      </div>
      <SheetFigure
        id="mixing"
        title={words.title(name, share)}
        subtitle={words.subtitle(name, other)}
        alternative={words.alternative(found.total(share.value))}
        sheet={sheet}
        axis={{ label: tables.share, unit: tables.fraction }}
        value={{ label: tables.loss, unit: setup.table.unit }}
      />
    </div>
  );
}
