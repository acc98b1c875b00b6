import { memo, useMemo } from 'react';
import { controls, tables, tolerance, hero as words } from '../../messages/mixture';
import { plotFrame } from '../../messages/plots';
import {
  MixtureSheet,
  PlotFrame,
  PlotHandle,
  ShareMark,
  type SheetLayout,
  type Size,
  sheetLayout,
} from '../../plots';
import {
  LaneContext,
  mixtureSides,
  selectCheckpoint,
  selectCritical,
  selectCurve,
  selectMixture,
  selectPoints,
  USUAL_SHARE,
  useAppState,
  useServices,
} from '../../state';
import { Empty } from './empty';
import { shareByKey } from './share-steps';
import { selectHeroSheet } from './sheets';
import { sheetTable } from './tables';
import { useMixtureActions } from './use-actions';

/** General and domain loss over the share of the domain, the tolerance and the critical ratio. */
export function Hero() {
  const setup = useAppState(selectMixture);
  const critical = useAppState(selectCritical);
  const points = useAppState(selectPoints);
  const checkpoint = useAppState(selectCheckpoint);
  const share = useAppState((state) => state.explorer.ratio ?? USUAL_SHARE);
  const tol = useAppState(({ explorer }) => tolerance(explorer.tol, explorer.tolin));
  const curve = useAppState(selectCurve('domain'));
  const stale = useAppState(
    ({ measured }) =>
      measured['mixture.share.general']?.busy === true ||
      measured['mixture.share.domain']?.busy === true,
  );
  const { store } = useServices();
  if (!setup) return <Empty />;
  const all = [...points.general, ...points.domain].map(({ x }) => x);
  const how =
    setup.overTokens && checkpoint !== null
      ? words.constant(checkpoint)
      : setup.table.where
        ? words.cooled
        : words.rows;
  const law = curve?.model.law.title ?? setup.choice.law.title;
  return (
    <PlotFrame
      id="hero"
      title={words.title(
        critical?.ratio ?? null,
        tol,
        share,
        critical?.route === 'published' ? setup.D : null,
      )}
      subtitle={words.subtitle(law, how, (curve?.model.draws.length ?? 0) > 0)}
      alternative={words.alternative(all.length, Math.min(...all), Math.max(...all))}
      table={() =>
        sheetTable(
          selectHeroSheet(store.getState()),
          { label: tables.share, unit: tables.fraction },
          { label: tables.loss, unit: setup.table.unit },
        )
      }
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Body size={size} />}
    </PlotFrame>
  );
}

const Body = memo(function Body({ size }: { readonly size: Size }) {
  const sheet = useAppState(selectHeroSheet);
  const actions = useMixtureActions();
  const layout = useMemo(
    () => (sheet ? sheetLayout(sheet, size.width, size.height) : null),
    [sheet, size.width, size.height],
  );
  if (!layout) return null;
  return (
    <>
      <MixtureSheet layout={layout} onToggleRow={actions.toggleRow} />
      <LaneContext value="now">
        <Overlay layout={layout} />
      </LaneContext>
    </>
  );
});

const Overlay = memo(function Overlay({ layout }: { readonly layout: SheetLayout }) {
  const setup = useAppState(selectMixture);
  const share = useAppState((state) => state.explorer.ratio ?? USUAL_SHARE);
  const general = useAppState(selectCurve('general'));
  const domain = useAppState(selectCurve('domain'));
  const { setShare, endGesture } = useMixtureActions();
  if (!setup) return null;
  const x = layout.x.toPixel(share);
  const places = layout.panels.flatMap((panel) => {
    const curve = panel.id === 'general' ? general : domain;
    const side = mixtureSides.find((one) => one === panel.id);
    if (!curve || !side) return [];
    const { model, features } = curve;
    const at = features(share, setup.N ?? 1, setup.D ?? 1, new Float64Array(3));
    const loss = model.law.evaluate(at, model.parameters);
    const y = panel.y.toPixel(loss);
    const inside = y >= panel.frame.top - 1 && y <= panel.frame.bottom + 1;
    return inside ? [{ y, label: words.here(loss) }] : [];
  });
  const name = setup.table.domain?.name ?? 'the domain';
  return (
    <>
      <ShareMark layout={layout} x={x} places={places} />
      <PlotHandle
        name="Share on plot"
        x={x}
        y={layout.bottom}
        value={share}
        range={[0, 1]}
        steps={shareByKey}
        say={controls.sayShare(share, name)}
        orientation="horizontal"
        shape="grip"
        onDrag={(px, _py, gesture) => setShare(layout.x.fromPixel(px), gesture)}
        onStep={(next, gesture) => setShare(next, gesture)}
        onGestureEnd={endGesture}
      />
    </>
  );
});
