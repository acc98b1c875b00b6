import type { ForecastCard, KeptForecast, Score } from '../core/forecast';
import {
  formatCount,
  formatExact,
  formatLoss,
  formatLossGap,
  formatPercent,
  formatPlain,
} from '../core/units';
import { signedPercent } from './fit-tabs';

/** Sentences of forecast cards. */

const ends = ([low, high]: readonly [number, number]): string =>
  `${formatLoss(low)} to ${formatLoss(high)}`;

const target = ({ N, D }: ForecastCard['target']): string =>
  `${formatCount(N)} parameters on ${formatCount(D)} tokens`;

/** `2026-11-24 13:30 UTC`. */
const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export const forecast = {
  heading: 'Forecast cards',
  lead: 'A card freezes this forecast with everything it rests on. Put the finished run in later and it is scored; a few scored cards say how far your intervals can be believed.',
  draft: (of: ForecastCard['target'], value: number, unit: string): string =>
    `${target(of)}: loss ${formatLoss(value)} ${unit}`,
  drawn: (run: readonly [number, number], mean: readonly [number, number], level: number): string =>
    `One such run lies in ${ends(run)}, the law\u2019s mean in ${ends(mean)} (${formatPercent(level)}, bootstrap).`,
  freeze: 'Freeze forecast',
  open: 'Open card file',
  none: 'No card yet on this device.',
  looking: 'Looking for cards on this device\u2026',
  frozen: (code: string): string => `Frozen as ${code}.`,
  opened: (code: string): string => `Card ${code} is here.`,
  list: 'Cards on this device',
  card: (code: string): string => `Card ${code}`,
  made: moment,
  range: ends,
  states: {
    open: 'not scored yet',
    inside: 'inside its interval',
    outside: 'outside its interval',
  },
  basis: (code: string): string => `What ${code} rests on`,
  parts: {
    mean: 'Interval of the mean',
    law: 'Law',
    parameters: 'Parameters',
    data: 'Data',
    counted: 'Counted as',
    objective: 'Objective',
    floor: 'Floor',
    exclusions: 'Runs left out',
    interval: 'Intervals',
    seal: 'Seal',
  },
  data: ({ title, hash, used, all }: ForecastCard['data']): string =>
    `${title}, ${used} of ${all} runs, content ${hash.slice(0, 12)}`,
  parameters: (values: Readonly<Record<string, number>>): string =>
    Object.entries(values)
      .map(([id, value]) => `${id} ${formatPlain(value, 5)}`)
      .join(', '),
  objective({ objective, delta, envelope, weights }: ForecastCard['assumptions']): string {
    return [
      objective,
      ...(delta === null ? [] : [`delta ${formatPlain(delta)}`]),
      ...(envelope === 1 ? [] : [`over-prediction counts ${formatPlain(envelope)}x`]),
      ...(weights === '' ? [] : [`weighted by ${weights}`]),
    ].join(', ');
  },
  floor: (held: number | null): string => (held === null ? 'fitted' : `held at ${held} nats`),
  exclusions(
    { excluded, where }: ForecastCard['assumptions'],
    { used, all }: ForecastCard['data'],
  ) {
    return [
      `${all - used} of ${all}`,
      ...(excluded.length > 0 ? [`${excluded.length} put in or out by hand`] : []),
      ...(where === '' ? [] : [`filter ${where}`]),
    ].join('; ');
  },
  interval({ refits, seed, resample, cluster }: ForecastCard['assumptions']): string {
    const drawn = {
      cases: 'drawing runs',
      residual: 'drawing residuals',
      clusters: `drawing families by ${cluster}`,
    }[resample];
    return `percentile of ${refits} refits ${drawn}, seed ${formatExact(seed)}, with the scatter of runs on top`;
  },
  measured: (code: string): string => `Measured loss of ${code}`,
  score: 'Score',
  scoreNamed: (code: string): string => `Score ${code}`,
  file: 'or its file',
  fileNamed: (code: string): string => `Finished run of ${code}`,
  dropHint: 'Drop the finished run\u2019s table here, or type its loss.',
  refuseLoss: (text: string, unit: string): string =>
    `\u201c${text.slice(0, 24)}\u201d is no loss. Write it in ${unit}, like 2.137.`,
  verdict(loss: number, score: Score, level: number, from: string): string {
    const place = score.isInside ? 'inside' : 'outside';
    const lean = score.difference === 0 ? 'on' : score.difference > 0 ? 'above' : 'below';
    return `Measured ${formatLoss(loss)}${from === '' ? '' : ` (${from})`}: ${place} the ${formatPercent(level)} interval, ${formatLossGap(Math.abs(score.difference)).replace(/^\+/, '')} ${lean} the forecast`;
  },
  outputs: {
    error: (code: string): string => `Signed error of ${code}`,
    z: (code: string): string => `z of ${code}`,
    interval: (code: string): string => `Interval score of ${code}`,
  },
  labels: { error: 'Signed error', z: 'z', interval: 'Interval score' },
  help: {
    error: 'Forecast over measured, less 1: positive where the forecast was too high.',
    z: 'Measured less forecast, in standard errors the 95 % interval stands for.',
    interval:
      'Width of the 95 % interval plus 40 times what the run is outside by; lower is better.',
  },
  percent: (share: number): string => signedPercent(share),
  unscore: 'Take the score off',
  unscoreNamed: (code: string): string => `Take the score off ${code}`,
  save: 'Save file',
  saveNamed: (code: string): string => `Save ${code} as file`,
  fileName: ({ card, seal }: KeptForecast): string =>
    `${card.made.slice(0, 10)}-${seal.slice(0, 6)}.forecast.json`,
  linkNamed: (code: string): string => `Copy link to ${code}`,
  copied: 'Copied.',
  refused: 'The browser did not let the page copy.',
  remove: 'Delete',
  removeNamed: (code: string): string => `Delete ${code}`,
  removeSure: 'Delete for good',
  removeSureNamed: (code: string): string => `Delete ${code} for good`,
} as const;

export const calibration = {
  few: (scored: number, least: number): string =>
    `Calibration needs ${least} scored cards to say anything; ${scored === 0 ? 'none is' : scored === 1 ? 'one is' : `${scored} are`} scored. Until then a hit or a miss may be luck.`,
  title(inside: number, count: number, level: number, low: number, high: number): string {
    const judged =
      level < low
        ? 'intervals are wider than they need be'
        : level > high
          ? 'intervals are too narrow'
          : 'that fits their promise';
    return `${inside} of ${count} runs fell inside their ${formatPercent(level)} interval: ${judged}`;
  },
  subtitle:
    'Share of scored cards whose run fell inside the interval, over what the interval promised; bars: 95 % binomial interval (Wilson); line: kept promise.',
  alternative: (count: number): string =>
    `Observed against nominal coverage of ${count} scored forecast cards.`,
  axisX: 'promised, %',
  axisY: 'observed, %',
  promise: 'as promised',
  columns: {
    level: 'Promised',
    inside: 'Inside',
    count: 'Scored',
    share: 'Observed',
    low: 'Low',
    high: 'High',
  },
} as const;
