import { memo } from 'react';
import { formatFlops } from '../../core/units';
import { controls, hero as words } from '../../messages/explore';
import { plotFrame } from '../../messages/plots';
import { PlotFrame, type RunSeries } from '../../plots';
import {
  isAway,
  selectActiveLimits,
  selectDataset,
  selectLossUnit,
  selectMarks,
  selectModel,
  selectRefused,
  useAppState,
  useChange,
  useServices,
} from '../../state';
import { Segmented } from '../../ui';
import { ColourBy } from './colouring/colour-by';
import { Plane } from './hero-plane';
import { selectRuns, selectStale } from './series';
import { heroTable } from './tables';

export function Hero() {
  const marks = useAppState(selectMarks);
  const model = useAppState(selectModel);
  const runs = useAppState(selectRuns);
  const stale = useAppState(selectStale);
  const target = useAppState((state) => state.explorer.target);
  const bands = useAppState((state) => state.explorer.show.includes('bands'));
  const unit = useAppState(selectLossUnit);
  const simulated = useAppState((state) => selectDataset(state)?.origin.simulated !== undefined);
  const { store } = useServices();
  const refused = useAppState(selectRefused);
  const limited = useAppState(selectActiveLimits) !== null;
  if (!marks || !model) return runs && refused ? <BareHero runs={runs} /> : null;
  const { point, optimalN } = marks;
  const away = isAway(marks.computeFactor);
  return (
    <PlotFrame
      id="hero"
      title={words.title(point.C, optimalN, away ? point.N : null, target)}
      subtitle={words.subtitle(
        model.draws.length > 0 && !limited,
        model.draws.length,
        bands,
        unit,
        simulated,
        model.jackknife !== undefined,
        runs ? [runs.drawn.length, runs.loss.length] : [0, 0],
      )}
      alternative={
        runs
          ? words.alternative(
              formatFlops(10 ** runs.rangeC[0]),
              formatFlops(10 ** runs.rangeC[1]),
              runs.includedCount,
              marks.extrapolation,
            )
          : ''
      }
      table={() => heroTable(store.getState())}
      labels={plotFrame}
      stale={stale}
      actions={<HeroActions />}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

/** The runs that cannot be fitted, and nothing made up around them. */
function BareHero({ runs }: { readonly runs: RunSeries }) {
  const unit = useAppState(selectLossUnit);
  const { store } = useServices();
  const count = runs.includedCount;
  return (
    <PlotFrame
      id="hero"
      title={words.bareTitle(count)}
      subtitle={words.bareSubtitle(unit, [runs.drawn.length, runs.loss.length])}
      alternative={words.bareAlternative(
        formatFlops(10 ** runs.rangeC[0]),
        formatFlops(10 ** runs.rangeC[1]),
        count,
      )}
      table={() => heroTable(store.getState())}
      labels={plotFrame}
      actions={<HeroActions />}
    >
      {(size) => <Plane size={size} />}
    </PlotFrame>
  );
}

/** Colour key and form of the plot; apart, so that a drag does not render it. */
const HeroActions = memo(function HeroActions() {
  const form = useAppState((state) => state.explorer.form);
  const { change } = useChange();
  return (
    <>
      <ColourBy />
      <Segmented
        label={plotFrame.form}
        value={form}
        options={controls.forms}
        onChange={(value) => change({ form: value })}
      />
    </>
  );
});
