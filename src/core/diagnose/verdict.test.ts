import { describe, expect, test } from 'vitest';
import { toRecord } from '../laws';
import { chinchilla, presetVector } from './testing/designs';
import { giveVerdict, type VerdictFacts } from './verdict';

const facts: VerdictFacts = {
  law: chinchilla,
  target: { N: 3.17e9, D: 6.34e10 },
  loss: 2.5,
  lossInterval: { low: 2.4775, high: 2.5225 },
  values: toRecord(chinchilla, presetVector('besiroglu2024')),
  intervals: {
    E: { low: 0, high: 2.1 },
    alpha: { low: 0.33, high: 0.37 },
    beta: { low: 0.3, high: 0.45 },
    A: { low: 100, high: 2000 },
  },
  refused: [],
  reciprocalCondition: 1e-6,
  method: 'profile',
  level: 0.95,
  threshold: 3.84,
};

describe('verdict', () => {
  test('a forecast may be pinned where the floor is anywhere', () => {
    const verdict = giveVerdict(facts);
    expect(verdict.forecast).toBe('pinned');
    expect(verdict.relative).toBeCloseTo(0.009, 12);
    expect(verdict.parameters).toBe('open');
    expect(verdict.judged.map(({ id, grade }) => [id, grade])).toEqual([
      ['E', 'open'],
      ['beta', 'loose'],
      ['alpha', 'pinned'],
    ]);
    expect(verdict.threshold).toBe(3.84);
  });

  test('both pinned, and a loose forecast', () => {
    const intervals = {
      ...facts.intervals,
      E: { low: 1.75, high: 1.88 },
      beta: { low: 0.34, high: 0.39 },
    };
    expect(giveVerdict({ ...facts, intervals }).parameters).toBe('pinned');
    expect(giveVerdict({ ...facts, lossInterval: { low: 2.4, high: 2.6 } }).forecast).toBe('loose');
    expect(giveVerdict({ ...facts, lossInterval: { low: 1, high: 3 } }).forecast).toBe('open');
    expect(giveVerdict({ ...facts, lossInterval: null }).forecast).toBe('unknown');
  });

  test('what the design refuses is open whatever its interval says', () => {
    const intervals = { ...facts.intervals, E: { low: 1.75, high: 1.88 } };
    const verdict = giveVerdict({ ...facts, intervals, refused: ['alpha'] });
    expect(verdict.judged[0]?.id).toBe('alpha');
    expect(verdict.parameters).toBe('open');
  });

  test('decisive runs carry a good part of the weightiest', () => {
    const influence = [0.001, -0.02, 0.012, Number.NaN, 0.009];
    expect(giveVerdict({ ...facts, influence }).decisive).toEqual([
      { row: 1, move: -0.02 },
      { row: 2, move: 0.012 },
    ]);
  });
});
