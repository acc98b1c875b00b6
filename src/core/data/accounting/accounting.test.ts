import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, loadCatalogueDataset } from '../../catalogue';
import { listTexts } from '../texts';
import type { Dataset, NumberColumn, RawColumn } from '../types';
import {
  type Accounting,
  accountFor,
  asGiven,
  countParams,
  fillSize,
  flopsPerToken,
  listSizeConventions,
  type ModelConfig,
  readAccounting,
  writeAccounting,
} from '.';

const dense = { experts: 1, activeExperts: 1 };
/** Dimensions as their model cards state them. */
const llama2: ModelConfig = {
  ...dense,
  layers: 32,
  width: 4096,
  heads: 32,
  kvHeads: 32,
  headSize: 128,
  feedForward: 11008,
  gated: true,
  vocabulary: 32000,
  tied: false,
  sequence: 4096,
};
const gpt2: ModelConfig = {
  ...dense,
  layers: 12,
  width: 768,
  heads: 12,
  kvHeads: 12,
  headSize: 64,
  feedForward: 3072,
  gated: false,
  vocabulary: 50257,
  tied: true,
  sequence: 1024,
};

function load(id: string): Dataset {
  const entry = catalogue.find((each) => each.id === id);
  if (!entry) throw new Error(id);
  const loaded = loadCatalogueDataset(entry, readFileSync(`public/data/${entry.file}`));
  if (!loaded.ok) throw new Error(loaded.problem.code);
  return loaded.value;
}

function runs(N: readonly number[], extra: readonly RawColumn[] = [], names?: string[]): Dataset {
  return {
    id: 'own-test',
    title: 'test',
    hash: 'abc',
    names: names ?? N.map((_, i) => `run ${i}`),
    N: Float64Array.from(N),
    D: Float64Array.from(N, (n) => 20 * n),
    loss: Float64Array.from(N, () => 3),
    extra,
    leftOut: [],
    origin: { kind: 'own', source: 'test', notes: [] },
  };
}
const column = (name: string, values: readonly number[]): RawColumn => ({
  name,
  kind: 'number',
  values: Float64Array.from(values),
});
/** Numbers of another column of a dataset. */
const numbersOf = ({ extra }: Dataset, name: string): Float64Array =>
  extra.find((each): each is NumberColumn => each.name === name && each.kind === 'number')
    ?.values ?? new Float64Array(0);
const account = (dataset: Dataset, changes: Partial<Accounting>) =>
  accountFor(dataset, { ...asGiven, ...changes });

describe('countParams', () => {
  it('counts published models to the last parameter', () => {
    expect(countParams(llama2).total).toBe(6_738_415_616);
    const llama3 = { ...llama2, kvHeads: 8, feedForward: 14336, vocabulary: 128256 };
    expect(countParams(llama3).total).toBe(8_030_261_248);
    const mixtral = { ...llama3, vocabulary: 32000, experts: 8, activeExperts: 2 };
    expect(countParams(mixtral).total).toBe(46_702_792_704);
    expect(countParams(mixtral).active).toBe(12_879_925_248);
  });
  it('is 12 l d^2 and norms without embeddings', () => {
    const { nonEmbedding, embedding, active, total } = countParams(gpt2);
    expect(nonEmbedding).toBe(12 * 12 * 768 ** 2 + 25 * 768);
    expect(embedding).toBe(50257 * 768);
    expect(active).toBe(total);
  });
});

describe('flopsPerToken', () => {
  it('adds attention as each source counts it', () => {
    const flops = flopsPerToken(gpt2);
    const six = 6 * (12 * 12 * 768 ** 2 + 25 * 768);
    expect(flops['6ND']).toBe(six);
    expect(flops.kaplan).toBe(six + 6 * 12 * 1024 * 768);
    expect(flops.chowdhery).toBe(six + 12 * 12 * 1024 * 768);
    const layer = 8 * 768 ** 2 + 4 * 1024 * 768 + 3 * 12 * 1024 + 4 * 768 * 3072;
    expect(flops.hoffmann).toBe(3 * (12 * layer + 4 * 50257 * 768));
  });
  it('gives the micro ladder what was counted for it', () => {
    // Its smallest size: attention and the output layer counted, norms not.
    const s0 = { ...gpt2, layers: 3, width: 16, heads: 1, kvHeads: 1, headSize: 16 };
    const config = { ...s0, feedForward: 64, vocabulary: 256, sequence: 128 };
    const matrices = 12 * 3 * 16 ** 2 + 256 * 16;
    const ladder = load('microladder');
    const perToken = (numbersOf(ladder, 'flops_exact')[0] as number) / (ladder.D[0] as number);
    expect(flopsPerToken(config, matrices).chowdhery / perToken).toBeCloseTo(1, 5);
  });
  it('counts gates, grouped queries and active experts', () => {
    const more = { ...llama2, kvHeads: 8, experts: 8, activeExperts: 2 };
    const layer = 2 * 2 * 4096 * 128 * 40 + 4 * 4096 * 4096 + 3 * 32 * 4096 + 2 * 6 * 4096 * 11008;
    expect(flopsPerToken(more).hoffmann).toBe(3 * (32 * layer + 4 * 32000 * 4096));
    expect(flopsPerToken(more)['6ND']).toBe(6 * countParams(more).activeNonEmbedding);
  });
});

describe('the line of conventions', () => {
  it('comes back as it was', () => {
    const all: Accounting = {
      size: 'without',
      flops: 'hoffmann',
      loss: 'byte',
      counts: 'with',
      untied: true,
      vocabulary: 50432,
      sequence: 2048,
      aspect: 42.5,
      bytesPerToken: 4.4,
    };
    const line = 'N:without,C:hoffmann,loss:byte,is:with,untied,V:50432,s:2048,A:42.5,bpt:4.4';
    expect(writeAccounting(all)).toBe(line);
    expect(readAccounting(line)).toEqual(all);
    expect(writeAccounting(asGiven)).toBe('');
    expect(readAccounting('')).toEqual(asGiven);
  });
  it.each(['N', 'N:half', 'C:6', 'V:-1', 'V:1e99', 'x:1', 'toString:1', ',', 'untied:1'])(
    'is none: %s',
    (text) => expect(readAccounting(text)).toBeUndefined(),
  );
});

describe('accountFor', () => {
  it('leaves a dataset as it is where nothing is asked', () => {
    const dataset = load('chinchilla-isoflop');
    expect(account(dataset, {})).toEqual({ dataset, problems: [] });
    expect(account(dataset, {}).dataset).toBe(dataset);
  });
  it('takes the other column of parameters, and keeps the first under its header', () => {
    const dataset = load('gadre-c4');
    const { dataset: bare, problems } = account(dataset, { size: 'without' });
    expect(problems).toEqual([]);
    expect(dataset.N[0]).toBe(411_616_256);
    expect(bare.N[0]).toBe(359_973_888);
    expect(bare.hash).toBe(`${dataset.hash}~N:without`);
    expect(bare.headers?.N).toBeUndefined();
    expect(bare.extra.at(-1)).toEqual({ name: 'params', kind: 'number', values: dataset.N });
    expect(account(dataset, { size: 'with' }).dataset).toBe(dataset);
    const ladder = load('microladder');
    expect(account(ladder, { size: 'with' }).dataset.N[0]).toBe(15_472);
    expect(account(ladder, { size: 'without' }).dataset).toBe(ladder);
  });
  it('adds the embeddings that the shape in the names gives', () => {
    // Without the input embedding, as that table counts: one matrix of 50,432 x width.
    const testbed = load('gadre-c4');
    const names = listTexts(testbed.names);
    const bare = numbersOf(testbed, 'params_non_embedding');
    const shaped = names.flatMap((name, i) => (/d=\d+_l=\d+/.test(name) ? [i] : []));
    const dataset = runs(
      shaped.map((i) => bare[i] as number),
      [],
      shaped.map((i) => names[i] as string),
    );
    const { dataset: full } = account(dataset, {
      size: 'with',
      counts: 'without',
      vocabulary: 50432,
    });
    expect(full.N[0]).toBe(411_616_256);
    expect(shaped.length).toBeGreaterThan(20);
    expect(full.N).toEqual(Float64Array.from(shaped, (i) => testbed.N[i] as number));
  });
  it('goes by an aspect ratio where no shape is known, there and back', () => {
    const facts = { vocabulary: 32000, aspect: 64 } as const;
    const bare = runs([1e7, 1e9]);
    const { dataset: full } = account(bare, { size: 'with', counts: 'without', ...facts });
    expect(full.N[0]).toBeCloseTo(1e7 + 32000 * Math.cbrt((1e7 * 64) / 12), 3);
    const back = account(runs([...full.N]), { size: 'without', counts: 'with', ...facts });
    expect(back.dataset.N[0]).toBeCloseTo(1e7, 1);
    expect(back.dataset.N[1]).toBeCloseTo(1e9, 0);
  });
  it('counts compute as measured or with attention as a size: C is 6 N D of it', () => {
    const ladder = load('microladder');
    const { dataset: measured } = account(ladder, { flops: 'measured' });
    const exact = numbersOf(ladder, 'flops_exact');
    expect(6 * (measured.N[0] as number) * (measured.D[0] as number)).toBeCloseTo(
      exact[0] as number,
      -5,
    );
    const shaped = runs([1e8], [column('n_layers', [12]), column('d_model', [768])]);
    const { dataset: palm } = account(shaped, { flops: 'chowdhery', sequence: 1024 });
    expect(palm.N[0]).toBe(1e8 + 2 * 12 * 768 * 1024);
    const { dataset: kaplan } = account(shaped, { flops: 'kaplan', sequence: 1024 });
    expect(kaplan.N[0]).toBe(1e8 + 12 * 768 * 1024);
  });
  it('turns losses per token into losses per byte, errors too', () => {
    const dataset = { ...runs([1e8]), lossError: Float64Array.of(0.03) };
    const { dataset: bytes } = account(dataset, { loss: 'byte', bytesPerToken: 4 });
    expect(bytes).toMatchObject({ lossPer: 'byte' });
    expect([bytes.loss[0], bytes.lossError?.[0]]).toEqual([0.75, 0.0075]);
    const own = runs([1e8], [column('bytes_per_token', [2])]);
    expect(account({ ...own, lossPer: 'byte' }, { loss: 'token' }).dataset.loss[0]).toBe(6);
  });
  it('says what is missing, and changes nothing', () => {
    const codes = (dataset: Dataset, changes: Partial<Accounting>) => {
      const { dataset: same, problems } = account(dataset, changes);
      expect(same).toBe(dataset);
      return problems.map(({ code }) => code);
    };
    const plain = runs([1e8, 2e8]);
    expect(codes(plain, { size: 'active' })).toEqual(['acct-no-column']);
    expect(codes(plain, { size: 'with' })).toEqual(['acct-base-unknown']);
    expect(codes(plain, { size: 'with', counts: 'without' })).toEqual(['acct-no-vocabulary']);
    const known = { size: 'with', counts: 'without', vocabulary: 32000 } as const;
    expect(codes(plain, known)).toEqual(['acct-no-shape']);
    expect(codes(plain, { flops: 'measured' })).toEqual(['acct-no-compute']);
    expect(codes(load('gadre-c4'), { flops: 'measured' })).toEqual(['acct-compute-is-6nd']);
    expect(codes(plain, { flops: 'kaplan', aspect: 64 })).toEqual(['acct-no-sequence']);
    expect(codes(plain, { loss: 'byte' })).toEqual(['acct-no-bytes']);
    const tiny = runs([1e6], [column('d_model', [512])]);
    const over = { size: 'without', counts: 'with', vocabulary: 32000 } as const;
    expect(codes(tiny, over)).toEqual(['acct-embeddings-exceed']);
  });
  it('tells total from active parameters of a mixture of experts', () => {
    const moe = runs([1e9], [column('total_params', [8e9]), column('active_params', [1e9])]);
    const columns = listSizeConventions(moe, asGiven);
    const of = (size: string) => columns.find((each) => each.size === size)?.column;
    expect(of('total')).toMatchObject({ ok: true, value: { from: { name: 'total_params' } } });
    expect(of('with')).toMatchObject({ ok: false });
    expect(columns.map(({ size, flops }) => `${size} ${flops}`)).toContain('given measured');
  });
});

describe('fillSize', () => {
  it('gives one run another N in a copy with a hash of its own', () => {
    const dataset = runs([1e8, 2e8]);
    const filled = fillSize(dataset, 1, 3e8, 'edited');
    expect([...filled.N]).toEqual([1e8, 3e8]);
    expect([...dataset.N]).toEqual([1e8, 2e8]);
    expect(filled.id).toBe(`own-${filled.hash.slice(0, 12)}`);
    expect(filled).toMatchObject({ title: 'edited', origin: { kind: 'own' } });
  });
});
