import { gzipSync, strToU8, zipSync } from 'fflate';
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

/** A POSIX tar archive: name, content and type flag of each entry. */
function tar(entries: readonly (readonly [string, string, string?])[]): Uint8Array {
  const blocks = entries.flatMap(([name, content, type = '0']) => {
    const header = new Uint8Array(512);
    const put = (text: string, at: number) => header.set(strToU8(text), at);
    put(name, 0);
    put(`${content.length.toString(8).padStart(11, '0')} `, 124);
    put(' '.repeat(8), 148);
    put(type, 156);
    put('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const body = new Uint8Array(Math.ceil(content.length / 512) * 512);
    body.set(strToU8(content));
    return [...header, ...body];
  });
  return Uint8Array.from([...blocks, ...new Uint8Array(1024)]);
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

  it('opens gzip, also several streams one after the other, and goes on with what is inside', () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `${i},${Math.sin(i)}`).join('\n');
    expect(open('70m.jsonl.gz', gzipSync(strToU8(text)))).toEqual({ '70m.jsonl': text });
    const two = [gzipSync(strToU8('a,b\n')), gzipSync(strToU8('1,2\n'))];
    const joined = Uint8Array.from(two.flatMap((part) => [...part]));
    expect(open('x', joined)).toEqual({ x: 'a,b\n1,2\n' });
    const zip = zipSync({ 'a.csv': strToU8('1') });
    expect(open('logs.zip.gz', gzipSync(zip))).toEqual({ 'logs.zip/a.csv': '1' });
  });

  it('opens tar archives, plain or gzipped, long names of GNU and pax too', () => {
    const long = `${'folder/'.repeat(20)}trainer_state.json`;
    const archive = tar([
      ['runs/', '', '5'],
      ['runs/70m/log.txt', 'step 1'],
      ['runs/70m/model.safetensors', 'x'],
      ['runs/70m/tokenizer.json', '{}'],
      ['././@LongLink', `${long}\0`, 'L'],
      [long.slice(0, 99), 'gnu'],
      ['pax', `${`00 path=b/${long}\n`.length} path=b/${long}\n`, 'x'],
      ['short', 'pax'],
      ['link', '', '2'],
    ]);
    const inside = {
      'logs.tar/runs/70m/log.txt': 'step 1',
      [`logs.tar/${long}`]: 'gnu',
      [`logs.tar/b/${long}`]: 'pax',
    };
    expect(open('logs.tar', archive)).toEqual(inside);
    expect(open('logs.tar.gz', gzipSync(archive))).toEqual(inside);
    expect(open('logs.tgz', gzipSync(archive))).toEqual(inside);
    expect(open('logs.tar', archive.subarray(0, 3 * 512 + 100))).toEqual({
      'logs.tar': 'archive-damaged',
    });
  });

  it('refuses gzip that is cut off or a bomb, and names formats it does not open', () => {
    const packed = gzipSync(strToU8(Array.from({ length: 2000 }, (_, i) => String(i)).join()));
    expect(open('z', packed.subarray(0, packed.length - 30))).toEqual({ z: 'archive-damaged' });
    expect(open('z', packed.with(40, 0xff).with(41, 0xff).with(42, 0xff))).toEqual({
      z: 'archive-damaged',
    });
    expect(open('z', gzipSync(new Uint8Array(3_000_000)))).toEqual({ z: 'archive-too-dense' });
    const xz = Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4);
    const [refused] = runToEnd(openFiles([{ name: 'a.csv.xz', bytes: xz }]));
    expect(refused?.content).toEqual({
      ok: false,
      problem: { code: 'archive-format', data: { file: 'a.csv.xz', format: 'xz' } },
    });
  });
});
