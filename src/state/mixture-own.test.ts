import { expect, it } from 'vitest';
import type { ColumnSource } from '../core/data';
import { readDomains, sharesOf } from './mixture-domains';
import { readMixture } from './mixture-tables';

function sourceOf(id: string, columns: Readonly<Record<string, readonly number[]>>): ColumnSource {
  return {
    ...{ id, title: id, hash: id, rowCount: Object.values(columns)[0]?.length ?? 0 },
    origin: { kind: 'own', source: id, notes: [] },
    columns: Object.entries(columns).map(([name, values]) => ({
      name,
      kind: 'number' as const,
      values: Float64Array.from(values),
    })),
  };
}

it('reads an own table of losses over a share: sizes as slices, last rows for the share, rows along the runs', () => {
  const lengths = [0, 1, 2, 4, 8, 16, 32].map((billions) => billions * 1e9);
  const rows = [7e7, 4e8].flatMap((params) =>
    [0, 0.5].flatMap((share) => lengths.map((tokens) => ({ params, share, tokens }))),
  );
  const table = readMixture(
    sourceOf('own-along', {
      params: rows.map(({ params }) => params),
      domain_ratio: rows.map(({ share }) => share),
      tokens: rows.map(({ tokens }) => tokens),
      general_loss: rows.map(() => 3),
      domain_loss: rows.map(() => 2),
    }),
  );
  expect(table?.bySize).toBe(true);
  expect(table?.slices.map(({ label, where, tokens }) => [label, where, tokens])).toEqual([
    ['70M', 'params==70000000', 32e9],
    ['400M', 'params==400000000', 32e9],
  ]);
  expect(table?.where).toBe('tokens==32000000000');
  expect(table?.over).toEqual({ tokens: 'tokens', params: 'params', where: 'tokens>0' });
  expect(table?.initial).toEqual({ column: 'general_loss', where: 'tokens==0' });
});

it('reads a table with one of the losses, and refuses one without a share', () => {
  const one = readMixture(sourceOf('own-one', { domain_share: [0.1, 0.5], domain_loss: [2, 1.9] }));
  expect(one?.general).toBeNull();
  expect(one?.domain?.response).toBe('domain_loss');
  expect(readMixture(sourceOf('own-none', { params: [1, 2], loss: [2, 1.9] }))).toBeNull();
});

it('reads shares of any number of domains, as fractions or percent, by their names', () => {
  const about = readDomains(
    sourceOf('own-domains', {
      share_web: [50, 20],
      share_code: [25, 40],
      share_books: [15, 30],
      share_math: [10, 10],
      web_loss: [3, 3.1],
      code_loss: [2, 1.9],
    }),
  );
  expect(about?.names).toEqual(['web', 'code', 'books', 'math']);
  expect(about?.lossNames).toEqual(['web', 'code']);
  expect(about && sharesOf(about, 1)).toEqual([0.2, 0.4, 0.3, 0.1]);
});

it('is no table of domains where the shares leave something out', () => {
  expect(
    readDomains(sourceOf('own-part', { share_web: [0.5], share_code: [0.3], loss: [3] })),
  ).toBeNull();
});
