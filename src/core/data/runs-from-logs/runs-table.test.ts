import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../long-work';
import type { ImportChoices } from '../import-choices';
import { createImportSession, readFiles } from '../import-session';
import { encodeUtf8 } from '../text';

type Files = Readonly<Record<string, string>>;

const session = (files: Files) =>
  createImportSession(
    runToEnd(
      readFiles(
        Object.entries(files).map(([name, text]) => ({
          name,
          content: { ok: true, value: encodeUtf8(text) },
        })),
      ),
    ),
  );
const list = (files: Files, choices: Partial<ImportChoices> = {}) => {
  const listed = session(files).list({ roles: {}, ...choices });
  if (!listed.ok) throw new Error(listed.problem.code);
  return listed.value;
};

/** A log of a trainer that counts its tokens: held-out every second step. */
const jsonl = (size: number, losses: readonly (number | string)[], more = {}): string =>
  losses
    .map((loss, i) =>
      JSON.stringify({
        step: 100 * (i + 1),
        tokens: 1e6 * (i + 1),
        num_params: size,
        lr: 1e-3 * (1 - i / losses.length),
        train_loss: loss,
        ...(i % 2 === 0 && typeof loss === 'number' ? { val_loss: loss + 0.1 } : {}),
        ...more,
      }),
    )
    .join('\n');

describe('logs become runs', () => {
  it('takes the last held-out loss with the tokens seen when it was measured', () => {
    const { rows, shape, guesses, flags } = list({
      'a/70m/metrics.jsonl': jsonl(70e6, [5, 4, 3.5, 3.2]),
      'a/160m/metrics.jsonl': jsonl(160e6, [4.8, 3.8, 3.3, 3.0]),
    });
    expect(shape).toBe('logs');
    expect(rows).toMatchObject([
      { name: '70m', N: 70e6, D: 3e6, loss: 3.6, train_loss: 3.2 },
      { name: '160m', N: 160e6, D: 3e6, loss: 3.4 },
    ]);
    expect([guesses, flags]).toEqual([[], []]);
  });
  it('takes another loss, a smoothed one or every checkpoint where a person wants that', () => {
    const files = { 'run-70m.jsonl': jsonl(70e6, [5, 4, 3.5, 3.2]) };
    expect(list(files, { lossColumn: 'train_loss' }).rows).toMatchObject([{ D: 4e6, loss: 3.2 }]);
    const smoothed = list(files, { lossColumn: 'train_loss', take: 'smoothed' }).rows[0];
    expect(smoothed?.loss).toBeCloseTo((4 + 3.5 + 3.2) / 3, 12);
    expect(smoothed).toMatchObject({ 'averaged values': 3, 'averaged since step': 200 });
    const every = list(files, { take: 'checkpoints' });
    expect(every.rows).toMatchObject([
      { name: 'run-70m @ 100', run: 'run-70m', D: 1e6, loss: 5.1 },
      { name: 'run-70m @ 300', D: 3e6, loss: 3.6 },
    ]);
    expect(every.flags).toEqual([
      { run: 'run-70m', kind: 'undecayed', data: { checkpoints: 2, open: 1 } },
    ]);
  });
  it('merges restarts: later values win, dropped ones are gone', () => {
    const line = (step: number, loss: number) => JSON.stringify({ step, tokens: step * 10, loss });
    const text = [
      [100, 5],
      [200, 4],
      [300, 3.9],
      [200, 4.5],
      [300, 3.5],
      [400, 3.4],
    ].map(([step, loss]) => line(step as number, loss as number));
    const { rows, flags } = list({ '70m.jsonl': text.join('\n') }, { take: 'checkpoints' });
    expect(rows.map(({ steps, loss }) => [steps, loss])).toEqual([
      [100, 5],
      [200, 4.5],
      [300, 3.5],
      [400, 3.4],
    ]);
    expect(flags).toContainEqual({ run: '70m', kind: 'restarted', data: { restarts: 1 } });
  });
  it('flags runs that diverged and those without a held-out loss', () => {
    const diverged = jsonl(1e7, [5, 4, 3, 'NaN'], {});
    const line = (step: number, loss: number) =>
      JSON.stringify({ step, tokens: step, num_params: 1e6, loss });
    const rising = [5, 4, 3, 3, 3, 3, 4, 4, 4, 4, 4].map((loss, i) => line(i + 1, loss)).join('\n');
    const { flags, rows } = list(
      { 'a.jsonl': diverged.replaceAll('"NaN"', 'NaN'), 'b.jsonl': rising },
      {
        lossColumn: 'train_loss',
      },
    );
    expect(rows).toMatchObject([{ name: 'a', loss: 3, D: 3e6 }]);
    expect(flags.filter(({ kind }) => kind === 'diverged')).toEqual([
      { run: 'a', kind: 'diverged', data: { step: 400, least: 3, loss: 'nan' } },
    ]);
    const other = list({ 'b.jsonl': rising }).flags;
    expect(other).toEqual([
      { run: 'b', kind: 'diverged', data: { step: 11, least: 3, loss: 4 } },
      { run: 'b', kind: 'no-held-out-loss', data: { column: 'loss' } },
    ]);
  });
  it('reads tokens from step x batch x sequence and sizes from names, as guesses', () => {
    const text = [100, 200, 300]
      .map((step) =>
        JSON.stringify({ step, global_batch_size: 64, seq_length: 1024, loss: 5 - step / 200 }),
      )
      .join('\n');
    const { rows, guesses } = list({ 'd=512_l=8.jsonl': text });
    expect(rows[0]).toMatchObject({ D: 300 * 64 * 1024, loss: 3.5 });
    // 12 l d^2 and the norms' gains.
    expect(rows[0]?.N).toBe(12 * 8 * 512 ** 2 + 17 * 512);
    expect(guesses.map(({ role, from, text: source }) => [role, from, source])).toEqual([
      ['N', 'shape-in-name', 'd=512_l=8'],
      ['D', 'step-times-batch', '300 x 65536'],
    ]);
  });
  it('asks for what no file says, takes the answer, and never takes a plan for tokens seen', () => {
    const text = [1, 2, 3]
      .map((step) => JSON.stringify({ step, max_steps: 500, max_tokens: 1e9, loss: 5 - step }))
      .join('\n');
    const files = { 'first.jsonl': text };
    const open = list(files);
    expect(open.rows).toMatchObject([{ name: 'first', N: null, D: null, C: null, loss: 2 }]);
    expect(open.mapping.questions).toEqual([
      { kind: 'which-value', role: 'N', candidates: ['first'] },
      { kind: 'which-value', role: 'D', candidates: ['first'] },
    ]);
    expect(open.flags).toContainEqual({
      run: 'first',
      kind: 'unfinished',
      data: { step: 3, planned: 500 },
    });
    const view = runToEnd(session(files).view({ roles: {} }));
    expect([view.usable, view.problem?.code]).toEqual([0, 'data-unknown-params']);
    const answers = { '': { batchTokens: 1000 }, first: { params: 5e6 } };
    expect(list(files, { answers }).rows).toMatchObject([{ N: 5e6, D: 3000, C: 9e10 }]);
    const built = runToEnd(session(files).build({ roles: {}, answers }));
    expect(built.ok && [...built.value.dataset.D]).toEqual([3000]);
  });
  it('puts the active parameters of experts into N and keeps the total', () => {
    const text = [1, 2, 3]
      .map((step) =>
        JSON.stringify({
          step,
          tokens: step * 1e6,
          active_params: 1e8,
          total_params: 8e8,
          loss: 5 - step,
        }),
      )
      .join('\n');
    expect(list({ 'moe.jsonl': text }).rows).toMatchObject([{ N: 1e8, total_params: 8e8 }]);
  });
});

describe('tables of several files', () => {
  it('puts rows together by header and says which file each is from', () => {
    const { rows, shape } = list({
      'a.csv': 'params,tokens,loss\n1e7,1e8,4\n2e7,2e8,3.5\n',
      'b.csv': 'params,loss,tokens,note\n3e7,3.2,3e8,x\n',
    });
    expect(shape).toBe('table');
    expect(rows).toMatchObject([
      { N: 1e7, D: 1e8, loss: 4, file: 'a.csv', note: null },
      { N: 2e7, file: 'a.csv' },
      { N: 3e7, D: 3e8, loss: 3.2, file: 'b.csv', note: 'x' },
    ]);
  });
  it('reads sizes from the names of a table without them', () => {
    const { rows, guesses } = list({
      'r.csv': 'model,tokens,loss\npythia-70m,1e9,4\npythia-160m,2e9,3.5\n',
    });
    expect(rows).toMatchObject([{ N: 70e6 }, { N: 160e6 }]);
    expect(guesses[0]).toEqual({
      run: 'pythia-70m',
      role: 'N',
      value: 70e6,
      from: 'name',
      text: '70m',
    });
  });
});
