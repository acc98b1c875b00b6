import { memo, useMemo } from 'react';
import {
  type CalibrationPoint,
  calibrate,
  type KeptForecast,
  LEAST_SCORED,
} from '../../../../../core/forecast';
import { calibration as words } from '../../../../../messages/forecast';
import { plotFrame } from '../../../../../messages/plots';
import { CalibrationPlot, calibrationLayout, PlotFrame, type Size } from '../../../../../plots';
import styles from './forecasts.module.css';

/** Observed against promised coverage of the scored cards, or how many are missing for it. */
export function CalibrationPart({ cards }: { readonly cards: readonly KeptForecast[] }) {
  const points = useMemo(() => calibrate(cards), [cards]);
  const last = points.at(-1);
  if (!last) {
    const scored = cards.filter(({ outcome }) => outcome !== null).length;
    return <p className={styles.quiet}>{words.few(scored, LEAST_SCORED)}</p>;
  }
  const { columns } = words;
  return (
    <PlotFrame
      id="calibration"
      className={styles.plot}
      title={words.title(last.inside, last.count, last.level, last.low, last.high)}
      subtitle={words.subtitle}
      alternative={words.alternative(last.count)}
      table={() => ({
        columns: Object.values(columns).map((label) => ({ label, unit: '' })),
        rows: points.map(({ level, inside, count, share, low, high }) => [
          level,
          inside,
          count,
          share,
          low,
          high,
        ]),
      })}
      labels={plotFrame}
    >
      {(size) => <Plot size={size} points={points} />}
    </PlotFrame>
  );
}

const Plot = memo(function Plot(props: {
  readonly size: Size;
  readonly points: readonly CalibrationPoint[];
}) {
  const { size, points } = props;
  const layout = useMemo(
    () => calibrationLayout({ points }, size.width, size.height),
    [points, size.width, size.height],
  );
  return (
    <CalibrationPlot
      layout={layout}
      words={{ xTitle: words.axisX, yTitle: words.axisY, promise: words.promise }}
    />
  );
});
