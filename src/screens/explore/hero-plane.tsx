import { lazy, memo, type PointerEvent, Suspense } from 'react';
import { Brush, type Size, useFrame } from '../../plots';
import { LaneContext, selectActiveLimits, useAppState } from '../../state';
import styles from './explore.module.css';
import { Base, Picked } from './hero-base';
import { Overlay } from './hero-overlay';
import { HeroHover, hoverAt } from './hover';
import { useBrush } from './use-brush';
import { usePlane } from './use-plane';

const GhostOverlay = lazy(() =>
  import('./ghost/ghost-overlay').then(({ GhostOverlay }) => ({ default: GhostOverlay })),
);
const LimitsOverlay = lazy(() => import('./limits/limits-overlay'));

/** The plane of the runs: what rests, what follows the hand, and what is under the pointer. */
export const Plane = memo(function Plane({ size }: { readonly size: Size }) {
  const plane = usePlane(size);
  const follow = useFrame(({ x, y }: { x: number; y: number }) => {
    if (!plane) return;
    const { frame } = plane;
    const inside = x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
    if (!inside) return hoverAt(null);
    const [logC, logN] = plane.locate(x, y);
    hoverAt({ logC, logN, row: null });
  });

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    // Over a run the run speaks; while something is dragged nothing else does.
    if (event.buttons !== 0 || (event.target as Element).hasAttribute('data-row')) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    follow({ x: event.clientX - left, y: event.clientY - top });
  }

  const brush = useBrush();
  const ghosted = useAppState((state) => state.explorer.ghost !== null);
  const marked = useAppState(
    (state) => selectActiveLimits(state) !== null || state.explorer.pins.length > 0,
  );
  if (!plane) return null;
  return (
    <div
      className={styles.plane}
      onPointerMove={onPointerMove}
      onPointerLeave={() => hoverAt(null)}
    >
      <Brush {...size} onBrush={(box, ended) => brush(plane, box, ended)}>
        <Base size={size} />
        <LaneContext value="now">
          <Overlay size={size} />
          {marked && (
            <Suspense fallback={null}>
              <LimitsOverlay plane={plane} />
            </Suspense>
          )}
          {ghosted && (
            <Suspense fallback={null}>
              <GhostOverlay plane={plane} />
            </Suspense>
          )}
        </LaneContext>
        <Picked plane={plane} />
        <HeroHover plane={plane} />
      </Brush>
    </div>
  );
});
