import type { Problem } from '../core/result';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

/** What was written where, in a line. */
export function simulatedLine(runs: number, title: string, file: string): string {
  return `${title}: ${runs} ${runs === 1 ? 'run' : 'runs'} in ${file}`;
}

/** Problems of simulating runs. */
export const simulateProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'simulate-no-plane': ({ law, design }) => ({
    what: `The law ${law} is not one of parameters and tokens, so a design \u201c${design}\u201d says nothing about it`,
    fix: 'Use the design \u201crecommended\u201d.',
  }),
  'simulate-other-variables': ({ law, variables }) => ({
    what: `The law ${law} needs values of ${variables} beside parameters and tokens`,
    fix: 'Use the design \u201crecommended\u201d.',
  }),
  'simulate-bad-design': ({ part, value, low, high }) => ({
    what: `${part} = ${value} makes no design`,
    fix: `Give a value from ${low} to ${high}.`,
  }),
  'simulate-unknown-design': ({ value, known }) => ({
    what: `There is no design \u201c${value}\u201d`,
    fix: `Use one of ${known}.`,
  }),
  'simulate-bad-range': ({ flag, value }) => ({
    what: `\u201c${value}\u201d is not a range`,
    where: String(flag),
    fix: 'Write LOW:HIGH with two positive numbers, such as 1e18:1e21.',
  }),
  'simulate-unwritable-file': ({ file, reason }) => ({
    what: `\u201c${file}\u201d cannot be written: ${reason}`,
    fix: 'Check the path, or leave --out away and redirect the output.',
  }),
  'simulate-bad-noise': ({ value }) => ({
    what: `A noise of ${value} is no standard deviation of log response`,
    fix: 'Give 0 for none, or up to 1: 0.01 is one percent.',
  }),
  'simulate-too-many': ({ runs, most }) => ({
    what: `The design has ${runs} runs; at most ${most} are made`,
    fix: 'Take fewer sizes, budgets or token counts.',
  }),
  'simulate-no-response': ({ law, run }) => ({
    what: `The law ${law} has no positive response at run ${run} of the design`,
    fix: 'Narrow the design, or choose other coefficients.',
  }),
};
