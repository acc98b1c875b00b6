import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../data';
import { readClaims } from './claims';
import { atlasSource, findEntry, listAtlas } from './entry';
import { findLawSource } from './law-source';
import { listModels, placeModels } from './models';
import { readRatios } from './ratios';
import { searchAtlas } from './search';

const entry = (id: string) => {
  const found = findEntry(id);
  if (!found) throw new Error(id);
  return found;
};

describe('the bundled entries', () => {
  it('are the 46 papers whose hash is named', () => {
    const bytes = readFileSync(new URL(`./${atlasSource.file}`, import.meta.url));
    expect(sha256(bytes)).toBe(atlasSource.hash);
    expect(listAtlas()).toHaveLength(46);
    expect(new Set(listAtlas().map(({ id }) => id)).size).toBe(46);
  });

  it('are each found by their own title', () => {
    for (const { id, title } of listAtlas())
      expect(searchAtlas({ kind: '', words: title }).map((found) => found.id)).toContain(id);
  });

  it('are filtered by kind and by every word', () => {
    expect(searchAtlas({ kind: 'compression', words: '' }).map(({ id }) => id)).toEqual([
      'puzzle',
      'minitron',
      'nemotron-elastic',
    ]);
    expect(searchAtlas({ kind: 'compression', words: 'llama gpt' })).toEqual([]);
    expect(searchAtlas({ kind: 'nothing', words: '' })).toHaveLength(46);
  });

  it('name the law or table they come from, with its page where the paper is cited', () => {
    const named = listAtlas().filter(({ law }) => law !== null);
    expect(named).toHaveLength(15);
    for (const paper of named) expect(findLawSource(paper), paper.id).not.toBeNull();
    expect(findLawSource(entry('low-bit-undertrained'))).toMatchObject({
      card: 'qid',
      arxiv: '2411.17691',
    });
    expect(findLawSource(entry('dclm'))).toMatchObject({
      card: 'model-tables',
      arxiv: '2406.11794',
    });
    // The table cites a later paper of the same family: that is not this one's page.
    expect(findLawSource(entry('minitron'))?.arxiv).toBe('');
  });
});

describe('models', () => {
  it('are on the plane only with text tokens that are counted', () => {
    const { plane, uncounted, apart } = placeModels(listModels(listAtlas()));
    expect([plane.length, uncounted.length, apart.length]).toEqual([36, 14, 6]);
    expect(apart.map(({ name, unit }) => `${name}: ${unit}`)).toEqual([
      'Open-Qwen2VL: image-text',
      'Qwen2-VL-2B: image-text',
      'Time-MoE ultra: time points',
      'xTrimoPGLM: residues',
      'ShowUI-2B: image-text',
      'TS-LLaVA 34B: image-text',
    ]);
  });

  it('whose figures the abstract does not state are marked', () => {
    const marked = listModels(listAtlas()).filter(({ status }) => status === 'unverified');
    expect(marked.map(({ name }) => name)).toEqual(['OpenELM-1.1B', 'Phi-2, filtered tuning']);
  });
});

describe('ratios', () => {
  it('are all read', () => {
    const all = listAtlas().flatMap(readRatios);
    expect(all).toHaveLength(34);
    expect(all.filter(({ of }) => of === 'quantity').map(({ what }) => what)).toEqual([
      'plateau (tokens)',
    ]);
  });

  it('say whether they follow from the counts of their own models', () => {
    const checks = listAtlas()
      .flatMap(readRatios)
      .filter(({ check }) => check !== 'alone')
      .map(({ entry: of, check }) => `${of.id} ${check}`);
    expect(checks).toEqual([
      'open-qwen2vl follows',
      'dclm follows',
      'dclm follows',
      'cyber-dap follows',
      'mobilellm-r1 follows',
    ]);
  });
});

describe('claims', () => {
  const optimal = (params: number): number => 20 * params;

  it('40 times fewer tokens stand in for the optimal tokens of the size where none are stated', () => {
    const [tokens] = readClaims(entry('minitron'), optimal);
    expect(tokens?.ratio.bound).toBe('lower');
    expect(tokens?.pairs).toEqual([
      {
        model: 'Minitron 8B',
        less: { N: 8e9, D: 4e9 },
        instead: { N: 8e9, D: 160e9 },
        from: 'optimal-tokens',
      },
      {
        model: 'Minitron 4B',
        less: { N: 4e9, D: 2e9 },
        instead: { N: 4e9, D: 80e9 },
        from: 'optimal-tokens',
      },
    ]);
  });

  it('take the paper\u2019s own count, or the model it compares itself with', () => {
    const [puzzle] = readClaims(entry('puzzle'), optimal);
    expect(puzzle?.pairs[0]?.instead.D).toBeCloseTo(15e12, -3);
    const [llama, neo] = readClaims(entry('dclm'), optimal);
    expect(llama?.pairs).toEqual([
      {
        model: 'DCLM-Baseline 7B',
        less: { N: 7e9, D: 2.6e12 },
        instead: { N: 8e9, D: 15e12 },
        from: 'compared',
      },
    ]);
    expect(neo?.pairs[0]?.instead).toEqual({ N: 7e9, D: 4.5e12 });
    const [half] = readClaims(entry('repeated-data'), optimal);
    expect(half?.pairs[0]).toMatchObject({
      less: { N: 4e8, D: 1e11 },
      instead: { N: 8e8, D: 1e11 },
    });
  });

  it('are not held against a law they are not about', () => {
    const why = (id: string): readonly (string | null)[] =>
      readClaims(entry(id), optimal).map((claim) => claim.why);
    expect(why('puzzle')).toEqual([null, 'other-quantity', 'other-quantity']);
    expect(why('zebra-llama')).toEqual(['not-from-scratch', 'other-quantity']);
    expect(why('nemotron-elastic')).toEqual([null, 'not-from-scratch']);
    expect(why('open-qwen2vl')).toEqual(['unit']);
    expect(why('biomed-enriched')).toEqual(['no-size']);
  });
});
