import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLaw, type Law, toVector } from '../core/laws';
import { optimalPlan } from '../core/optimum';
import {
  changeLock,
  movePoint,
  type Point,
  type PointKeys,
  reachTarget,
  resolvePoint,
} from './point';

const law = findLaw('chinchilla') as Law;
const parameters = toVector(law, (law.presets[0] as (typeof law.presets)[number]).values);
const model = { law, parameters };
const open: PointKeys = { C: null, N: null, D: null, lock: 'optimum', target: null };
const from: Point = { C: 6e23, N: 1e11, D: 1e12 };
const loss = ({ N, D }: Point): number => law.evaluate([Math.log(N), Math.log(D)], parameters);

const close = (value: number, expected: number): void =>
  expect(value / expected).toBeCloseTo(1, 10);

describe('resolvePoint', () => {
  it('takes the suggested budget where nothing is given, at its optimum', () => {
    const point = resolvePoint(open, model, 5.76e23);
    close(point.C, 5.76e23);
    expect(point.N).toBeCloseTo(optimalPlan(law, parameters, 5.76e23).N, -2);
    close(6 * point.N * point.D, point.C);
  });
  it('follows the optimum from any one of the three', () => {
    const byC = resolvePoint({ ...open, C: 1e22 }, model, 1e21);
    close(resolvePoint({ ...open, N: byC.N }, model, 1e21).C, 1e22);
    close(resolvePoint({ ...open, D: byC.D }, model, 1e21).C, 1e22);
  });
  it('takes two of the three under any other lock', () => {
    expect(resolvePoint({ ...open, lock: 'C', C: 6e23, N: 1e11 }, model, 1).D).toBe(1e12);
    expect(resolvePoint({ ...open, lock: 'N', N: 1e11, D: 1e12 }, model, 1).C).toBe(6e23);
    expect(resolvePoint({ ...open, lock: 'D', C: 6e23, D: 1e12 }, model, 1).N).toBe(1e11);
  });
  it('puts a target on the path', () => {
    const point = resolvePoint({ ...open, target: 2 }, model, 1e21);
    expect(loss(point)).toBeCloseTo(2, 12);
    close(optimalPlan(law, parameters, point.C).N, point.N);
  });
  it('stays at the given budget when the target is below the floor', () => {
    expect(resolvePoint({ ...open, C: 1e22, target: 1.5 }, model, 1e21).C).toBe(1e22);
  });
});

describe('movePoint', () => {
  const cases = [
    ['C', 'N', 2e11, { C: 6e23, N: 2e11, D: 5e11 }],
    ['C', 'D', 2e12, { C: 6e23, N: 5e10, D: 2e12 }],
    ['N', 'C', 1.2e24, { C: 1.2e24, N: 1e11, D: 2e12 }],
    ['N', 'D', 5e11, { C: 3e23, N: 1e11, D: 5e11 }],
    ['D', 'C', 3e23, { C: 3e23, N: 5e10, D: 1e12 }],
    ['D', 'N', 3e11, { C: 1.8e24, N: 3e11, D: 1e12 }],
    // Dragging what is held keeps D/N.
    ['C', 'C', 2.4e24, { C: 2.4e24, N: 2e11, D: 2e12 }],
    ['N', 'N', 2e11, { C: 2.4e24, N: 2e11, D: 2e12 }],
    ['ratio', 'D', 5e11, { C: 1.5e23, N: 5e10, D: 5e11 }],
  ] as const;
  it.each(cases)('holding %s, dragging %s to %d', (lock, quantity, value, expected) => {
    const keys = { ...open, lock, ...movePoint(from, lock, quantity, value, model) };
    const point = resolvePoint(keys, model, 1);
    close(point.C, expected.C);
    close(point.N, expected.N);
    close(point.D, expected.D);
  });
  it('following the optimum moves the budget to where the dragged size or tokens is optimal', () => {
    const patch = movePoint(from, 'optimum', 'N', 3e10, model);
    expect(patch.N).toBeNull();
    close(optimalPlan(law, parameters, patch.C as number).N, 3e10);
  });
  it('keeps C = 6 N D under every lock and drag', () => {
    const lock = fc.constantFrom('optimum', 'C', 'N', 'D', 'ratio' as const);
    const quantity = fc.constantFrom('C', 'N', 'D' as const);
    fc.assert(
      fc.property(
        lock,
        quantity,
        fc.double({ min: 9, max: 13, noNaN: true }),
        (held, moved, exponent) => {
          const value = moved === 'C' ? 10 ** (2 * exponent) : 10 ** exponent;
          const point = resolvePoint(
            { ...open, lock: held, ...movePoint(from, held, moved, value, model) },
            model,
            1,
          );
          close(6 * point.N * point.D, point.C);
          close(point[moved], value);
        },
      ),
    );
  });
});

describe('changeLock', () => {
  it('keeps the point, and goes to the optimum of its budget when following it', () => {
    expect(resolvePoint({ ...open, ...changeLock(from, 'N') }, model, 1)).toEqual(from);
    close(resolvePoint({ ...open, ...changeLock(from, 'optimum') }, model, 1).C, from.C);
  });
});

describe('reachTarget', () => {
  it.each(['N', 'D', 'ratio'] as const)('moves along the path of lock %s', (lock) => {
    const patch = reachTarget(from, lock, 2.05, model);
    const point = resolvePoint({ ...open, lock, ...patch }, model, 1);
    expect(loss(point)).toBeCloseTo(2.05, 9);
    if (lock === 'ratio') close(point.D / point.N, 10);
    else close(point[lock], from[lock]);
  });
  it('remembers the target when following the optimum', () => {
    expect(reachTarget(from, 'optimum', 2.05, model)?.target).toBe(2.05);
  });
  it('has no answer below the floor, or below what a held size can reach', () => {
    expect(reachTarget(from, 'optimum', 1.8, model)).toBeUndefined();
    expect(reachTarget(from, 'N', 1.85, model)).toBeUndefined();
  });
});
