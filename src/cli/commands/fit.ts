import { refuseFit } from '../../core/diagnose';
import { buildFitReport, fitToJson } from '../../core/export';
import {
  canProve,
  type Fit,
  type FitProblem,
  type FitSettings,
  findLinearRows,
  fit as fitLaw,
  isWeak,
  type Proof,
  prove,
  standardErrors,
} from '../../core/fit';
import { CUSTOM, type Inputs, type Law } from '../../core/laws';
import { runToEnd } from '../../core/long-work';
import { failure, type Result, success } from '../../core/result';
import { familyWarnings, fitWarnings } from '../../messages/cli';
import { unusableWarning } from '../../messages/data-binding';
import { type Arguments, parseArguments } from '../arguments';
import { readClusters } from '../clusters';
import { findIntervals, readIntervalPlan } from '../fit-intervals';
import { nameResponse, readFormulaLaw } from '../formula';
import { importFlags, prepareFiles, readNamedFiles } from '../import-choices';
import type { Command, Io } from '../io';
import { readLaw } from '../law-values';
import { fitLines } from '../lines';
import { findNextRuns, readNextRunsPlan } from '../next-runs';
import { completePoint } from '../point';
import { readRuns, toProblem } from '../runs';
import { readInputs, readObjective, readPositive } from '../values';
import { readBacktest, withBacktest } from './backtest';

const shape = {
  name: 'fit',
  flags: {
    dataset: 'text',
    law: 'text',
    formula: 'text',
    response: 'text',
    bounds: 'many',
    objective: 'text',
    delta: 'text',
    envelope: 'text',
    bootstrap: 'text',
    cluster: 'text',
    interval: 'text',
    profile: 'switch',
    weights: 'text',
    seed: 'text',
    ...importFlags,
    where: 'text',
    predict: 'many',
    backtest: 'text',
    next: 'text',
    target: 'text',
    json: 'switch',
  },
  positionals: Number.POSITIVE_INFINITY,
} as const;

/** Rows a proof of the optimum takes well below a second for, so that it is always made; under huber-log its work grows with their square. */
const MOST_PROVEN_ROWS = { 'huber-log': 60, 'log-mse': 2000, huber: 2000, mse: 2000 } as const;

/** Fits a law, or a formula of one's own, to the runs of a file or of a bundled dataset. */
export const fitCommand: Command = {
  name: shape.name,
  run(argv, io) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const files = readNamedFiles(args.value.positionals, io);
    const loading = files.ok ? prepareFiles(files.value) : null;
    const answer = () => fitWith(args.value, io);
    return loading ? loading.then(answer) : answer();
  },
};

function fitWith(args: Arguments, io: Io): Result<string> | Promise<Result<string>> {
  const fitTo = (law: Result<Law>): Result<string> =>
    law.ok ? fitAndReport(law.value, args, io) : law;
  if (args.has('formula') || args.text('law') === CUSTOM) {
    return readFormulaLaw(args, io).then(fitTo);
  }
  const stray = ['response', 'bounds'].find((flag) => args.has(flag));
  if (stray !== undefined) return failure('formula-flag-alone', { flag: `--${stray}` });
  return fitTo(readLaw(args.text('law') ?? 'chinchilla'));
}

function fitAndReport(law: Law, args: Arguments, io: Io): Result<string> {
  const settings = readSettings(args);
  if (!settings.ok) return settings;
  const plan = readIntervalPlan(args);
  if (!plan.ok) return plan;
  const points = readPoints(law, args.many('predict'));
  if (!points.ok) return points;
  const wanted = readNextRunsPlan(law, args);
  if (!wanted.ok) return wanted;
  const runs = readRuns(nameResponse(args, law), io, law);
  if (!runs.ok) return runs;
  const problem = toProblem(law, runs.value);
  if (!problem.ok) return problem;
  const family = args.text('cluster');
  const clusters = family === undefined ? success(null) : readClusters(law, runs.value, family);
  if (!clusters.ok) return clusters;

  const timed = timeFit(() => runToEnd(fitLaw(problem.value, settings.value)), io);
  if (!timed.result.ok) {
    const { code, data } = refuseFit(timed.result.problem, problem.value, settings.value);
    return failure(code, data);
  }
  const fitted = timed.result.value;
  const intervals = findIntervals(
    problem.value,
    fitted,
    settings.value,
    plan.value,
    clusters.value,
    points.value,
  );
  if (!intervals.ok) return intervals;
  const model = { problem: problem.value, settings: settings.value, fit: fitted };
  const next = wanted.value ? findNextRuns(model, wanted.value) : success(null);
  if (!next.ok) return next;
  const backtest = readBacktest(args, problem.value, settings.value, plan.value);
  if (!backtest.ok) return backtest;
  const draws = intervals.value.bootstrap;
  const report = buildFitReport({
    law,
    fit: fitted,
    proof: proveFit(problem.value, settings.value, fitted),
    ...intervals.value,
    linearRows: findLinearRows(problem.value, fitted, settings.value),
    envelope: settings.value.envelope,
    // The delta method takes rows for independent.
    deltaErrors: clusters.value ? null : standardErrors(fitted),
    predictAt: points.value,
    warnings: [
      ...fitWarnings({
        law,
        fit: fitted,
        weak: isWeak(fitted),
        bootstrap: draws,
        leftOut: runs.value.leftOut,
        rejected: runs.value.rejected,
        unsure: runs.value.unsure,
        lossPerByte: runs.value.dataset.lossPer === 'byte',
        spans: findSpans(problem.value),
        points: points.value,
      }),
      ...(clusters.value ? familyWarnings(new Set(clusters.value).size) : []),
      ...runs.value.unusable.map(unusableWarning),
    ],
    timeMs: timed.milliseconds,
  });
  const whole = next.value ? { ...report, next: next.value.report } : report;
  const text = args.has('json')
    ? fitToJson(whole)
    : `${fitLines(law, report)}${next.value ? `\n${next.value.words}` : ''}`;
  return success(withBacktest(text, backtest.value, args.has('json')));
}

function readSettings(args: Arguments): Result<FitSettings> {
  const objective = readObjective(args.text('objective') ?? 'huber-log');
  if (!objective.ok) return objective;
  const delta = readPositive('--delta', args.text('delta') ?? '1e-3');
  if (!delta.ok) return delta;
  const base = { objective: objective.value, delta: delta.value };
  const text = args.text('envelope');
  if (text === undefined) return success(base);
  const envelope = readPositive('--envelope', text);
  return envelope.ok ? success({ ...base, envelope: envelope.value }) : envelope;
}

/** Problem: `cli-predict-short` (value, needed), `cli-unknown-input`. */
function readPoints(law: Law, texts: readonly string[]): Result<Inputs[]> {
  const points: Inputs[] = [];
  const needed = law.variables.map(({ id }) => id);
  for (const text of texts) {
    const given = readInputs('--predict', text);
    if (!given.ok) return given;
    const { inputs } = completePoint(needed, given.value);
    if (!needed.every((id) => Object.hasOwn(inputs, id))) {
      return failure('cli-predict-short', { value: text, needed: needed.join(', ') });
    }
    const stranger = Object.keys(inputs).find((name) => !needed.includes(name));
    if (stranger !== undefined) {
      return failure('cli-unknown-input', {
        value: stranger,
        law: law.id,
        known: needed.join(', '),
      });
    }
    for (const { id, domain } of law.variables) {
      const value = inputs[id] as number;
      if (!(value >= domain[0] && value <= domain[1])) {
        return failure('cli-bad-input', { input: id, value, low: domain[0], high: domain[1] });
      }
    }
    points.push(inputs);
  }
  return success(points);
}

function findSpans({ law, variables }: FitProblem): Record<string, [number, number]> {
  const spans = law.variables.map(({ id }, i): [string, [number, number]] => {
    const column = variables[i] as Float64Array;
    return [id, [column.reduce((a, b) => Math.min(a, b)), column.reduce((a, b) => Math.max(a, b))]];
  });
  return Object.fromEntries(spans);
}

function proveFit(problem: FitProblem, settings: FitSettings, fitted: Fit): Proof | null {
  // The bound is that of the plain objective.
  if ((settings.envelope ?? 1) !== 1) return null;
  if (!canProve(problem.law, settings) || fitted.n > MOST_PROVEN_ROWS[fitted.objective])
    return null;
  return runToEnd(prove(problem, settings, fitted.parameters));
}

function timeFit<T>(work: () => T, io: Io): { result: T; milliseconds: number } {
  const started = io.now();
  const result = work();
  return { result, milliseconds: io.now() - started };
}
