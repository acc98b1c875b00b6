import { type ReactNode, useMemo } from 'react';
import { type AtlasRatio, listAtlas, readRatios } from '../../core/atlas';
import { formatFactor } from '../../core/units';
import { sayRatio, sentenceOf, bars as words } from '../../messages/atlas';
import { plotFrame } from '../../messages/plots';
import {
  type AtlasBar,
  AtlasBarsPlot,
  atlasBarsHeight,
  atlasBarsLayout,
  PlotFrame,
} from '../../plots';
import { openEntry, useServices } from '../../state';
import styles from './atlas.module.css';
import { lookOf } from './looks';
import { ratiosTable } from './tables';

const isDrawn = ({ factor }: AtlasRatio): boolean => Number.isFinite(factor);

/** The axis holds every ratio, whatever is filtered. */
const range = (() => {
  const logs = listAtlas()
    .flatMap(readRatios)
    .filter(isDrawn)
    .map(({ factor }) => Math.log10(factor));
  return [Math.min(...logs) - 0.15, Math.max(...logs) + 0.25] as const;
})();

/** The part of a title a person knows a paper by. */
const shortTitle = (title: string): string => title.split(/[:?]/)[0] ?? title;

/** Ratios of the papers in view as bars from their baseline, the most saved on top. */
export function BarsFigure(props: {
  readonly ratios: readonly AtlasRatio[];
  readonly open: string;
  readonly actions: ReactNode;
}) {
  const { store } = useServices();
  const { open } = props;
  const ratios = useMemo(
    () => props.ratios.filter(isDrawn).sort((a, b) => a.factor - b.factor),
    [props.ratios],
  );
  const bars = useMemo(
    () =>
      ratios.map(
        (ratio, row): AtlasBar => ({
          row,
          factor: ratio.factor,
          label: words.label(sayRatio(ratio).rest, shortTitle(ratio.entry.title)),
          text: sayRatio(ratio).amount,
          fill: lookOf(ratio.entry.kind).fill,
          chosen: ratio.entry.id === open,
        }),
      ),
    [ratios, open],
  );
  const first = ratios[0];
  return (
    <PlotFrame
      id="atlas-bars"
      className={styles.bars}
      title={words.title(ratios.length, first ? sentenceOf(first) : null)}
      subtitle={words.subtitle}
      alternative={words.alternative(ratios.length)}
      table={() => ratiosTable(ratios)}
      labels={plotFrame}
      actions={props.actions}
    >
      {({ width }) => (
        <div className={styles.barsBody} style={{ height: atlasBarsHeight(bars.length) }}>
          <AtlasBarsPlot
            layout={atlasBarsLayout(bars, range, (value) => formatFactor(value, 1), width)}
            words={{ xTitle: words.xTitle, group: words.group }}
            onPress={(row) => {
              const ratio = ratios[row];
              if (ratio) openEntry(store, ratio.entry.id);
            }}
          />
        </div>
      )}
    </PlotFrame>
  );
}
