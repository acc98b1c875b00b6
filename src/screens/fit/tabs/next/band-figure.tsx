import { memo, useMemo } from 'react';
import { formatPlain } from '../../../../core/units';
import { nextRuns } from '../../../../messages/fit-screen-next';
import { plotFrame } from '../../../../messages/plots';
import {
  IntervalBarsPlot,
  type IntervalRow,
  intervalBarsLayout,
  PlotFrame,
  type Size,
} from '../../../../plots';
import styles from './next.module.css';
import type { Proposals } from './use-proposals';

const words = nextRuns.band;

/** The band of the forecast: now, with the ghost run, with all proposals. */
export function BandFigure(props: {
  readonly result: NonNullable<Proposals['next']['result']>;
  readonly aim: NonNullable<Proposals['aim']>;
  readonly ghostWidth: number;
  readonly stale: boolean;
}) {
  const { result, aim, ghostWidth, stale } = props;
  const { estimate, before, after } = result;
  const rows = useMemo(
    () =>
      (
        [
          [words.now, before],
          [words.ghost, ghostWidth],
          [words.batch, after],
        ] as const
      ).map(
        ([label, half]): IntervalRow => ({
          label,
          value: estimate,
          bars: [Number.isFinite(half) ? [estimate - half, estimate + half] : null],
        }),
      ),
    [estimate, before, after, ghostWidth],
  );
  return (
    <PlotFrame
      id="next-band"
      className={styles.band}
      title={words.title(aim.halfWidth, ghostWidth)}
      subtitle={words.subtitle}
      alternative={words.alternative(before, ghostWidth, after)}
      table={() => ({
        columns: [
          { label: words.which, unit: '' },
          { label: words.low, unit: '' },
          { label: words.high, unit: '' },
        ],
        rows: rows.map(({ label, bars }) => [
          label,
          bars[0]?.[0] ?? Number.NaN,
          bars[0]?.[1] ?? Number.NaN,
        ]),
      })}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Bars size={size} rows={rows} />}
    </PlotFrame>
  );
}

const Bars = memo(function Bars({
  size,
  rows,
}: {
  readonly size: Size;
  readonly rows: readonly IntervalRow[];
}) {
  const layout = useMemo(
    () =>
      intervalBarsLayout(
        rows,
        Number.POSITIVE_INFINITY,
        (value) => formatPlain(value, 4),
        size.width,
        size.height,
      ),
    [rows, size.width, size.height],
  );
  return <IntervalBarsPlot layout={layout} xTitle={words.axis} />;
});
