import { useMemo, useState } from 'react';
import { takeAim } from '../../../../core/next-runs';
import {
  type AnalysisHandle,
  selectSettledPoint,
  useAnalysis,
  useAppState,
  useChange,
} from '../../../../state';
import { selectShownFit, selectShownProblem } from '../../shown-fit';

/** Which runs may be proposed, as a person sets it. */
export interface ProposalLimits {
  /** FLOPs of all new runs together. */
  readonly budget: number;
  readonly leastRatio: number;
  readonly mostRatio: number;
  readonly sizeFactor: number;
  readonly count: number;
}

/** Of the largest run's compute, a first budget a lab that made these runs can spend again. */
const FIRST_BUDGET = 2;
const MOST_RUNS = 8;

export interface Proposals {
  readonly limits: ProposalLimits;
  setLimits(change: Partial<ProposalLimits>): void;
  readonly next: AnalysisHandle<'next'>;
  /** The fit's rows, and how its forecast answers to one more run; null for a law of more than N and D. */
  readonly runs: { readonly N: Float64Array; readonly D: Float64Array } | null;
  readonly aim: Aim | null;
}

type Aim = Extract<ReturnType<typeof takeAim>, { readonly ok: true }>['value'];

/** Proposals for the target on screen, made in the worker whenever fit, target or limits change. */
export function useProposals(): Proposals {
  const shown = useAppState(selectShownFit);
  const problem = useAppState(selectShownProblem);
  const point = useAppState(selectSettledPoint);
  const [changed, setChanged] = useState<Partial<Pick<ProposalLimits, 'budget' | 'count'>>>({});
  const [leastRatio, mostRatio, sizeFactor] = useAppState((state) => state.explorer.reach);
  const { change } = useChange();
  const runs = useMemo(() => {
    const column = (id: string) =>
      problem?.variables[problem.law.variables.findIndex((variable) => variable.id === id)];
    const N = column('N');
    const D = column('D');
    return N && D ? { N, D } : null;
  }, [problem]);
  const largest = useMemo(
    () =>
      runs ? runs.N.reduce((most, N, i) => Math.max(most, 6 * N * (runs.D[i] as number)), 0) : 1e20,
    [runs],
  );
  const limits: ProposalLimits = {
    budget: Number((FIRST_BUDGET * largest).toPrecision(1)),
    leastRatio,
    mostRatio,
    sizeFactor,
    count: MOST_RUNS,
    ...changed,
  };
  const target = { N: point?.N ?? 1e10, D: point?.D ?? 1e12 };
  const next = useAnalysis(
    'next',
    {
      budget: limits.budget,
      target,
      limits: {
        ratio: [limits.leastRatio, limits.mostRatio],
        sizeFactor: limits.sizeFactor,
      },
      count: limits.count,
    },
    { auto: point !== null && runs !== null },
  );
  const { N, D } = target;
  const aim = useMemo(() => {
    if (!shown || !problem) return null;
    const taken = takeAim({ problem, settings: shown.settings, fit: shown.fit }, { N, D });
    return taken.ok ? taken.value : null;
  }, [shown, problem, N, D]);
  return {
    limits,
    setLimits(patch) {
      const next = { ...limits, ...patch };
      setChanged({ ...changed, budget: next.budget, count: next.count });
      // Limits of runs are shared with the hero of Explore, and travel in links.
      change({ reach: [next.leastRatio, next.mostRatio, next.sizeFactor] });
    },
    next,
    runs,
    aim,
  };
}
