import { describe, expect, it } from 'vitest';
import { bindLaw, type RawColumn, tableSource } from '../core/data';
import { findLaw, type Law } from '../core/laws';
import { bindOwn } from './own-binding';

const lawOf = (id: string): Law => findLaw(id) as Law;

/** A table of numbers by the names of its columns. */
function table(columns: Readonly<Record<string, readonly number[]>>) {
  const read = Object.entries(columns).map(
    ([name, values]): RawColumn => ({ name, kind: 'number', values: Float64Array.from(values) }),
  );
  const rowCount = Object.values(columns)[0]?.length ?? 0;
  const raw = { columns: read, rowCount, lines: new Uint32Array(rowCount) };
  const origin = { kind: 'own', source: 't.csv', notes: [] } as const;
  return tableSource({ table: raw }, { id: 'own-1', title: 't', hash: '0', origin });
}

const N = [1e8, 1e8, 1e9, 1e9];
const D = [1e9, 1e10, 1e9, 1e10];

describe('a table of measurements without a loss', () => {
  const ptq = table({ N, D, bits: [4, 4, 3, 3], degradation: [0.1, 0.2, 0.3, -0.1], delta_se: D });

  it('is read by the names of its columns, with its standard errors', () => {
    expect(bindOwn(lawOf('qid'), ptq, null)).toEqual({
      variables: { N: 'N', D: 'D', bits: 'bits' },
      response: 'degradation',
      standardErrors: 'delta_se',
    });
  });

  it('is held at the bits of the point, or at most rows’ own, by a law without bits', () => {
    const law = lawOf('qid/per-bits');
    expect(bindOwn(law, ptq, 3)?.where).toBe('bits==3');
    const bound = bindLaw(law, ptq, { ...bindOwn(law, ptq, 3), keepSigned: true } as never);
    expect(bound.ok && Array.from(bound.value.response)).toEqual([0.3, -0.1]);
    const qat = table({ N, D, group: [32, 64, 32, 64], w_bits: [4, 4, 4, 8], a_bits: N, qid: N });
    expect(bindOwn(lawOf('qat'), qat, 16)?.where).toBe('w_bits==4 and a_bits==100000000');
  });

  it('is no data of a law whose own quantities it has not', () => {
    expect(bindOwn(lawOf('qat'), ptq, 4)).toBeNull();
    expect(bindOwn(lawOf('precision'), table({ N, D, loss: N }), 4)).toBeNull();
    expect(bindOwn(lawOf('data-constrained'), table({ N, D, loss: N }), 4)).toBeNull();
    const trained = table({ N, D, w_bits: D, kv_bits: D, loss: N });
    expect(bindOwn(lawOf('precision'), trained, 4)?.variables).toEqual({
      ...{ N: 'N', D: 'D', wBits: 'w_bits', kvBits: 'kv_bits' },
    });
  });

  it('has the edges of a band by their names', () => {
    const edges = table({ N, epochs_enter: D });
    expect(bindOwn(lawOf('repeated'), edges, null)?.response).toBe('epochs_enter');
  });
});
