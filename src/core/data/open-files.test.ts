import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { openFiles } from './open-files';
import { decodeText } from './text';

function open(name: string, bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    runToEnd(openFiles([{ name, bytes }])).map(({ name, content }) => [
      name,
      content.ok ? decodeText(content.value, 'utf-8') : content.problem.code,
    ]),
  );
}

/** Overwrites the size an archive's only entry claims in the directory. */
function claim(archive: Uint8Array, size: number): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  const directory = view.getUint32(bytes.length - 22 + 16, true);
  view.setUint32(directory + 24, size, true);
  return bytes;
}

describe('openFiles', () => {
  it('leaves a plain file as it is', () => {
    expect(open('a.csv', strToU8('N,D\n'))).toEqual({ 'a.csv': 'N,D\n' });
  });

  it('opens archives in archives and folders, in their order, without what file managers add', () => {
    const inner = zipSync({ 'deep/b.json': strToU8('{}') });
    const archive = zipSync({
      'runs/70m/trainer_state.json': strToU8('[1]'),
      'runs/empty/': new Uint8Array(),
      '__MACOSX/runs/._x': strToU8('x'),
      'runs/.DS_Store': strToU8('x'),
      'runs/70m/model.safetensors': strToU8('x'),
      'more.zip': inner,
      'stored.txt': [strToU8('plain'), { level: 0 }],
    });
    const opened = open('all.zip', archive);
    expect(opened).toEqual({
      'all.zip/runs/70m/trainer_state.json': '[1]',
      'all.zip/more.zip/deep/b.json': '{}',
      'all.zip/stored.txt': 'plain',
    });
    expect(Object.keys(opened)[0]).toBe('all.zip/runs/70m/trainer_state.json');
  });

  it('makes plain names of paths that lead elsewhere', () => {
    const archive = zipSync({
      '../../etc/passwd.csv': strToU8('1'),
      '/abs.csv': strToU8('2'),
      'C:\\logs\\run.csv': strToU8('3'),
      __proto__x: strToU8('4'),
    });
    expect(Object.keys(open('z', archive))).toEqual([
      'z/etc/passwd.csv',
      'z/abs.csv',
      'z/logs/run.csv',
      'z/__proto__x',
    ]);
  });

  it('unpacks a file larger than one piece', () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `${i},${Math.sin(i)}`).join('\n');
    expect(open('z', zipSync({ 'a.csv': strToU8(text) }))).toEqual({ 'z/a.csv': text });
  });

  it.each([
    ['a size below the truth', (a: Uint8Array) => claim(a, 100), 'archive-damaged'],
    ['a size above the truth', (a: Uint8Array) => claim(a, 50_000), 'archive-damaged'],
    ['a bomb', (a: Uint8Array) => claim(a, 400_000_000), 'archive-too-dense'],
    ['a cut off directory', (a: Uint8Array) => a.subarray(0, a.length - 30), 'archive-damaged'],
  ])('refuses %s', (_, change, code) => {
    const text = Array.from({ length: 2000 }, (_, i) => String(i)).join(',');
    expect(Object.values(open('z', change(zipSync({ a: strToU8(text) }))))).toEqual([code]);
  });

  it('refuses what is packed 1000 to 1, nested too deep, or nothing at all', () => {
    expect(open('z', zipSync({ a: new Uint8Array(3_000_000) }))).toEqual({
      z: 'archive-too-dense',
    });
    let archive = zipSync({ 'a.csv': strToU8('1') });
    for (let i = 0; i < 4; i++) archive = zipSync({ z: archive });
    expect(open('z', archive)).toEqual({ 'z/z/z/z/z': 'archive-too-deep' });
    expect(open('z', zipSync({}))).toEqual({ z: 'archive-empty' });
  });

  it('refuses too many files', () => {
    const files = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, i) => [`${i}.csv`, new Uint8Array()]),
    );
    expect(open('z', zipSync(files, { level: 0 }))).toEqual({ z: 'archive-too-many' });
  });

  it('reports the progress in bytes of what was dropped', () => {
    const bytes = zipSync({ a: strToU8('1'), b: strToU8('2') });
    const work = openFiles([
      { name: 'x', bytes },
      { name: 'y', bytes },
    ]);
    const seen: number[] = [];
    for (let step = work.next(); !step.done; step = work.next()) {
      expect(step.value.total).toBe(2 * bytes.length);
      seen.push(step.value.done);
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThan(bytes.length);
  });
});
