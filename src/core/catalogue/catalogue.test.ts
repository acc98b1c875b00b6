import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textAt } from '../data';
import { catalogue, DEFAULT_DATASET, findCatalogueEntry, loadCatalogueDataset, tables } from '.';
import { bytesOf } from './testing/load';

const folder = new URL('../../../public/data/', import.meta.url);

describe('catalogue', () => {
  it('lists every bundled file, once', () => {
    const entries = [...catalogue, ...tables];
    expect(entries.map(({ file }) => file).sort()).toEqual(readdirSync(folder).sort());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it.each([
    ['chinchilla-isoflop', 123, 118],
    ['gadre-c4', 34, 34],
    ['gadre-rpj', 35, 35],
    ['microladder', 43, 43],
  ])('loads %s with %i runs, %i of them kept by its source', (id, runs, kept) => {
    const entry = findCatalogueEntry(id);
    if (!entry) throw new Error(`no entry ${id}`);
    const loaded = loadCatalogueDataset(entry, bytesOf(entry.file));
    if (!loaded.ok) throw new Error(loaded.problem.code);
    const { value: dataset } = loaded;
    expect(dataset.id).toBe(id);
    expect(dataset.names).toHaveLength(runs);
    expect(dataset.N.length - dataset.leftOut.length).toBe(kept);
    expect(dataset.loss.every((loss) => loss > 1 && loss < 7)).toBe(true);
  });

  it('describes every column of every file', () => {
    for (const { file, columns } of catalogue) {
      const header = new TextDecoder().decode(bytesOf(file)).split('\n')[0]?.split(',');
      expect(columns.map(({ name }) => name)).toEqual(header);
    }
  });

  it('takes the first default run as it stands in the file', () => {
    const entry = findCatalogueEntry(DEFAULT_DATASET);
    const loaded = entry && loadCatalogueDataset(entry, bytesOf(entry.file));
    if (!loaded?.ok) throw new Error('not loaded');
    const { names, N, D, loss, leftOut, extra } = loaded.value;
    expect([textAt(names, 0), N[0], D[0], loss[0]]).toEqual([
      'iso-001',
      57_334_200,
      17_442_000_000,
      3.16011,
    ]);
    const lowestLeftOut = Math.min(...leftOut.map((row) => loss[row] ?? 0));
    expect(loss.filter((value) => value >= lowestLeftOut)).toHaveLength(5);
    expect(extra.map(({ name }) => name)).toEqual(['flops', 'excluded']);
  });

  it('says that the micro ladder counts per byte and knows its standard errors', () => {
    const entry = findCatalogueEntry('microladder');
    const loaded = entry && loadCatalogueDataset(entry, bytesOf(entry.file));
    if (!loaded?.ok) throw new Error('not loaded');
    expect(loaded.value.lossPer).toBe('byte');
    expect(loaded.value.lossError?.[0]).toBe(0.00683592);
    expect(loaded.value.N[0]).toBe(9328);
  });

  it('refuses a file that is not the one of the entry', () => {
    const entry = findCatalogueEntry('gadre-c4');
    const loaded = entry && loadCatalogueDataset(entry, bytesOf('gadre_rpj.csv'));
    expect(loaded?.ok === false && loaded.problem.code).toBe('catalogue-file-changed');
  });
});
