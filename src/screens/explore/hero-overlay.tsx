import { memo } from 'react';
import { formatCount } from '../../core/units';
import { controls, range, hero as words } from '../../messages/explore';
import { HeroOverlay, heroOverlayLayout, PlotHandle, type Size } from '../../plots';
import { isAway, selectMarks, selectPlanModel, useAppState } from '../../state';
import { useIntervalsAt } from './limits/interval-store';
import { trainingAlong } from './limits/limited-series';
import { selectRanges, selectRegion } from './series';
import { usePlane } from './use-plane';
import { usePointActions } from './use-point';

/** What follows the hand: the budget, the optimum with its interval, the person's point and its handles. */
export const Overlay = memo(function Overlay({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const marks = useAppState(selectMarks);
  const region = useAppState(selectRegion);
  const ranges = useAppState(selectRanges);
  const model = useAppState(selectPlanModel);
  const intervals = useIntervalsAt(marks?.point ?? null);
  const lock = useAppState((state) => state.explorer.lock);
  const { move, endGesture } = usePointActions();
  if (!plane || !marks || !ranges) return null;
  const followed = intervals?.optimalN ?? null;
  const { point, gap, computeFactor, extrapolation } = marks;
  const optimalN = followed
    ? { value: marks.optimalN.value, low: followed[0], high: followed[1] }
    : marks.optimalN;
  const away = isAway(computeFactor);
  const trained = (N: number, D: number): number => Math.log10(6 * N * D);
  const layout = heroOverlayLayout(plane, {
    point: { logC: Math.log10(point.C), logN: Math.log10(point.N) },
    // Under limits not all of the budget is trained with.
    ...(model?.limiting
      ? {
          along: (logN: number) => trainingAlong(model, point.C, logN),
          trained: {
            point: trained(point.N, point.D),
            optimum: trained(optimalN.value, marks.optimalD),
          },
        }
      : {}),
    optimum: {
      logN: Math.log10(optimalN.value),
      low: optimalN.low === null ? null : Math.log10(optimalN.low),
      high: optimalN.high === null ? null : Math.log10(optimalN.high),
    },
    region,
    away,
    words: {
      budget: words.budget(point.C),
      optimum: words.optimum(optimalN.value),
      interval: range(optimalN, formatCount),
      point: words.point(point.N),
      price: words.price(gap, computeFactor),
      beyond: words.beyond(extrapolation, size.width < 520),
    },
  });
  return (
    <>
      <HeroOverlay plane={plane} layout={layout} />
      <PlotHandle
        name="Budget on plot"
        x={layout.grip[0]}
        y={layout.grip[1]}
        value={point.C}
        range={ranges.C}
        say={controls.sayCompute(point.C)}
        orientation="horizontal"
        shape="grip"
        onDrag={(px, py, gesture) => {
          // In the tokens form the grip slides along an edge: only the way across counts.
          const [logC] = plane.locate(px, plane.form === 'CN' ? py : layout.grip[1]);
          move('C', 10 ** logC, gesture);
        }}
        onStep={(value, gesture) => move('C', value, gesture)}
        onGestureEnd={endGesture}
      />
      <PlotHandle
        name="Size on plot"
        x={layout.point[0]}
        y={layout.point[1]}
        value={point.N}
        range={ranges.N}
        say={controls.sayParams(point.N)}
        orientation="vertical"
        shape="dot"
        onDrag={(px, py, gesture) => {
          const [, logN] = plane.locate(px, py);
          if (lock === 'optimum' || plane.form === 'CN' || lock === 'N')
            move('N', 10 ** logN, gesture);
          else move('N', 10 ** plane.y.fromPixel(py), gesture);
        }}
        onStep={(value, gesture) => move('N', value, gesture)}
        onGestureEnd={endGesture}
      />
    </>
  );
});
