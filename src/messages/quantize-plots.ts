import { formatCount, formatLoss, formatLossGap, formatPercent, formatPlain } from '../core/units';
import {
  answer,
  formatBytes,
  formatDegradation,
  formatDollars,
  formatTokens,
  width,
} from './quantize';

/** Sentences of the plots of the screen of quantization. Functions take plain numbers in base units. */

export const hero = {
  title: (bits: number, params: number, eps: number, most: number): string =>
    Number.isFinite(most)
      ? `At ${width(bits)} a ${formatCount(params)} model loses ${formatDegradation(eps)} nats after ${formatTokens(most)} tokens`
      : `At ${width(bits)} no number of tokens costs a ${formatCount(params)} model ${formatDegradation(eps)} nats`,
  waiting: 'Degradation against tokens',
  subtitle: (unit: string, draws: number, fitted: boolean, ghosts: string): string =>
    `Loss added by few bits, ${unit}. Triangles, squares, dots: 2, 3, 4 bits of the table${
      ghosts === '' ? '' : `; outlined: ${ghosts.toLowerCase()}`
    }. Dashed: extrapolated${draws > 0 ? `. Band: 95 % of ${draws} refits` : ''}${fitted ? '. Dotted: published values' : ''}.`,
  alternative: (
    points: number,
    widths: readonly number[],
    tokens: number,
    value: number,
    beyond: string,
  ): string =>
    `${points} points and the law at ${widths.join(', ')} bits; at ${formatCount(tokens)} tokens the chosen width loses ${formatDegradation(value)} nats${beyond === '' ? '' : `, ${beyond}`}.`,
  axisX: 'training tokens D',
  axisY: (unit: string): string => `degradation, ${unit}`,
  points: 'Measured degradation: Enter takes a row out of the fit or back in',
  point: (
    name: string,
    params: number,
    tokens: number,
    bits: number,
    value: number,
    error: number | null,
    included: boolean,
  ): string =>
    `${name}: ${formatCount(params)} params, ${formatCount(tokens)} tokens, ${width(bits)}, degradation ${formatDegradation(value)}${
      error === null ? '' : ` \u00b1 ${formatDegradation(error)}`
    } nats, ${included ? 'in the fit' : 'left out'}`,
  line: (bits: number): string => width(bits),
  method: 'this law',
  published: (bits: number): string => `${formatPlain(bits)}, published`,
  here: (tokens: number, value: number): string =>
    `${formatCount(tokens)}: ${formatDegradation(value)} nats`,
  tolerance: (eps: number): string => `accepted: ${formatDegradation(eps)} nats`,
  most: (tokens: number): string => `at most ${formatTokens(tokens)} tokens`,
  projection: '100T tokens',
  ceiling: 'worse than guessing: no loss goes there',
  tokensHandle: 'Tokens on plot',
  toleranceHandle: 'Tolerance on plot',
} as const;

const methodNames: Readonly<Record<string, string>> = {
  ptq: 'After training (PTQ)',
  'qat-w4a16': 'QAT W4A16',
  'qat-w4a4': 'QAT W4A4',
  'qat-w16a4': 'QAT W16A4',
  'qat-w4a4-fc2': 'QAT W4A4, FC2 8 bits',
  'qat-w16a4-fc2': 'QAT W16A4, FC2 8 bits',
  'low-weights': 'Low precision, weights',
  'low-all': 'Low precision, all',
};

export const methods = {
  names: methodNames,
  title: (
    cheapest: { readonly id: string; readonly factor: number } | null,
    bits: number,
    least: string | null,
  ): string =>
    cheapest === null
      ? least === null
        ? `No law is known at ${width(bits)}`
        : `At ${width(bits)} the least is lost by: ${methodNames[least]}`
      : cheapest.id === 'ptq'
        ? `At ${width(bits)} quantizing after training is the cheapest way to its loss`
        : `At ${width(bits)} ${methodNames[cheapest.id]} reaches the same loss with ${formatPercent(cheapest.factor, 2).replace(' ', '\u00a0')} of the compute`,
  subtitle: (
    point: {
      readonly N: number;
      readonly D: number;
      readonly bits: number;
      readonly group: number;
    },
    beyond: readonly { id: string; factor: number }[],
  ): string =>
    `${formatCount(point.N)} params on ${formatCount(point.D)} tokens, groups of ${formatPlain(point.group)}. ${
      Math.round(point.bits) === 4
        ? `QAT at 4 bits${beyond.length > 0 ? `, ${answer.beyond(beyond)}` : ''}`
        : 'QAT has laws at 4 bits only'
    }`,
  alternative: (rows: readonly { readonly id: string; readonly value: number }[]): string =>
    rows.length === 0
      ? 'No law is known here.'
      : `${rows.map(({ id, value }) => `${methodNames[id]} ${formatDegradation(value)}`).join(', ')} nats.`,
  axis: 'loss added, nats/token',
  text: (value: number | null, loss: number | null): string =>
    value === null
      ? 'no law here'
      : `${formatDegradation(value)}${loss === null ? '' : `  (loss ${formatLoss(loss)})`}`,
  columns: {
    method: 'Method',
    degradation: 'Degradation',
    loss: 'Loss',
    compute: 'Compute to the loss of PTQ',
    share: 'Effective parameters',
  },
} as const;

export const best = {
  title: (
    plan: { readonly bits: number; readonly N: number } | undefined,
    serving: { readonly bytes: number; readonly dollars: number | null },
  ): string =>
    plan
      ? `${serving.dollars === null ? `In ${formatBytes(serving.bytes)}` : `At ${formatDollars(serving.dollars)} a million tokens`} the best model has ${formatCount(plan.N)} params at ${width(plan.bits)}`
      : `No model fits into ${serving.dollars === null ? formatBytes(serving.bytes) : `${formatDollars(serving.dollars)} a million tokens`} under these limits`,
  subtitle: (label: string, law: string, unique: boolean, refits: number): string =>
    `Composed: ${law} + ${label}${unique ? ' + Muennighoff et al., repeats' : ''}${
      refits > 0 ? `. Bars: 95 % of ${refits} refits` : ''
    }`,
  alternative: (
    best: { readonly bits: number; readonly loss: number },
    next: { readonly bits: number; readonly loss: number } | undefined,
  ): string =>
    `${width(best.bits)}: loss ${formatLoss(best.loss)}${
      next ? `; next ${width(next.bits)}: ${formatLoss(next.loss)}` : ''
    }.`,
  more: (
    kind: string,
    now: { readonly bits: number; readonly loss: number },
    doubled: { readonly bits: number; readonly N: number; readonly loss: number } | null,
    turning: number | null,
  ): string => {
    const what = kind === 'tokens' ? 'tokens' : 'compute';
    const first = doubled
      ? `Twice the ${what}: ${formatCount(doubled.N)} at ${width(doubled.bits)} (${formatLossGap(doubled.loss - now.loss)}).`
      : '';
    return turning === null
      ? first
      : `${first} Beyond ${formatCount(turning)} tokens it only gets worse.`;
  },
  axis: (unit: string): string => `loss after quantization, ${unit}`,
  row: (bits: number): string => width(bits),
  text: (plan: { readonly N: number; readonly D: number; readonly loss: number }): string =>
    `${formatLoss(plan.loss)}: ${formatCount(plan.N)} on ${formatCount(plan.D)}`,
  binding: {
    compute: 'compute',
    'tokens-served': 'tokens served',
    'unique-tokens': 'unique tokens',
    memory: 'memory',
    'most-params': 'size',
    'most-tokens': 'tokens',
    params: 'size',
    tokens: 'tokens',
  },
  costBinds: 'cost a token',
  binds: (what: readonly string[]): string =>
    what.length === 0 ? 'Nothing binds.' : `Held back by ${what.join(' and ')}.`,
  sourceOf: (label: string | null): string => label ?? 'the law fitted on Explore',
  columns: {
    bits: 'Bits',
    params: 'Parameters',
    tokens: 'Tokens',
    loss: 'Loss',
    low: 'Loss, low',
    high: 'Loss, high',
    degradation: 'Degradation',
  },
} as const;
