import { memo, useMemo } from 'react';
import type { Plan } from '../../../../core/laws';
import { formatCount } from '../../../../core/units';
import { nextRuns } from '../../../../messages/fit-screen-next';
import { plotFrame } from '../../../../messages/plots';
import {
  NextPlanePlot,
  nextPlaneLayout,
  PlotFrame,
  PlotHandle,
  type Size,
} from '../../../../plots';
import styles from './next.module.css';
import type { Proposals } from './use-proposals';

const words = nextRuns.plane;

interface PlaneProps {
  readonly result: NonNullable<Proposals['next']['result']>;
  readonly runs: NonNullable<Proposals['runs']>;
  readonly limits: Proposals['limits'];
  readonly ghost: Plan | null;
  readonly ghostWidth: number;
  readonly onGhost: (plan: Plan) => void;
  readonly onGhostEnd: () => void;
}

/** The plane of tokens and parameters: runs, proposals, limits, and a run to drag. */
export function PlaneFigure(props: PlaneProps & { readonly stale: boolean }) {
  const { result, stale, runs } = props;
  const { before, after, flops, idle } = result;
  const proposed = result.runs;
  return (
    <PlotFrame
      id="next-plane"
      className={styles.plane}
      title={
        proposed.length > 0 ? words.title(proposed.length, flops, before, after) : words.nothing
      }
      subtitle={words.subtitle}
      alternative={words.alternative(proposed.length, idle.length)}
      table={() => {
        const idleRows = new Set(idle);
        return {
          columns: [
            { label: words.kind, unit: '' },
            { label: words.y, unit: '' },
            { label: words.x, unit: '' },
          ],
          rows: [
            ...proposed.map(({ N, D }, i): (string | number)[] => [words.proposal(i + 1), N, D]),
            ...Array.from(runs.N, (N, i): (string | number)[] => [
              idleRows.has(i) ? words.idle : words.run,
              N,
              runs.D[i] as number,
            ]),
          ],
        };
      }}
      labels={plotFrame}
      stale={stale}
    >
      {(size) => <Plane size={size} {...props} />}
    </PlotFrame>
  );
}

const Plane = memo(function Plane(props: PlaneProps & { readonly size: Size }) {
  const { size, result, runs, limits, ghost, ghostWidth, onGhost, onGhostEnd } = props;
  const { leastRatio, mostRatio, sizeFactor, budget } = limits;
  const layout = useMemo(() => {
    const least = runs.N.reduce((a, b) => Math.min(a, b)) / sizeFactor;
    const most = runs.N.reduce((a, b) => Math.max(a, b)) * sizeFactor;
    const { N = 0, D = 0 } = result.target;
    return nextPlaneLayout(
      {
        runs,
        idle: result.idle,
        proposed: result.runs,
        target: { N, D },
        ratio: [leastRatio, mostRatio],
        sizes: [least, most],
        budget,
      },
      (value) => formatCount(value, 1),
      size.width,
      size.height,
    );
  }, [runs, result, leastRatio, mostRatio, sizeFactor, budget, size.width, size.height]);
  const { x, y } = layout;
  const at = (px: number, py: number): Plan => ({
    N: 10 ** clamp(y.fromPixel(py), y.domain),
    D: 10 ** clamp(x.fromPixel(px), x.domain),
  });
  return (
    <>
      <NextPlanePlot
        layout={layout}
        words={{ xTitle: words.x, yTitle: words.y, target: words.target }}
      />
      {ghost && (
        <PlotHandle
          name={words.ghost}
          x={x.toPixel(Math.log10(ghost.D))}
          y={y.toPixel(Math.log10(ghost.N))}
          value={ghost.D}
          range={[10 ** x.domain[0], 10 ** x.domain[1]]}
          say={words.sayGhost(ghost.N, ghost.D, ghostWidth)}
          orientation="horizontal"
          shape="dot"
          onDrag={(px, py) => onGhost(at(px, py))}
          // Keys move it along its ray: more of both.
          onStep={(D) => onGhost({ N: (ghost.N * D) / ghost.D, D })}
          onGestureEnd={onGhostEnd}
        />
      )}
    </>
  );
});

const clamp = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(Math.max(value, low), high);
