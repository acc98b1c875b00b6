import type { Problem } from '../core/result';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
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
