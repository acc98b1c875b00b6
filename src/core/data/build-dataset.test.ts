import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Result } from '../result';
import { type BuiltDataset, buildDataset } from './build-dataset';
import { guessMapping } from './guess-mapping';
import { importFile } from './import-file';
import { readText } from './testing/read';
import { encodeUtf8 } from './text';
import { textAt } from './texts';

const fixtures = new URL('../../../e2e/fixtures/', import.meta.url);
const fixture = (name: string) => importFile(readFileSync(new URL(name, fixtures)), name);

function build(text: string): Result<BuiltDataset> {
  const read = readText(text);
  return buildDataset(read, guessMapping(read.table), { title: 'T', source: 'f', kind: 'own' });
}

function built(text: string): BuiltDataset {
  const result = build(text);
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.data)}`);
  return result.value;
}

const six = (header: string, row: (i: number) => string): string =>
  `${header}\n${[1, 2, 3, 4, 5, 6].map(row).join('\n')}\n`;

describe('buildDataset', () => {
  it('takes the sixty runs with odd columns and names the two broken rows', () => {
    const result = fixture('odd-columns-60.csv');
    if (!result.ok) throw new Error(result.problem.code);
    const { dataset, rejected, conversions, mapping } = result.value;
    expect(dataset.N).toHaveLength(58);
    expect([textAt(dataset.names, 0), dataset.N[0], dataset.D[0]]).toEqual([
      'ablation-12M-x5',
      12e6,
      6e7,
    ]);
    expect(rejected).toEqual([
      { line: 18, column: 'Model size (M)', value: 'n.a. (OOM)', reason: 'not-a-number' },
      { line: 41, column: 'final val loss', value: '-2.741', reason: 'negative' },
    ]);
    expect(conversions.map(({ from, unit, to }) => [from, unit, to])).toEqual([
      ['12.0', 'M', 12e6],
      ['0.060', 'B', 6e7],
    ]);
    expect(mapping.questions).toEqual([]);
    expect(dataset.id).toBe(`own-${dataset.hash.slice(0, 12)}`);
  });

  it.each([
    ['empty.csv', 'data-empty-file', {}],
    ['no-numbers.csv', 'data-no-numeric-column', { columns: 'model, data, verdict' }],
    ['negative-n.csv', 'data-all-rejected', { reason: 'negative', column: 'params', count: 12 }],
    ['zero-loss.csv', 'data-all-rejected', { reason: 'zero', column: 'loss', count: 12 }],
    ['nan.csv', 'data-all-rejected', { reason: 'not-finite', column: 'loss', value: 'NaN' }],
  ])('refuses %s as %s', (name, code, data) => {
    const result = fixture(`bad/${name}`);
    expect(result.ok === false && result.problem).toMatchObject({ code, data });
  });

  it.each([
    ['a,b\n1,2\n3,4\n', 'data-no-loss-column'],
    ['N,loss\n1e9,2\n2e9,3\n', 'data-needs-two'],
    ['N,D,loss\n0,1e10,3\n', 'data-all-rejected'],
  ])('refuses %j as %s', (text, code) => {
    const result = build(text);
    expect(result.ok === false && result.problem.code).toBe(code);
  });

  it.each([
    ['two-rows.csv', 2],
    ['one-size.csv', 12],
  ])('takes %s: what its design cannot tell is not for this to say', (name, runs) => {
    const result = fixture(`bad/${name}`);
    expect(result.ok && result.value.dataset.N).toHaveLength(runs);
  });

  it('gets tokens or parameters from compute and says so', () => {
    const withN = built(six('N,flops,loss', (i) => `${i}e9,${i * i}e20,3`));
    expect(withN.dataset.D[1]).toBe(4e20 / (6 * 2e9));
    expect(withN.notes).toEqual(['tokens-from-compute']);
    const withD = built(six('tokens,flops,loss', (i) => `${i}e10,${i * i}e20,3`));
    expect(withD.dataset.N[2]).toBe(9e20 / (6 * 3e10));
    expect(withD.notes).toEqual(['params-from-compute']);
  });

  it('converts bits, perplexity and losses per byte', () => {
    const loss = (header: string, value: string): BuiltDataset =>
      built(six(`N,D,${header}`, (i) => `${i}e9,${i}e10,${value}`));
    expect(loss('loss (bits)', '2.31').dataset.loss[0]).toBeCloseTo(1.6011699868, 9);
    expect(loss('perplexity', '20').dataset.loss[0]).toBe(Math.log(20));
    const perByte = loss('bpb', '1');
    expect(perByte.dataset.loss[0]).toBe(Math.LN2);
    expect(perByte.dataset.lossPer).toBe('byte');
    expect(perByte.notes).toEqual(['loss-per-byte']);
    expect(perByte.conversions[0]).toEqual({
      role: 'loss',
      column: 'bpb',
      unit: 'bits-per-byte',
      from: '1',
      to: Math.LN2,
    });
  });

  it('gives each rejected row its reason', () => {
    const { rejected, rejectedCount } = built(
      `${six('N,D,loss', (i) => `${i}e9,${i}e10,3`)}1e9,,3\n1e9,x,3\n1e9,1e10,nan\n1e9,inf,3\n0,1e10,3\n1e9,1e10,-1\n1e50,1e10,3\n1,2,3,4\n`,
    );
    expect(rejectedCount).toBe(8);
    expect(rejected.map(({ line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([
      '8 D missing',
      '9 D not-a-number',
      '10 loss not-finite',
      '11 D not-finite',
      '12 N zero',
      '13 loss negative',
      '14 N out-of-range',
      '15  too-many-cells',
    ]);
  });

  it('keeps converted columns as they were, and leaves out errors that are not complete', () => {
    const { dataset, notes } = built(
      six('N (M),D,loss,loss_se', (i) => `${i}00,${i}e9,3,${i > 5 ? '' : 0.01}`),
    );
    expect(dataset.extra.map(({ name }) => name)).toEqual(['N (M)', 'loss_se']);
    expect(dataset.headers).toEqual({ D: 'D', loss: 'loss' });
    expect(dataset.lossError).toBeUndefined();
    expect(notes).toEqual(['loss-error-incomplete']);
  });
});

describe('importFile', () => {
  const bytes = encodeUtf8(
    six('N,D,flops,loss,set', (i) => `${i}e9,${i}e10,${i * i}e21,3.${i},${i > 0 ? 'rpj' : 'c4'}`) +
      '7e9,7e10,7e21,3.7,c4\n',
  );

  it('lets a map overrule the guess and a filter choose rows', () => {
    const result = importFile(bytes, 'x', { map: 'N=N, C=flops', where: "set=='rpj'" });
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.dataset.N).toHaveLength(6);
    expect(result.value.dataset.D[0]).toBe(1e21 / 6e9);
    expect(result.value.filteredCount).toBe(1);
  });

  it.each([
    [{ map: 'N=nope' }, 'data-unknown-column'],
    [{ map: 'Q=N' }, 'data-bad-map'],
    [{ where: 'loss<' }, 'where-syntax'],
    [{ where: 'nope<1' }, 'where-unknown-column'],
    [{ where: 'N<1e3' }, 'data-none-pass'],
  ])('refuses %j as %s', (options, code) => {
    const result = importFile(bytes, 'x', options);
    expect(result.ok === false && result.problem.code).toBe(code);
  });
});
