import { memo, useMemo } from 'react';
import { trust } from '../../../../messages/fit-screen';
import { plotFrame } from '../../../../messages/plots';
import {
  type Panel,
  PanelsPlot,
  PlotFrame,
  panelsLayout,
  profileSeries,
  type Size,
} from '../../../../plots';
import { useAppState } from '../../../../state';
import type { FitQuantity } from './quantities';
import styles from './trust.module.css';
import type { FloorHandle } from './use-floor';

const words = trust.grid;

/** A quantity whose profile is there. */
type Profiled = FitQuantity & { readonly profile: NonNullable<FitQuantity['profile']> };

/** Profiles of every parameter and of the prediction, small, on one sheet; the floor looked at is a ring. */
export function ProfileGrid(props: {
  readonly quantities: readonly FitQuantity[];
  readonly floor: FloorHandle | null;
  readonly stale: boolean;
}) {
  const { quantities, floor, stale } = props;
  const pinned = useAppState((state) => state.explorer.floor);
  const why = useAppState((state) => state.explorer.why);
  const shown = useMemo(
    () =>
      quantities.filter(
        (quantity): quantity is Profiled =>
          quantity.profile !== null &&
          (quantity.key.startsWith('parameter-') || quantity.key === 'loss'),
      ),
    [quantities],
  );
  const [first] = shown;
  if (!first) return null;
  const open = shown.filter(({ profile }) => profile.lowOpen || profile.highOpen).length;
  const isLooked = floor !== null && floor.rise > 0 && floor.value !== pinned;
  const ring =
    floor === null
      ? null
      : isLooked
        ? words.looked(floor.id, floor.value)
        : pinned === null
          ? null
          : words.pinned(floor.id, pinned, why);
  return (
    <PlotFrame
      id="profiles"
      className={styles.grid}
      title={words.title(open, shown.length)}
      subtitle={words.subtitle(first.profile.threshold, ring)}
      alternative={words.alternative(shown.map(sayEnds))}
      table={() => ({
        columns: [
          { label: words.columns.quantity, unit: '' },
          { label: words.columns.value, unit: '' },
          { label: words.columns.share, unit: '' },
        ],
        rows: shown.flatMap(({ name, profile }) =>
          profile.points.map(({ at, rise }) => [name, at, rise / profile.threshold.rise]),
        ),
      })}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => (
        <Grid
          size={size}
          shown={shown}
          floorKey={floor?.held ? `parameter-${floor.id}` : ''}
          at={floor?.value ?? Number.NaN}
          rise={floor?.rise ?? Number.NaN}
        />
      )}
    </PlotFrame>
  );
}

const symbolIn = ({ key, symbol }: FitQuantity): string => (key === 'loss' ? words.loss : symbol);

const sayEnds = (quantity: Profiled): string =>
  words.panel(
    symbolIn(quantity),
    quantity.write(quantity.profile.low),
    quantity.write(quantity.profile.high),
  );

const HIGHEST = 1.6;
/** A panel narrower than this has no room for its heading. */
const LEAST_WIDTH = 150;

const Grid = memo(function Grid(props: {
  readonly size: Size;
  readonly shown: readonly Profiled[];
  readonly floorKey: string;
  readonly at: number;
  readonly rise: number;
}) {
  const { size, shown, floorKey, at, rise } = props;
  const panels = useMemo(() => shown.map(toPanel), [shown]);
  const layout = useMemo(() => {
    const marked = panels.map((panel) =>
      panel.id === floorKey ? { ...panel, mark: { x: at, y: Math.min(rise, HIGHEST) } } : panel,
    );
    const columns = Math.max(1, Math.min(3, Math.floor(size.width / LEAST_WIDTH)));
    return panelsLayout(marked, columns, size.width, size.height, SMALL);
  }, [panels, floorKey, at, rise, size.width, size.height]);
  return <PanelsPlot layout={layout} />;
});

const SMALL = { left: 26, right: 10, top: 26, bottom: 24 };

function toPanel(quantity: Profiled): Panel {
  const { key, log, write, profile } = quantity;
  const series = profileSeries(profile, log);
  const ends = [series.low, series.high].filter(Number.isFinite);
  const [low, high] = [Math.min(series.estimate, ...ends), Math.max(series.estimate, ...ends)];
  const pad = Math.max((high - low) * 0.18, Math.abs(high) * 1e-9, 1e-12);
  return {
    id: key,
    x: { title: '', log, domain: [low - pad, high + pad], format: write },
    y: { title: sayEnds(quantity), log: false, domain: [0, HIGHEST] },
    lines: [{ x: series.at, y: series.rise, tone: 'main' }],
    spans: [
      {
        from: series.low,
        to: series.high,
        y: 1,
        tone: 'main',
        fromOpen: series.lowOpen,
        toOpen: series.highOpen,
      },
    ],
    level: 1,
    uprights: [series.estimate],
  };
}
