import { describe, expect, test } from 'vitest';
import type { Dataset } from '../data';
import { decodeForecast, encodeForecast } from '../permalink';
import {
  basisOf,
  calibrate,
  type ForecastCard,
  findFinishedRun,
  type KeptForecast,
  looksLikeForecast,
  readForecast,
  scoreForecast,
  sealForecast,
  writeForecast,
} from './index';

const card: ForecastCard = {
  made: '2026-11-24T13:30:00.000Z',
  target: { N: 7e9, D: 2e12 },
  unit: 'nats/token',
  value: 2,
  intervals: [
    { level: 0.5, mean: [1.99, 2.01], run: [1.98, 2.02] },
    { level: 0.95, mean: [1.97, 2.04], run: [1.96, 2.08] },
  ],
  data: { id: 'own-1', title: 'Mine', hash: 'abcdef0123456789', used: 58, all: 60 },
  law: { id: 'chinchilla', title: 'Chinchilla', parameters: { E: 1.8, A: 482, alpha: 0.35 } },
  assumptions: {
    objective: 'huber-log',
    delta: 1e-3,
    floor: null,
    envelope: 1,
    weights: '',
    where: 'loss < 4',
    excluded: [3, 9],
    resample: 'cases',
    cluster: '',
    refits: 200,
    seed: 1,
  },
};
const kept = sealForecast(card);

/** The problem of a text that is no card. */
function problemOf(text: string) {
  const read = readForecast(text);
  return read.ok ? null : read.problem;
}

describe('a card as a file', () => {
  test('comes back whole, with its outcome, and its seal does not depend on the order of keys', () => {
    const scored = { ...kept, outcome: { loss: 2.01, on: '2027-01-01T00:00:00.000Z', from: '' } };
    expect(readForecast(writeForecast(scored))).toEqual({ ok: true, value: scored });
    expect(looksLikeForecast(writeForecast(scored).slice(0, 200))).toBe(true);
    const turned = Object.fromEntries(Object.entries(card).reverse()) as unknown as ForecastCard;
    expect(sealForecast(turned).seal).toBe(kept.seal);
    expect(kept.seal).toMatch(/^[0-9a-f]{64}$/);
  });

  test('carries the conventions its runs were counted by; one without them stays as it was', () => {
    const { assumptions } = card;
    const counted = sealForecast({ ...card, assumptions: { ...assumptions, acct: 'C:measured' } });
    expect(counted.seal).not.toBe(kept.seal);
    expect(readForecast(writeForecast(counted))).toEqual({ ok: true, value: counted });
    const read = readForecast(writeForecast(kept));
    expect(read.ok && 'acct' in read.value.card.assumptions).toBe(false);
    const odd = sealForecast({ ...card, assumptions: { ...assumptions, acct: 'N:some' } });
    expect(problemOf(writeForecast(odd))).toEqual({
      code: 'forecast-damaged',
      data: { part: 'card.assumptions.acct' },
    });
  });

  test('of the first version has its convention behind the hash, and is read with it', () => {
    const data = { ...card.data, hash: 'abcdef0123456789~N:without,V:32000' };
    const early = sealForecast({ ...card, data });
    expect(readForecast(writeForecast(early))).toEqual({ ok: true, value: early });
    expect(basisOf(early.card)).toEqual({ hash: 'abcdef0123456789', acct: 'N:without,V:32000' });
    expect(basisOf(card)).toEqual({ hash: card.data.hash, acct: '' });
    const odd = sealForecast({ ...card, data: { ...data, hash: 'abcdef0123456789~N:some' } });
    expect(problemOf(writeForecast(odd))?.code).toBe('forecast-damaged');
  });

  test('travels in a link', () => {
    expect(decodeForecast(encodeForecast(kept))).toEqual({ ok: true, value: kept });
    const block = encodeForecast(kept);
    expect(decodeForecast(block.slice(0, -3)).ok).toBe(false);
    expect(block.length).toBeLessThan(1500);
  });

  test('that was changed, cut or is something else says so', () => {
    const text = writeForecast(kept);
    expect(problemOf(text.replace('"value": 2,', '"value": 2.1,'))?.code).toBe('forecast-seal');
    expect(problemOf(text.slice(0, 300))?.code).toBe('forecast-not-json');
    expect(problemOf('{"format":"scalescope-session"}')?.code).toBe('forecast-format');
    expect(problemOf(text.replace('"version": 1', '"version": 7'))).toEqual({
      code: 'forecast-newer',
      data: { version: '7', known: 1 },
    });
    // Sealed by someone, and still no card: an interval upside down.
    const odd = sealForecast({
      ...card,
      intervals: [{ level: 0.95, mean: [2, 2.1], run: [2.2, 1.9] }],
    });
    expect(problemOf(writeForecast(odd))?.code).toBe('forecast-damaged');
    expect(problemOf(writeForecast(odd))?.data.part).toContain('card.intervals.0.run');
  });
});

describe('a score', () => {
  test('inside: signed error, z on the side of the run, the width as interval score', () => {
    const score = scoreForecast(card, 2.04);
    expect(score.isInside).toBe(true);
    expect(score.inside).toEqual([
      { level: 0.5, holds: false },
      { level: 0.95, holds: true },
    ]);
    expect(score.difference).toBeCloseTo(0.04, 12);
    expect(score.error).toBeCloseTo(Math.log(2 / 2.04), 12);
    expect(score.z).toBeCloseTo((0.04 / 0.08) * 1.959964, 5);
    expect(score.intervalScore).toBeCloseTo(0.12, 12);
  });

  test('outside costs 40 times the miss', () => {
    const score = scoreForecast(card, 1.95);
    expect(score.isInside).toBe(false);
    expect(score.z).toBeCloseTo((-0.05 / 0.04) * 1.959964, 5);
    expect(score.intervalScore).toBeCloseTo(0.12 + 40 * 0.01, 10);
  });
});

test('calibration counts hits at each level, and says nothing of four cards', () => {
  const scored = (loss: number): KeptForecast => ({
    ...kept,
    outcome: { loss, on: card.made, from: '' },
  });
  const losses = [2, 2.01, 2.05, 1.97, 2.2];
  expect(calibrate(losses.slice(1).map(scored))).toEqual([]);
  const [half, most] = calibrate([...losses.map(scored), kept]);
  expect(half).toMatchObject({ level: 0.5, inside: 2, count: 5, share: 0.4 });
  expect(most).toMatchObject({ level: 0.95, inside: 4, count: 5, share: 0.8 });
  // Wilson's interval of 4 in 5.
  expect(most?.low).toBeCloseTo(0.3755, 4);
  expect(most?.high).toBeCloseTo(0.9638, 4);
});

describe('the finished run', () => {
  const runs = (N: number[], D: number[], loss: number[]): Dataset => ({
    id: 'own-2',
    title: 'Finished',
    hash: 'fedc',
    extra: [],
    leftOut: [],
    origin: { kind: 'own', source: 'a.csv', notes: [] },
    N: Float64Array.from(N),
    D: Float64Array.from(D),
    loss: Float64Array.from(loss),
    names: N.map((_, i) => `run ${i}`),
  });

  test('is the row nearest to the target', () => {
    const file = runs([7e9, 7.02e9, 7e9], [1e12, 1.99e12, 4e12], [2.1, 2.03, 1.9]);
    expect(findFinishedRun(file, card)).toEqual({
      ok: true,
      value: { name: 'run 1', N: 7.02e9, D: 1.99e12, loss: 2.03 },
    });
  });

  test('is not one of another size, nor in another unit', () => {
    const other = runs([3e9], [2e12], [2.2]);
    expect(findFinishedRun(other, card)).toMatchObject({
      ok: false,
      problem: { code: 'forecast-run-far', data: { runs: 1, params: 3e9, wantedParams: 7e9 } },
    });
    const perByte = { ...runs([7e9], [2e12], [0.5]), lossPer: 'byte' as const };
    expect(findFinishedRun(perByte, card)).toMatchObject({
      problem: { code: 'forecast-run-unit' },
    });
  });

  test('is counted as the card counts', () => {
    const counted = { ...card, assumptions: { ...card.assumptions, acct: 'N:without' } };
    const bare = { name: 'params_non_embedding', kind: 'number', values: Float64Array.of(7.01e9) };
    const file: Dataset = {
      ...runs([8e9], [2e12], [2.05]),
      extra: [bare as Dataset['extra'][number]],
    };
    expect(findFinishedRun(file, counted)).toMatchObject({ ok: true, value: { N: 7.01e9 } });
    expect(findFinishedRun(file, card)).toMatchObject({ problem: { code: 'forecast-run-far' } });
    // A log that says no size was given that of the card.
    const asked = {
      ...file,
      N: Float64Array.of(7e9),
      extra: [{ ...bare, values: Float64Array.of(5e9) }],
    };
    expect(findFinishedRun(asked as Dataset, counted)).toMatchObject({ value: { N: 7e9 } });
    expect(findFinishedRun(runs([8e9], [2e12], [2.05]), counted)).toMatchObject({
      problem: { code: 'forecast-run-count', data: { size: 'without', flops: '6ND' } },
    });
  });
});
