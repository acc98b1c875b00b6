import { memo, useMemo } from 'react';
import type { FitProblem } from '../../../../core/fit';
import { type Law, toVector } from '../../../../core/laws';
import { optimalPlan } from '../../../../core/optimum';
import { formatCount, formatFlops } from '../../../../core/units';
import { trust } from '../../../../messages/fit-screen';
import { plotFrame } from '../../../../messages/plots';
import { type Panel, PanelsPlot, PlotFrame, panelsLayout, type Size } from '../../../../plots';
import { selectLossUnit, selectSettledPoint, useAppState } from '../../../../state';
import { type ShownFit, selectShownProblem } from '../../shown-fit';
import styles from './trust.module.css';
import type { FloorHandle } from './use-floor';

const words = trust.frontier;

/** Sizes and losses along the frontier, log10 of compute and of sizes. */
interface Frontier {
  readonly logC: readonly number[];
  readonly logN: readonly number[];
  readonly loss: readonly number[];
}

const POINTS = 60;
/** Dots beyond this cannot follow a hand. */
const MOST_DOTS = 400;

/** The frontier with the floor looked at beside the one with the fitted floor: it follows the dot that is dragged. */
export function FrontierFigure(props: { readonly shown: ShownFit; readonly floor: FloorHandle }) {
  const { shown, floor } = props;
  const { law } = shown.model;
  const { held, free, value } = floor;
  const problem = useAppState(selectShownProblem);
  const point = useAppState(selectSettledPoint);
  const unit = useAppState(selectLossUnit);
  const budget = point?.C ?? null;
  const runs = useMemo(() => (problem ? placeRuns(problem) : null), [problem]);
  const logC = useMemo(() => {
    if (!runs || budget === null) return [];
    const low = Math.min(...runs.logC) - 0.2;
    const high = Math.max(Math.log10(budget), ...runs.logC) + 0.3;
    return Array.from({ length: POINTS }, (_, i) => low + ((high - low) * i) / (POINTS - 1));
  }, [runs, budget]);
  const freely = useMemo(
    () => (free ? frontierOf(law, toVector(law, free.fit.parameters), logC) : null),
    [law, free, logC],
  );
  const here = useMemo(
    () => (held ? frontierOf(law, toVector(law, held.parameters), logC) : null),
    [law, held, logC],
  );
  if (!runs || !freely || !here || !held || !free || budget === null) return null;
  const plan = optimalPlan(law, toVector(law, held.parameters), budget);
  const freePlan = optimalPlan(law, toVector(law, free.fit.parameters), budget);
  return (
    <PlotFrame
      id="floor-frontier"
      className={styles.figure}
      title={words.title(value, plan.N, plan.loss, freePlan.loss)}
      subtitle={words.subtitle(budget)}
      alternative={words.alternative(plan.N, freePlan.N)}
      table={() => ({
        columns: [
          { label: words.columns.compute, unit: 'FLOPs' },
          { label: words.columns.params, unit: words.columns.count },
          { label: words.columns.freeParams, unit: words.columns.count },
          { label: words.columns.loss, unit },
          { label: words.columns.freeLoss, unit },
        ],
        rows: logC.map((c, i) => [
          10 ** c,
          10 ** (here.logN[i] as number),
          10 ** (freely.logN[i] as number),
          here.loss[i] as number,
          freely.loss[i] as number,
        ]),
      })}
      labels={plotFrame}
    >
      {(size) => (
        <Body
          size={size}
          here={here}
          freely={freely}
          runs={runs}
          at={Math.log10(budget)}
          logN={Math.log10(plan.N)}
          loss={plan.loss}
          unit={unit}
        />
      )}
    </PlotFrame>
  );
}

function frontierOf(law: Law, parameters: Float64Array, logC: readonly number[]): Frontier {
  const plans = logC.map((c) => optimalPlan(law, parameters, 10 ** c));
  return { logC, logN: plans.map(({ N }) => Math.log10(N)), loss: plans.map(({ loss }) => loss) };
}

function placeRuns({ law, variables, response }: FitProblem): Frontier {
  const column = (id: string) => variables[law.variables.findIndex((each) => each.id === id)];
  const [N, D] = [column('N'), column('D')];
  const step = Math.max(1, Math.ceil(response.length / MOST_DOTS));
  const rows = Array.from({ length: Math.ceil(response.length / step) }, (_, k) => k * step);
  return {
    logC: rows.map((row) => Math.log10(6 * (N?.[row] as number) * (D?.[row] as number))),
    logN: rows.map((row) => Math.log10(N?.[row] as number)),
    loss: rows.map((row) => response[row] as number),
  };
}

const Body = memo(function Body(props: {
  readonly size: Size;
  readonly here: Frontier;
  readonly freely: Frontier;
  readonly runs: Frontier;
  readonly at: number;
  readonly logN: number;
  readonly loss: number;
  readonly unit: string;
}) {
  const { size, here, freely, runs, at, logN, loss, unit } = props;
  const layout = useMemo(() => {
    const x = {
      title: words.axisC,
      log: true,
      domain: ends(freely.logC, 0),
      format: (value: number) => formatFlops(value, 1),
    };
    const panel = (
      id: 'logN' | 'loss',
      y: Pick<Panel['y'], 'title' | 'log' | 'format'>,
      mark: number,
    ): Panel => ({
      id,
      x,
      // The axes rest while the floor moves.
      y: { ...y, domain: ends([...freely[id], ...runs[id]], 0.06) },
      lines: [
        { x: freely.logC, y: freely[id], tone: 'quiet' },
        { x: here.logC, y: here[id], tone: 'main' },
      ],
      dots: [{ x: runs.logC, y: runs[id], tone: 'quiet' }],
      uprights: [at],
      mark: { x: at, y: mark },
    });
    const format = (value: number): string => formatCount(value, 1);
    return panelsLayout(
      [
        panel('logN', { title: words.axisN, log: true, format }, logN),
        panel('loss', { title: words.axisLoss(unit), log: false }, loss),
      ],
      2,
      size.width,
      size.height,
    );
  }, [here, freely, runs, at, logN, loss, unit, size.width, size.height]);
  return <PanelsPlot layout={layout} />;
});

/** Least and largest, with a margin of that share of their distance. */
function ends(values: readonly number[], margin: number): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = margin * (high - low);
  return [low - pad, high + pad];
}
