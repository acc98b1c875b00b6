import { describe, expect, it } from 'vitest';
import { findLaw, type Law } from '../laws';
import { bindLaw, type OpenBinding } from './binding';
import { type ColumnSource, tableSource, toColumnSource } from './column-source';
import { guessBinding } from './guess-binding';
import { importFile } from './import-file';
import { selectSourceRows } from './select-source-rows';
import { readText } from './testing/read';
import { encodeUtf8 } from './text';

const chinchilla = findLaw('chinchilla') as Law;
/** A law of N, D and bits with a response of its own; only what binding looks at matters. */
const degradation: Law = {
  ...chinchilla,
  id: 'degradation',
  variables: [
    ...chinchilla.variables,
    {
      ...{ id: 'bits', symbol: 'P', name: 'bits', unit: 'bits', scale: 'log', domain: [1, 16] },
      default: 16,
    },
  ],
  outputs: [
    { id: 'qid', symbol: 'q', name: 'degradation', unit: 'nats', inputs: [], compute: () => 0 },
  ],
};

function table(text: string): ColumnSource {
  const origin = { kind: 'own', source: 't.csv', notes: [] } as const;
  return tableSource(readText(text), { id: 'own-1', title: 't.csv', hash: '0', origin });
}

function bound(law: Law, source: ColumnSource, binding: OpenBinding, among?: Uint32Array) {
  const result = bindLaw(law, source, binding, among);
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.data)}`);
  return result.value;
}

const quantized = table(
  [
    'params,tokens,bits,delta_loss,delta_se,method',
    '1e9,1e11,4,0.1,0.01,rtn',
    '1e9,2e11,4,-0.1,0.01,rtn',
    '1e9,,4,0.3,0.01,rtn',
    '2e9,1e11,3,0.4,0.01,gptq',
    '2e9,1e11,32,0.5,0.01,gptq',
    '2e9,2e11,2,0.6,,gptq',
  ].join('\n'),
);

describe('bindLaw', () => {
  const binding = guessBinding(degradation, quantized);

  it('takes the columns in the order of the variables and leaves out what cannot be used', () => {
    const { variables, response, rows, leftOut } = bound(degradation, quantized, binding);
    expect(variables.map((column) => Array.from(column))).toEqual([
      [1e9, 2e9, 2e9],
      [1e11, 1e11, 2e11],
      [4, 3, 2],
    ]);
    expect(Array.from(response)).toEqual([0.1, 0.4, 0.6]);
    expect(Array.from(rows)).toEqual([0, 3, 5]);
    expect(leftOut).toEqual([
      { part: 'qid', reason: 'outside', count: 1 },
      { part: 'D', reason: 'missing', count: 1 },
      { part: 'bits', reason: 'outside', count: 1 },
    ]);
  });

  it('filters, takes chosen rows only, and weighs', () => {
    const where = { ...binding, where: "method=='gptq'" };
    expect(Array.from(bound(degradation, quantized, where).rows)).toEqual([3, 5]);
    const among = bound(degradation, quantized, where, Uint32Array.from([0, 5]));
    expect(Array.from(among.rows)).toEqual([5]);
    const weighed = bound(degradation, quantized, { ...binding, standardErrors: 'delta_se' });
    expect(Array.from(weighed.standardErrors ?? [])).toEqual([0.01, 0.01]);
    expect(weighed.leftOut.at(-1)).toEqual({ part: 'se', reason: 'missing', count: 1 });
  });

  it('converts, mirrors and fills in', () => {
    const { variables, response, standardErrors } = bound(degradation, quantized, {
      variables: { N: { column: 'params', scale: 1e-3 }, D: { constant: 5e9 } },
      response: { column: 'delta_loss', scale: -1, offset: 1 },
      standardErrors: { column: 'delta_se', scale: -1, offset: 1 },
    });
    expect(variables[0]?.[0]).toBe(1e6);
    expect(Array.from(variables[1] ?? [])).toEqual([5e9, 5e9, 5e9, 5e9, 5e9]);
    expect(Array.from(variables[2] ?? [])).toEqual([16, 16, 16, 16, 16]);
    expect(response[0]).toBe(0.9);
    expect(standardErrors?.[0]).toBe(0.01);
  });

  it.each<[OpenBinding, string, object]>([
    [
      { variables: { N: 'params' }, response: 'delta_loss' },
      'bind-variable-missing',
      { variable: 'D', columns: 'params, tokens, bits, delta_loss, delta_se' },
    ],
    [{ variables: { N: 'params', D: 'tokens' } }, 'bind-response-missing', { response: 'qid' }],
    [{ ...binding, response: 'gone' }, 'bind-unknown-column', { part: 'qid', column: 'gone' }],
    [{ ...binding, response: 'method' }, 'bind-not-numbers', { part: 'qid', column: 'method' }],
    [
      { ...binding, variables: { ...binding.variables, X: 'bits' } },
      'bind-unknown-variable',
      { variable: 'X', known: 'N, D, bits, qid' },
    ],
    [
      { ...binding, variables: { ...binding.variables, bits: 'params' } },
      'bind-no-rows',
      { part: 'bits', reason: 'outside', rows: 6 },
    ],
    [{ ...binding, where: 'colour==1' }, 'where-unknown-column', { column: 'colour' }],
  ])('refuses %j with %s', (given, code, data) => {
    const result = bindLaw(degradation, quantized, given);
    expect(result.ok ? {} : result.problem).toMatchObject({ code, data });
  });
});

describe('guessBinding', () => {
  it('knows the usual names and the units they carry', () => {
    expect(guessBinding(degradation, quantized)).toEqual({
      variables: { N: 'params', D: 'tokens', bits: 'bits' },
      response: 'delta_loss',
    });
    const billions = table('Params (B),tokens_B,bits,qid\n7,1000,4,0.2\n');
    expect(guessBinding(degradation, billions)).toEqual({
      variables: {
        N: { column: 'Params (B)', scale: 1e9 },
        D: { column: 'tokens_B', scale: 1e9 },
        bits: 'bits',
      },
      response: 'qid',
    });
    expect(guessBinding(degradation, table('a,b\n1,2\n'))).toEqual({ variables: {} });
  });
});

describe('toColumnSource', () => {
  const text = 'run,params,tokens,val_loss,seed\n'.concat(
    ...[1, 2, 3, 4, 5, 6].map((i) => `r${i},${i}e8,${i}e9,${4 - i / 10},${i % 2}\n`),
  );
  const imported = importFile(encodeUtf8(text), 'six.csv');
  if (!imported.ok) throw new Error(imported.problem.code);
  const source = toColumnSource(imported.value.dataset);

  it('names roles by their role, and still by their header', () => {
    expect(source.columns.map(({ name }) => name)).toEqual(['N', 'D', 'loss', 'name', 'seed']);
    const rows = selectSourceRows(
      source,
      "params>1e8 and N<4e8 and C>0 and name!='r3' and run=='r2'",
    );
    expect(rows.ok && Array.from(rows.value)).toEqual([1]);
    const named = bound(chinchilla, source, {
      variables: { N: 'params', D: 'D' },
      response: 'val_loss',
    });
    expect(Array.from(named.variables[0] ?? [])).toEqual([1e8, 2e8, 3e8, 4e8, 5e8, 6e8]);
    expect(guessBinding(chinchilla, source)).toEqual({
      variables: { N: 'N', D: 'D' },
      response: 'loss',
    });
  });
});
