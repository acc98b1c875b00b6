import { useMemo } from 'react';
import { ghost as words } from '../../../messages/ghost';
import { expectedBand, GhostMarks, type HeroPlane, PlotHandle, reachPath } from '../../../plots';
import { useAppState, useChange } from '../../../state';
import { selectFrontier } from '../series';
import { selectAim, selectPathShrinkage, selectSizes } from './selectors';

/** The ghost run on the hero: a handle, the limits of proposals, and the band expected with it. */
export function GhostOverlay({ plane }: { readonly plane: HeroPlane }) {
  const ghost = useAppState((state) => state.explorer.ghost);
  const reach = useAppState((state) => state.explorer.reach);
  const frontier = useAppState(selectFrontier);
  const shrink = useAppState(selectPathShrinkage);
  const sizes = useAppState(selectSizes);
  const aim = useAppState(selectAim);
  const { change, endGesture } = useChange();
  const outline = useMemo(() => {
    const [least, most, factor] = reach;
    return sizes ? reachPath(plane, [least, most], [sizes[0] / factor, sizes[1] * factor]) : '';
  }, [plane, reach, sizes]);
  if (!ghost || !frontier || !shrink || !aim) return null;
  const [N, D] = ghost;
  const [logN, logD] = [Math.log10(N), Math.log10(D)];
  const place = plane.place(Math.log10(6) + logN + logD, logN);
  const share = aim.ghost(N, D) / aim.halfWidth;
  const [low, high] = plane.y.domain;
  const round = (value: number): number => Number(value.toPrecision(4));
  return (
    <>
      <GhostMarks
        plane={plane}
        reach={outline}
        band={expectedBand(plane, frontier, shrink({ N, D }))}
        ghost={place}
        words={{ ghost: words.label(N, D), width: words.width(share) }}
      />
      <PlotHandle
        name={words.handle}
        x={place[0]}
        y={place[1]}
        value={N}
        range={[10 ** low, 10 ** high]}
        say={words.say(N, D, share)}
        orientation="vertical"
        shape="ghost"
        onDrag={(px, py, gesture) => {
          const { frame } = plane;
          const x = Math.min(frame.right, Math.max(frame.left, px));
          const y = Math.min(frame.bottom, Math.max(frame.top, py));
          const [logC, at] = plane.locate(x, y);
          const next = [round(10 ** at), round(10 ** (logC - Math.log10(6) - at))] as const;
          change({ ghost: next }, gesture);
        }}
        // Keys move it along its ray: more of both.
        onStep={(next, gesture) => change({ ghost: [round(next), round((D * next) / N)] }, gesture)}
        onGestureEnd={endGesture}
      />
    </>
  );
}
