import { formatCount, formatFlops, formatPercent, formatPlain } from '../core/units';

const half = (value: number): string =>
  Number.isFinite(value) ? `\u00b1${formatPlain(value, 3)}` : 'not pinned';

/** Words of the tab that asks what to run next. */
export const nextRuns = {
  settings: 'Which runs may be proposed',
  budget: 'Budget of new runs',
  refuseBudget: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no budget. Enter FLOPs such as 1e22.`,
  leastRatio: 'Least tokens per parameter',
  mostRatio: 'Most tokens per parameter',
  refuseRatio: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d does not fit here. The least must be above 0 and not above the most.`,
  sizeFactor: 'Sizes beyond the data',
  refuseFactor: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no factor. Enter 1 or more: 4 lets sizes be 4x smaller or larger than any run.`,
  count: 'Most runs',
  working: (done: number, total: number): string => `Searching designs: ${done} of ${total}`,
  searching: 'Searching designs\u2026',
  stop: 'Stop search',
  noPlane:
    'Runs are proposed for laws of size and tokens alone, such as chinchilla. Choose one to see proposals.',
  none: 'No run inside these limits shrinks the interval.',
  plane: {
    title: (runs: number, cost: number, before: number, after: number): string =>
      Number.isFinite(before)
        ? `${runs === 1 ? 'One run' : `${runs} runs`} for ${formatFlops(cost)} FLOPs would bring ${half(before)} to ${half(after)}`
        : `${runs === 1 ? 'One run' : `${runs} runs`} for ${formatFlops(cost)} FLOPs would pin the target to ${half(after)}`,
    nothing: 'No proposal inside these limits',
    subtitle:
      'Numbered: proposed runs, best first. Dots: runs in the fit, hollow where they taught nothing of the target. Shaded: what may be proposed. Square: the target. Drag the orange dot.',
    alternative: (runs: number, idle: number): string =>
      `Plane of tokens and parameters with ${runs} proposed runs inside the limits; ${idle} of the runs in the fit taught nothing of the target.`,
    x: 'tokens D',
    y: 'parameters N',
    target: 'target',
    kind: 'Run',
    run: 'in the fit',
    idle: 'in the fit, taught nothing',
    proposal: (rank: number): string => `proposal ${rank}`,
    ghost: 'Ghost run on plot',
    sayGhost: (N: number, D: number, width: number): string =>
      `a run of ${formatCount(N)} parameters on ${formatCount(D)} tokens would leave ${half(width)} nats`,
  },
  band: {
    title: (before: number, ghost: number): string => {
      if (!Number.isFinite(before))
        return Number.isFinite(ghost)
          ? 'The ghost run alone would pin the target'
          : 'Nothing pins the target yet';
      const share = 1 - ghost / before;
      return share < 0.005
        ? 'The ghost run would hardly shrink the band'
        : `The ghost run alone would shrink the band by ${formatPercent(share)}`;
    },
    subtitle: '95 % interval of the mean loss at the target, delta method, nats per token.',
    alternative: (before: number, ghost: number, after: number): string =>
      `Half widths: ${half(before)} now, ${half(ghost)} with the ghost run, ${half(after)} with all proposed runs.`,
    now: 'now',
    ghost: 'with the ghost run',
    batch: 'with the proposals',
    axis: 'loss at the target, nats/token',
    low: 'Low',
    high: 'High',
    which: 'Data',
  },
  ghost: {
    heading: 'Ghost run',
    params: 'Ghost parameters',
    tokens: 'Ghost tokens',
    cost: 'Ghost cost',
    width: 'Half width with the ghost run',
    explore: 'Show ghost run on Explore',
  },
  table: {
    label: 'Proposed runs',
    rank: 'Rank',
    params: 'Parameters',
    tokens: 'Tokens',
    ratio: 'D/N',
    cost: 'FLOPs',
    after: 'Half width with those above',
    alone: 'Half width alone',
    save: 'Save proposals as CSV',
    file: (dataset: string): string => `next-runs-${dataset}.csv`,
  },
  half,
  before: 'Half width now',
  after: 'Half width with the proposals',
  idleHeading: 'Runs that taught nothing of this target',
  idle: (idle: number, all: number, names: readonly string[]): string =>
    idle === 0
      ? `Every one of the ${all} runs carries some of it.`
      : `${idle} of ${all} runs could go together and the variance would grow by under 1 %: ${names.join(', ')}${idle > names.length ? ', \u2026' : ''}`,
  method:
    'Expected by the delta method at the fitted law, rows taken for independent, at six FLOPs a parameter and token.',
} as const;
