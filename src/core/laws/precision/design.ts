import { ladder } from '../building';

/** Runs in which one kind of precision goes down at a time, at three sizes, beside a grid at 16 bits. */
export function precisionDesign(): Record<'N' | 'D' | 'wBits' | 'aBits' | 'kvBits', number[]> {
  const runs = { N: [], D: [], wBits: [], aBits: [], kvBits: [] } as ReturnType<
    typeof precisionDesign
  >;
  const run = (N: number, D: number, wBits = 16, aBits = 16, kvBits = 16): void => {
    runs.N.push(N);
    runs.D.push(D);
    runs.wBits.push(wBits);
    runs.aBits.push(aBits);
    runs.kvBits.push(kvBits);
  };
  for (const N of ladder(1e6, 1e9, 7)) for (const D of ladder(1e8, 1e12, 6)) run(N, D);
  for (const N of ladder(1e6, 1e7, 6)) {
    for (const bits of [2, 3, 4, 5, 6, 8]) run(N, 1e12, bits);
    for (const bits of [4, 5, 6, 7, 8, 10]) run(N, 1e12, 16, bits);
    for (const bits of [3, 4, 5, 6]) run(N, 1e12, 16, 16, bits);
  }
  return runs;
}
