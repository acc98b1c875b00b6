import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, parseWhere, selectRows } from '../data';
import { createRandom } from '../numerics';
import { decodeDataset, encodeDataset } from './data-block';
import { decodeLink, defaultState, encodeLink } from './index';
import { anyDataset, ownDataset } from './testing/arbitrary';

const ROOM = 1e6;
const base = 'https://scalescope.example/app/';

function decoded(text: string | undefined): Dataset {
  const read = decodeDataset(text ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

const random = createRandom(7);
const lognormal = (rows: number, centre: number, width: number) =>
  Float64Array.from({ length: rows }, () => centre * Math.exp(width * random.normal()));
const digits = (values: Float64Array, count: number) =>
  values.map((value) => Number(value.toPrecision(count)));
const linkOf = (dataset: Dataset) =>
  encodeLink({ ...defaultState, data: dataset.id, C: 5.76e23 }, { dataset, base });

describe('the block d', () => {
  it('carries every dataset bit for bit, with the columns the filter names', () => {
    fc.assert(
      fc.property(anyDataset(40), (dataset) => {
        const block = encodeDataset(dataset, "score>1 and train_set=='c4'", ROOM);
        const read = decoded(block.text);
        expect(block.names).toBe(true);
        expect(read).toEqual({
          ...dataset,
          origin: { kind: 'link', source: dataset.title, notes: [] },
        });
        expect(block.length).toBe(block.text?.length);
      }),
      { numRuns: 60 },
    );
  });
  it('leaves out columns no filter names, and says which it took', () => {
    const score = { name: 'score', kind: 'number' as const, values: Float64Array.of(1, 2) };
    const note = { name: 'note', kind: 'text' as const, values: ['a', 'b'] };
    const columns = {
      N: Float64Array.of(1e9, 2e9),
      D: Float64Array.of(1e10, 3e10),
      loss: Float64Array.of(3, 2),
    };
    const dataset = ownDataset({ ...columns, extra: [score, note] });
    expect(encodeDataset(dataset, 'score<2', ROOM).columns).toEqual(['score']);
    expect(decoded(encodeDataset(dataset, 'score<2', ROOM).text).extra).toEqual([score]);
    expect(decoded(encodeDataset(dataset, '', ROOM).text).extra).toEqual([]);
  });
  it('keeps what a filter needs to find the same rows: headers, odd cells, losses per byte', () => {
    const dataset = ownDataset({
      N: Float64Array.of(1e9, 2e9, 4e9),
      D: Float64Array.of(1e10, 3e10, 2e10),
      loss: Float64Array.of(3, 2, 2.5),
      lossPer: 'byte',
      headers: { N: 'Model size', loss: 'final loss' },
      extra: [
        {
          name: 'tag',
          kind: 'number',
          values: Float64Array.of(1, Number.NaN, 3),
          odd: new Map([[1, 'n/a']]),
        },
      ],
    });
    const filter = '`Model size`<3e9 and tag!=1';
    const where = parseWhere(filter);
    const read = decoded(encodeDataset(dataset, filter, ROOM).text);
    if (!where.ok) throw new Error('filter');
    expect(read.lossPer).toBe('byte');
    expect(read.extra).toEqual(dataset.extra);
    expect(selectRows(read, where.value)).toEqual(selectRows(dataset, where.value));
    expect(selectRows(read, where.value)).toMatchObject({ ok: true });
  });
  it('drops run names, and only those, where there is no room', () => {
    const names = Array.from({ length: 200 }, (_, i) => `sweep-${(i * 7919) % 1000}-lr${i}`);
    const rows = 200;
    const columns = {
      N: lognormal(rows, 1e9, 1),
      D: lognormal(rows, 1e10, 1),
      loss: lognormal(rows, 3, 0.2),
    };
    const dataset = ownDataset({ ...columns, names });
    const whole = encodeDataset(dataset, '', ROOM);
    const short = encodeDataset(dataset, '', whole.length - 1);
    expect(whole.names).toBe(true);
    expect(short.names).toBe(false);
    expect(decoded(short.text)).toMatchObject({
      ...columns,
      names: expect.arrayContaining(['run 1', 'run 200']),
    });
    expect(encodeDataset(dataset, '', short.length - 1).text).toBeUndefined();
    // A filter on the names cannot do without them.
    expect(encodeDataset(dataset, "name=='sweep-0-lr0'", whole.length - 1).text).toBeUndefined();
  });
  it('fits 270 runs of full-precision doubles into a link, 600 of six digits', () => {
    for (const width of [0.1, 0.25, 0.5]) {
      const full = ownDataset({
        N: lognormal(270, 1e9, 1.5),
        D: lognormal(270, 3e10, 1.5),
        loss: lognormal(270, 2.8, width),
      });
      const link = linkOf(full);
      expect(link.tooLong, `${link.length} characters at ${width}`).toBe(false);
      expect(decodeLink(base + link.hash).dataset?.hash).toBe(full.hash);
    }
    const short = ownDataset({
      N: digits(lognormal(600, 1e9, 1.5), 6),
      D: digits(lognormal(600, 3e10, 1.5), 6),
      loss: digits(lognormal(600, 2.8, 0.25), 6),
    });
    expect(linkOf(short).length).toBeLessThan(7000);
    expect(decodeLink(linkOf(short).hash).dataset?.hash).toBe(short.hash);
  });
  it('says by how much runs do not fit, and then leaves them out of the link', () => {
    const rows = 400;
    const big = ownDataset({
      N: lognormal(rows, 1e9, 1),
      D: lognormal(rows, 1e10, 1),
      loss: lognormal(rows, 3, 0.2),
    });
    const link = linkOf(big);
    expect(link).toMatchObject({ tooLong: true, over: link.length - 7999 });
    expect(link.over).toBeGreaterThan(2000);
    expect(link.hash).toBe(`#/explore?v=1&data=${big.id}&C=5.76e23`);
    const huge = 100_000;
    const many = ownDataset({
      names: [],
      N: lognormal(huge, 1e9, 1),
      D: lognormal(huge, 1e10, 1),
      loss: lognormal(huge, 3, 0.2),
    });
    const started = performance.now();
    expect(linkOf(many).over).toBeGreaterThan(1_000_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
  it('gives the state of a link with data the id of what came with it', () => {
    const dataset = ownDataset({
      N: Float64Array.of(1e9, 2e9),
      D: Float64Array.of(1e10, 3e10),
      loss: Float64Array.of(3, 2),
    });
    const { hash, contents } = encodeLink(
      { ...defaultState, data: dataset.id, excluded: [1] },
      { dataset },
    );
    expect(decodeLink(hash)).toMatchObject({
      state: { data: dataset.id, excluded: [1] },
      notices: [],
    });
    expect(contents.data).toMatchObject({ kind: 'embedded', rows: 2, names: true, columns: [] });
  });
  it('notices every cut, and never throws for bytes that are no runs', () => {
    const dataset = ownDataset({
      N: lognormal(20, 1e9, 1),
      D: lognormal(20, 1e10, 1),
      loss: lognormal(20, 3, 0.2),
    });
    const { text = '' } = encodeDataset(dataset, '', ROOM);
    for (let length = 0; length < text.length; length++) {
      expect(decodeDataset(text.slice(0, length)).ok, `cut at ${length}`).toBe(false);
    }
  });
});
