import type { DesignFinding } from '../core/diagnose';
import type { Plan } from '../core/laws';
import { formatCount, formatFlops, formatPercent, formatPlain } from '../core/units';

type Data = DesignFinding['data'];

const count = (value: string | number | undefined): string => formatCount(Number(value));
const names: Readonly<Record<string, string>> = { N: 'sizes', D: 'token counts' };

/** `400M on 8B tokens`. */
const sayRun = ({ N, D }: Plan): string =>
  `${formatCount(N)} parameters on ${formatCount(D)} tokens`;

/** `Train A`, or `Train A and B`. */
function train(cure: readonly Plan[], otherwise: string): string {
  if (cure.length === 0) return otherwise;
  return `Train ${joined(cure.map(sayRun), ', ')}.`;
}

/** `A`, `A and B`, `A, B and C`. */
function joined(parts: readonly string[], comma: string): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(comma)} and ${last}` : last;
}

const apart = ({ parameters }: Data): string =>
  `the runs cannot tell ${parameters} apart and they are not stated`;

/** What is weak, one entry a code of the design check. */
const sentences: Readonly<Record<string, (data: Data) => string>> = {
  'design-one-tokens': (data) => `Every run has ${count(data.tokens)} tokens: ${apart(data)}`,
  'design-one-size': (data) => `Every run has ${count(data.params)} parameters: ${apart(data)}`,
  'design-one-ray': (data) =>
    `Every run has ${formatPlain(Number(data.ratio))} tokens per parameter: ${apart(data)}`,
  'design-one-budget': ({ compute }) =>
    `Every run used ${formatFlops(Number(compute))} FLOPs: how the loss falls with compute rests on the law alone`,
  'design-one-line': (data) =>
    `Tokens follow from size in every run (D as N to the power ${formatPlain(Number(data.slope))}): ${apart(data)}`,
  'design-few-runs': (data) =>
    `There ${data.runs === 1 ? 'is only 1 run' : `are only ${data.runs} runs`} and a fit needs ${data.needed}: ${apart(data)}`,
  'design-not-identified': (data) => `The points of the design are too few: ${apart(data)}`,
  'design-few-levels': ({ variable, levels }) =>
    `There are only ${levels} ${names[String(variable)] ?? variable}: an exponent needs three`,
  'design-edge-optimum': ({ compute, side, params }) =>
    `At ${formatFlops(Number(compute))} FLOPs the best size is the ${side} tried, ${count(params)}: this budget bounds the optimum from one side only`,
  'design-undertuned-size': ({ params, excess, runs }) =>
    `All ${runs} runs of ${count(params)} parameters lie above the surface of the others, by ${formatPercent(Number(excess))} on average: they look undertuned`,
  'design-duplicates': ({ runs }) =>
    `${runs} rows are copies of one another: they count as one measurement each`,
  'design-seeds': ({ runs, points, noise }) =>
    `${runs} runs repeat ${points} points: between seeds the loss varies by ${formatPercent(Number(noise))}, which no law explains`,
};

/** What mends it, where that is not simply to train the runs named. */
const cures: Readonly<Record<string, (finding: DesignFinding) => string>> = {
  'design-undertuned-size': ({ cure }) =>
    `Sweep the learning rate at ${cure[0] ? sayRun(cure[0]) : 'this size'}, or exclude the size.`,
  'design-duplicates': () => 'Exclude the copies.',
  'design-seeds': () =>
    'Resample them together (cluster by point) and do not count them as new points.',
};

/** Why a design cannot carry a fit, and the runs that would let it, as inputs to copy. */
export const designProblems: Readonly<
  Record<string, (data: Data) => { what: string; where?: string; fix: string }>
> = {
  'design-refused': (data) => {
    const runs: string[] = [];
    for (let i = 1; data[`N${i}`] !== undefined; i++)
      runs.push(`N=${count(data[`N${i}`])}, D=${count(data[`D${i}`])}`);
    const what =
      sentences[String(data.finding)]?.(data) ?? `These runs cannot carry a fit: ${apart(data)}`;
    return {
      what,
      fix: `${runs.length > 1 ? 'Runs' : 'A run'} at ${joined(runs, '; ')} would mend it.`,
    };
  },
};

/** What is weak about a design and what to do about it, in two sentences. */
export function describeFinding(finding: DesignFinding): { what: string; fix: string } {
  const what = sentences[finding.code]?.(finding.data) ?? `This design is weak (${finding.code})`;
  const cure = cures[finding.code];
  const fix = cure
    ? cure(finding)
    : train(finding.cure, 'Add runs at other sizes and token counts.');
  return { what, fix };
}
