import { formatCount, formatPercent } from '../core/units';

/** Words all tabs of the screen of fits share. Functions take plain numbers in base units. */

/** A share with its sign: `+0.3 %`. */
export const signedPercent = (share: number, digits = 2): string =>
  !Number.isFinite(share)
    ? '\u2013'
    : Math.abs(share) < 5e-5
      ? '0 %'
      : `${share < 0 ? '\u2212' : '+'}${formatPercent(Math.abs(share), digits)}`;

export const work = {
  run: 'Run',
  runNamed: (what: string): string => `Run ${what}`,
  cancel: 'Cancel',
  cancelNamed: (what: string): string => `Cancel ${what}`,
  waiting: 'Waiting for the fit\u2026',
  starting: 'Starting\u2026',
  stopped: 'Stopped. What is shown is of an earlier choice.',
  progress(done: number, total: number, secondsLeft: number | null): string {
    const left =
      secondsLeft === null || secondsLeft < 1 ? '' : `, about ${Math.ceil(secondsLeft)} s left`;
    return `${done} of ${total}${left}`;
  },
  /** A run in words: its name where the file has one, its size and its data. */
  nameRun: (name: string, params: number, tokens: number): string =>
    `${name}: ${formatCount(params)} on ${formatCount(tokens)}`,
  rowName: (index: number): string => `row ${index + 1}`,
} as const;
