import { formatExact, formatFactor, formatPlain, formatPower } from '../core/units';

const drawn = { cases: 'case', residual: 'residual', clusters: 'family' } as const;

/** Sentences of the fit card. */
export const fitCard = {
  heading: (runs: number, objective: string, delta: string | null): string =>
    `Fit: ${runs} runs, ${objective}${delta === null ? '' : `, delta ${delta}`}`,
  presetHeading: (label: string): string => `Published: ${label}`,
  objectiveNames: {
    'huber-log': 'Huber on log loss',
    'log-mse': 'Squares of log loss',
    huber: 'Huber on loss',
    mse: 'Squares of loss',
  },
  certificate(agreed: number, starts: number, gap: number | null): string {
    if (agreed === starts)
      return `Agreed: ${agreed} of ${starts} spread starts end at this optimum`;
    const next = gap === null ? '' : `; the next basin is ${formatFactor(1 + gap, 4)} this value`;
    return `${agreed} of ${starts} spread starts end at this optimum${next}`;
  },
  objectiveValue: (value: number): string => `Objective ${formatPower(value, 6)}`,
  bound: (parameter: string, value: number): string =>
    `${parameter} sits on its bound ${formatPlain(value)}: its interval is one-sided`,
  held: (parameter: string, value: number, reason: string): string =>
    `${parameter} is held at ${formatPlain(value, 4)}, ${reason.trim() === '' ? 'no reason given' : `because: ${reason.trim()}`}`,
  identified: 'A, B and the exponents move together: quote the curve, not the coefficients',
  weaklyIdentified: 'These runs barely tell the coefficients apart: do not quote them',
  failed: (count: number, total: number): string =>
    `${count} of ${total} resamples did not converge and are left out`,
  method(
    replicates: number,
    seed: number,
    kind: keyof typeof drawn = 'cases',
    bca = false,
  ): string {
    const refits = `${replicates} ${drawn[kind]}-bootstrap refits, seed ${formatExact(seed)}`;
    return bca
      ? `95 % BCa intervals, ${refits}; the bands of the plots are percentile`
      : `95 % percentile intervals, ${refits}`;
  },
  noInterval: 'No interval: the source gives values without a covariance',
  noneAsked: 'No interval: no bootstrap refits are asked for',
  statuses: {
    published: 'published',
    derived: 'derived here from a published table',
    unverified: 'unverified',
    fitted: 'fitted',
  },
  settings: 'Fit settings',
  objective: 'Objective',
  delta: 'Huber delta',
  refuseDelta: (text: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no width for Huber. Enter a number above 0 and at most 10, like 0.001.`,
  resamples: 'Bootstrap refits',
  noResamples: 'none (no interval)',
  where: 'Filter',
  whereExample: 'loss < 3.4 and params > 1e8',
  fit: 'Fit',
  cancel: 'Cancel',
  fitting: (done: number, total: number): string => `Fitting: ${done} of ${total} refits`,
  busy: 'Fitting\u2026',
  leftOut: (count: number): string => (count === 0 ? '' : `${count} left out`),
  restore: 'Put all runs back',
} as const;
