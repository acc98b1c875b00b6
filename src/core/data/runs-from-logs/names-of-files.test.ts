import { describe, expect, it } from 'vitest';
import { nameFiles } from './names-of-files';

describe('names of runs', () => {
  it.each([
    [
      ['runs.zip/sweep/70m/trainer_state.json', 'runs.zip/sweep/160m/trainer_state.json'],
      ['70m', '160m'],
    ],
    [
      ['a/run-70m-s1.log', 'a/run-160m-s1.log'],
      ['70m', '160m'],
    ],
    [['pythia-70m.json'], ['pythia-70m']],
    [
      ['logs/70m/version_0/metrics.csv', 'logs/410m/version_1/metrics.csv'],
      ['70m', '410m'],
    ],
    [
      ['x/70m/log.txt', 'y/70m/log.txt'],
      ['x', 'y'],
    ],
    [
      ['a/1.log', 'a/1.log'],
      ['1', '1 (2)'],
    ],
    [
      ['hf-70m.trainer_state.json', 'hf-160m.trainer_state.json'],
      ['70m', '160m'],
    ],
    [['trainer_state.json'], ['trainer_state']],
  ])('%j', (paths, names) => expect(nameFiles(paths)).toEqual(names));

  it('takes the checkpoints of a run for one run', () => {
    const of = (size: string, step: number) => `out/${size}/checkpoint-${step}/trainer_state.json`;
    expect(nameFiles([of('70m', 500), of('70m', 1000), of('160m', 500)])).toEqual([
      '70m',
      '70m',
      '160m',
    ]);
  });
});
