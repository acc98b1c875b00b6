import { describe, expect, it } from 'vitest';
import { jsonOf, runWith } from './testing/fake-io';

const log = (size: string, offset: number): string =>
  JSON.stringify({
    global_step: 300,
    max_steps: 300,
    log_history: [100, 200, 300].flatMap((step) => [
      { step, loss: offset + 400 / step, num_input_tokens_seen: step * 65_536 },
      { step, eval_loss: offset + 401 / step, eval_runtime: 1 },
    ]),
    trial_name: size,
  });

const files = {
  'sweep/70m/trainer_state.json': log('70m', 3),
  'sweep/160m/trainer_state.json': log('160m', 2.8),
};

describe('import', () => {
  it('reads logs of several files as one dataset, a run each', () => {
    const answer = jsonOf(files, 'import', ...Object.keys(files));
    expect(answer).toMatchObject({
      format: 'trainer-state',
      mapping: { N: { column: 'params' }, D: { column: 'tokens' }, loss: { column: 'eval_loss' } },
      rejected: [],
      questions: [],
    });
    const D = 300 * 65_536;
    const loss = 3 + 401 / 300;
    expect(answer.rows).toMatchObject([
      { name: '70m', N: 70e6, D, C: 6 * 70e6 * D, loss, steps: 300 },
      { name: '160m', N: 160e6, D },
    ]);
    expect(answer.guesses).toEqual([
      { run: '70m', role: 'N', value: 70e6, from: 'name', text: '70m' },
      { run: '160m', role: 'N', value: 160e6, from: 'name', text: '160m' },
    ]);
    expect(answer.columns).toContainEqual({ name: 'eval_loss', kind: 'number' });
  });
  it('converts units and names rejected rows', () => {
    const table = 'Model Size (M),tokens,bpb,loss (bits)\n70,1.4B,1.1,4.5\nx,2B,1.0,4.2\n';
    const { rows, rejected } = jsonOf({ 'runs.csv': table }, 'import', 'runs.csv');
    expect(rows).toMatchObject([{ N: 70e6, D: 1.4e9, bpb: 1.1 }]);
    expect(rows[0].loss).toBeCloseTo(4.5 * Math.LN2, 12);
    expect(rejected).toEqual([
      { line: 3, column: 'Model Size (M)', value: 'x', reason: 'not-a-number' },
    ]);
  });
  it('leaves null what a person must be asked, and takes answers as flags', () => {
    const bare = {
      'out.jsonl': '{"step":1,"loss":4}\n{"step":2,"loss":3.5}\n{"step":3,"loss":3.2}\n',
    };
    const open = jsonOf(bare, 'import', 'out.jsonl');
    expect(open.rows).toMatchObject([{ name: 'out', N: null, D: null, C: null, loss: 3.2 }]);
    expect(open.questions.map(({ role }: { role: string }) => role)).toEqual(['N', 'D']);
    const said = jsonOf(bare, 'import', 'out.jsonl', '--params', '7m', '--batch-tokens', '0.5M');
    expect(said.rows).toMatchObject([{ N: 7e6, D: 1.5e6 }]);
    expect(said.questions).toEqual([]);
  });
  it.each([
    [[], 'No file was named'],
    [['gone.csv'], 'gone.csv'],
    [['empty.csv'], 'empty'],
    [['runs.csv', '--map', 'N=nope'], 'nope'],
    [['runs.csv', '--take', 'first'], '--take cannot be "first"'],
  ])('%j is refused in one line', (argv, words) => {
    const { code, out, err } = runWith(
      { 'empty.csv': '', 'runs.csv': 'N,D,loss\n1e7,1e9,3\n' },
      'import',
      ...argv,
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
  it('fits logs as it fits a table', () => {
    const many = Object.fromEntries(
      [20, 40, 80, 160, 320, 640, 1280].flatMap((m, i) =>
        [1, 4].map((times) => [
          `${m}m-x${times}/trainer_state.json`,
          JSON.stringify({
            global_step: 2,
            log_history: [1, 2].map((step) => ({
              step,
              eval_loss:
                1.7 + 400 / (m * 1e6) ** 0.34 + 410 / (step * times * 1e8 * (i + 1)) ** 0.28,
              loss: 3,
              num_input_tokens_seen: step * times * 1e8 * (i + 1),
            })),
          }),
        ]),
      ),
    );
    const { n, params } = jsonOf(many, 'fit', ...Object.keys(many), '--objective', 'log-mse');
    expect(n).toBe(14);
    expect(params.E).toBeCloseTo(1.7, 2);
  });
});
