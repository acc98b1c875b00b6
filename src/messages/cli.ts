import type { Bootstrap, Fit } from '../core/fit';
import type { Inputs, Law, ParameterSet } from '../core/laws';
import type { Problem } from '../core/result';
import { formatCount, formatFlops, formatPlain } from '../core/units';
import { describeProblem } from './describe-problem';

type Data = Problem['data'];

interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

/** One entry a code of `cli`. */
const cliProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'cli-no-command': ({ value, known }) => ({
    what: value === '' ? 'No command was given' : `There is no command "${value}"`,
    fix: `Use one of ${known}.`,
  }),
  'cli-unknown-flag': ({ flag, command, known }) => ({
    what: `There is no flag ${flag}`,
    where: `${command}`,
    fix: `Use one of ${known}.`,
  }),
  'cli-no-file': () => ({
    what: 'No file was named',
    where: 'import',
    fix: 'Name one or more tables or training logs, for example import runs/*/trainer_state.json.',
  }),
  'cli-not-one-of': ({ flag, value, known }) => ({
    what: `${flag} cannot be "${value}"`,
    fix: `Use one of ${known}.`,
  }),
  'cli-missing-value': ({ flag }) => ({
    what: `${flag} needs a value`,
    fix: `Write ${flag} VALUE or ${flag}=VALUE.`,
  }),
  'cli-switch-value': ({ flag }) => ({
    what: `${flag} takes no value`,
    fix: `Write ${flag} alone.`,
  }),
  'cli-repeated-flag': ({ flag }) => ({ what: `${flag} is there twice`, fix: 'Give it once.' }),
  'cli-extra-argument': ({ value, command }) => ({
    what: `"${value}" is one argument too many`,
    where: `${command}`,
    fix: 'Quote a name that has spaces, and put -- before the arguments of npm run.',
  }),
  'cli-flag-needed': ({ flag, example }) => ({
    what: `The flag ${flag} is missing`,
    fix: `Add ${flag} ${example}.`,
  }),
  'cli-not-a-number': ({ where, value }) => ({
    what: `"${value}" is not a number`,
    where: `${where}`,
    fix: 'Write it like 7e9, 7b, 1.5T or 0.001.',
  }),
  'cli-out-of-range': ({ where, value, low, high }) => ({
    what: `"${value}" is not a whole number from ${low} to ${high}`,
    where: `${where}`,
    fix: 'Choose one in that range.',
  }),
  'cli-not-positive': ({ where, value }) => ({
    what: `"${value}" is not above 0`,
    where: `${where}`,
    fix: 'Give a positive number such as 1e21.',
  }),
  'cli-not-a-pair': ({ where, value }) => ({
    what: `"${value}" is not of the form NAME=VALUE`,
    where: `${where}`,
    fix: 'Write pairs with commas between them, such as N=7e9,D=2e12.',
  }),
  'cli-repeated-name': ({ where, name }) => ({
    what: `${name} is there twice`,
    where: `${where}`,
    fix: 'Give it once.',
  }),
  'cli-unknown-objective': ({ value, known }) => ({
    what: `There is no objective "${value}"`,
    where: '--objective',
    fix: `Use one of ${known}.`,
  }),
  'cli-unknown-law': ({ value, known }) => ({
    what: `There is no law "${value}"`,
    where: '--law',
    fix: `Use one of ${known}.`,
  }),
  'cli-preset-needed': ({ law, known }) => ({
    what: `The law ${law} has no coefficients of its own`,
    where: '--preset is missing',
    fix: `Add --preset with one of ${known}.`,
  }),
  'cli-no-presets': ({ law }) => ({
    what: `Nobody has published coefficients for the law ${law}`,
    fix: 'Fit it to data: fit FILE --law ID.',
  }),
  'cli-unknown-preset': ({ law, value, known }) => ({
    what: `The law ${law} has no preset "${value}"`,
    where: '--preset',
    fix: `Use one of ${known}.`,
  }),
  'cli-preset-and-dataset': () => ({
    what: 'Coefficients come from a preset or from a fit, not from both',
    where: '--preset and --dataset',
    fix: 'Leave one of them out.',
  }),
  'cli-unknown-input': ({ value, law, known }) => ({
    what: `The law ${law} has no input "${value}"`,
    fix: `Use ${known}.`,
  }),
  'cli-bad-input': ({ input, value, low, high }) => ({
    what: `${input} = ${value} is outside what the formula is defined for`,
    fix: `Give a value from ${low} to ${high}, in raw counts.`,
  }),
  'cli-inputs-short': ({ law, sets }) => ({
    what: `These inputs determine nothing under the law ${law}`,
    where: '--inputs',
    fix: `Give one of these sets: ${sets}.`,
  }),
  'cli-predict-short': ({ value, needed }) => ({
    what: `"${value}" is not a whole point`,
    where: '--predict',
    fix: `Give ${needed}, such as N=7e9,D=2e12; C with one of N and D will do.`,
  }),
  'cli-file-or-dataset': () => ({
    what: 'Runs come from one file or from one bundled dataset',
    fix: 'Give a FILE or --dataset ID, not both.',
  }),
  'cli-unreadable-file': ({ file, reason }) => ({
    what: `"${file}" cannot be read: ${reason}`,
    fix: 'Check the path.',
  }),
  'cli-unknown-dataset': ({ value, known }) => ({
    what: `There is no bundled dataset "${value}"`,
    where: '--dataset',
    fix: `Use one of ${known}, or give a FILE.`,
  }),
  'cli-map-without-file': () => ({
    what: 'A bundled dataset has its columns in place',
    where: '--map',
    fix: 'Leave --map out, or give the table as a FILE.',
  }),
  'cli-no-rows': ({ where }) => ({
    what: `No row passes "${where}"`,
    where: '--where',
    fix: 'Loosen the filter.',
  }),
  'cli-weights-missing': ({ column, known }) => ({
    what: `There is no column of numbers "${column}"`,
    where: '--weights',
    fix: known === '' ? 'Leave --weights out.' : `Use one of ${known}.`,
  }),
  'cli-weights-incomplete': ({ column }) => ({
    what: `The column "${column}" does not hold a positive standard error for every run`,
    where: '--weights',
    fix: 'Fill the gaps, filter those rows with --where, or leave --weights out.',
  }),
  'cli-cluster-missing': ({ column, known }) => ({
    what: `There is no column "${column}"`,
    where: '--cluster',
    fix: `Use one of ${known}.`,
  }),
  'cli-cluster-few': ({ column, families, needed }) => ({
    what: `The column "${column}" puts the runs into ${families} families, too few to draw from`,
    where: '--cluster',
    fix: `Choose a column with at least ${needed}, or leave --cluster out.`,
  }),
  'cli-unknown-interval': ({ value, known }) => ({
    what: `There is no interval "${value}"`,
    where: '--interval',
    fix: `Use one of ${known}.`,
  }),
  'cli-bootstrap-needed': ({ flag }) => ({
    what: `${flag} needs bootstrap refits here`,
    where: '--bootstrap 0',
    fix: 'Leave --bootstrap out, or ask for 200 or more.',
  }),
  'cli-missing-variable': ({ law, variable }) => ({
    what: `The law ${law} needs ${variable}, and the runs have no such column`,
    fix: 'Choose another law, or add the column to the table.',
  }),
  'cli-no-degradation': ({ bits }) => ({
    what: `The law of --degradation holds for one bit width, which is not ${bits}`,
    fix: 'Leave --degradation out, or give the width its preset is for.',
  }),
  'cli-not-a-degradation': ({ value }) => ({
    what: `"${value}" does not say what a bit width costs`,
    where: '--degradation',
    fix: 'Give LAW:PRESET of a law whose response is a degradation over N and D, such as qid:ouyang2024-unified.',
  }),
  'plan-impossible': () => ({
    what: 'No model fits these constraints',
    fix: 'Allow more compute or memory, fewer tokens served, or fewer bits.',
  }),
  'cli-decode-or-encode': () => ({
    what: 'A link is read or written',
    fix: 'Give --decode URL or --encode STATE.json, one of the two.',
  }),
  'cli-not-json': ({ file }) => ({
    what: `"${file}" is not JSON`,
    fix: 'Start from the output of permalink --decode URL --json.',
  }),
};

/** What, where and what to do, in one line. */
export function describeForCli(problem: Problem): string {
  const sentence = cliProblems[problem.code]?.(problem.data);
  if (!sentence) return describeProblem(problem);
  const { what, where, fix } = sentence;
  return `${what}${where === undefined ? '' : ` (${where})`}. ${fix}`;
}

/** For a link whose runs had to be left out. */
export function linkTooLong(over: number): string {
  return `The runs are not in it: with them the link is ${over} characters too long. Send them as a session file.`;
}

const short = (value: number): string => formatPlain(value, 4);
/** A quantity by the name of its variable: 7B, 5.76e23, 2.61. */
const amount = (name: string, value: number): string => {
  if (name === 'N' || name === 'D') return formatCount(value);
  return name === 'C' ? formatFlops(value) : short(value);
};
const many = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;

export interface FitFacts {
  readonly law: Law;
  readonly fit: Fit;
  /** The runs hardly tell its parameters apart. */
  readonly weak: boolean;
  readonly bootstrap: Bootstrap | null;
  readonly leftOut: number;
  readonly rejected: number;
  /** Roles whose column was guessed among several. */
  readonly unsure: readonly string[];
  readonly lossPerByte: boolean;
  /** Least and greatest value of each variable among the rows in use. */
  readonly spans: Readonly<Record<string, readonly [number, number]>>;
  readonly points: readonly Inputs[];
}

/** What a person should know before believing a fit. */
export function fitWarnings(facts: FitFacts): string[] {
  const { law, fit, bootstrap, leftOut, rejected, unsure, lossPerByte, spans, points } = facts;
  const warnings: string[] = [];
  const { starts, agreed, nextGap } = fit.certificate;
  for (const { parameter, side, value } of fit.atBound) {
    warnings.push(
      `${parameter} ended on its ${side} bound (${short(value)}): its interval is one-sided and the runs do not pin it.`,
    );
  }
  if (agreed < starts / 2) {
    const gap = nextGap === null ? '' : `; the next basin is ${short(nextGap * 100)} % above`;
    warnings.push(`Only ${agreed} of ${starts} starts reached the best value${gap}.`);
  }
  if (facts.weak) {
    warnings.push(
      `These runs do not tell the parameters apart (reciprocal condition ${short(fit.reciprocalCondition)}): trust the curve inside the data, not the coefficients.`,
    );
  }
  if (bootstrap && bootstrap.failed > 0) {
    warnings.push(
      `${many(bootstrap.failed, 'bootstrap refit', 'bootstrap refits')} did not converge and are left out of the intervals.`,
    );
  }
  if (leftOut > 0) {
    warnings.push(
      `${many(leftOut, 'row is', 'rows are')} left out because the source leaves them out; give the table as a FILE to use all.`,
    );
  }
  if (rejected > 0)
    warnings.push(`${many(rejected, 'row of the file was', 'rows of the file were')} rejected.`);
  if (unsure.length > 0) {
    warnings.push(`The columns for ${unsure.join(', ')} are guesses: name them with --map.`);
  }
  if (lossPerByte) warnings.push('Losses are per byte, not per token.');
  for (const { id } of law.variables) {
    const [low, high] = spans[id] ?? [0, Number.POSITIVE_INFINITY];
    for (const point of points) {
      const value = point[id] as number;
      if (value > high)
        warnings.push(
          `${id} = ${amount(id, value)} is extrapolated: ${short(value / high)}x above the largest run.`,
        );
      if (value < low)
        warnings.push(
          `${id} = ${amount(id, value)} is extrapolated: ${short(low / value)}x below the smallest run.`,
        );
    }
  }
  return warnings;
}

/** Few families make few different resamples. */
const FEW_FAMILIES = 12;

/** What to know of intervals by families of runs. */
export function familyWarnings(families: number): string[] {
  if (families >= FEW_FAMILIES) return [];
  return [`The runs fall into only ${families} families: intervals drawn from so few are rough.`];
}

export interface PredictFacts {
  readonly preset: ParameterSet;
  readonly derived: string | null;
  readonly outside: readonly {
    readonly name: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** Outputs without a value. */
  readonly lost: readonly string[];
  readonly fittedOn: string;
}

const derivations: Readonly<Record<string, string>> = {
  C: 'C is taken as 6 N D.',
  N: 'N follows from C = 6 N D.',
  D: 'D follows from C = 6 N D.',
};

/** What a person should know before quoting a prediction. */
export function predictNotes({ preset, derived, outside, lost, fittedOn }: PredictFacts): string[] {
  const notes: string[] = [];
  const derivation = derived === null ? undefined : derivations[derived];
  if (derivation) notes.push(derivation);
  for (const { name, value, low, high } of outside) {
    notes.push(
      `${name} = ${amount(name, value)} is outside ${amount(name, low)} to ${amount(name, high)}, where the coefficients were fitted: extrapolated.`,
    );
  }
  if (outside.length > 0) notes.push(`Fitted on: ${fittedOn}`);
  for (const name of lost) notes.push(`${name} has no value here: the law never gets there.`);
  if (preset.status === 'unverified')
    notes.push('These coefficients could not be checked against their source.');
  if (preset.note) notes.push(preset.note);
  return notes;
}
