import { expect, it } from 'vitest';
import { listOtherLosses, respondWith } from './response';
import type { Dataset } from './types';

const column = (name: string, ...values: number[]) => ({
  name,
  kind: 'number' as const,
  values: Float64Array.from(values),
});
const dataset: Dataset = {
  id: 'own-1',
  title: 'Sweep',
  hash: 'abc',
  names: ['a', 'b'],
  N: Float64Array.of(1e8, 2e8),
  D: Float64Array.of(1e9, 2e9),
  loss: Float64Array.of(3, 2.5),
  lossError: Float64Array.of(0.1, 0.1),
  extra: [
    column('c4_loss', 3.5, 3.1),
    column('code bits per byte', 1, 0.5),
    column('val_loss bits', 3 / Math.LN2, 2.5 / Math.LN2),
    column('train_loss', 3, Number.NaN),
    column('lr', 1e-3, 1e-3),
  ],
  leftOut: [],
  origin: { kind: 'bundled', source: 'x', notes: [] },
  headers: { loss: 'pile_loss' },
};

it('lists the other losses every run has, in base units', () => {
  const [first, second, ...more] = listOtherLosses(dataset);
  expect(first).toEqual({ name: 'c4_loss', values: Float64Array.of(3.5, 3.1), per: 'token' });
  expect(second).toMatchObject({ name: 'code bits per byte', per: 'byte' });
  expect(second?.values[1]).toBeCloseTo(0.5 * Math.LN2, 14);
  expect(more).toEqual([]);
});

it('puts another loss in place of the one in use, and back again', () => {
  const other = respondWith(dataset, 'c4_loss', 'Sweep, c4_loss') as Dataset;
  expect(other).toMatchObject({ title: 'Sweep, c4_loss', headers: { loss: 'c4_loss' } });
  expect([...other.loss]).toEqual([3.5, 3.1]);
  expect(other.lossError).toBeUndefined();
  expect(other.id).toBe(`own-${other.hash.slice(0, 12)}`);
  const back = respondWith(other, 'pile_loss', 'Sweep') as Dataset;
  expect([...back.loss]).toEqual([3, 2.5]);
  expect(back.headers).toEqual({ loss: 'pile_loss' });
  const bytes = respondWith(dataset, 'code bits per byte', 'x') as Dataset;
  expect(bytes.lossPer).toBe('byte');
  expect(bytes.extra.map(({ name }) => name)).toContain('code bits per byte');
  expect(bytes.headers).toEqual({});
  expect(respondWith(dataset, 'lr', 'x')).toBeUndefined();
});
