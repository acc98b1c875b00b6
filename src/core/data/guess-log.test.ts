import { describe, expect, it } from 'vitest';
import { runToEnd } from '../long-work';
import { isStepName, isTokensName, lossKind } from './log-names';
import { readTable } from './read-table';
import { readText } from './testing/read';
import { encodeUtf8 } from './text';

describe('lossKind', () => {
  it.each([
    ['loss', 'train'],
    ['train/CrossEntropyLoss', 'train'],
    ['Loss/train', 'train'],
    ['lm loss', 'train'],
    ['train_nll', 'train'],
    ['val_loss', 'held-out'],
    ['eval/c4_en-validation/CrossEntropyLoss', 'held-out'],
    ['valid/avg_loss', 'held-out'],
    ['c4_shuffled.nll_per_token', 'held-out'],
    ['testLoss', 'held-out'],
    ['loss scale', null],
    ['load_balancing_loss', null],
    ['train/ZLoss', null],
    ['best_val_loss', null],
    ['val_loss_std', null],
    ['train/Perplexity', null],
    ['train_runtime', null],
  ])('%s: %s', (name, kind) => {
    expect(lossKind(name)).toBe(kind);
  });
});

describe('counters', () => {
  it('are known by name in every spelling', () => {
    for (const name of ['step', '_step', 'trainer/global_step', 'globalStep', 'Iteration', 'iter'])
      expect(isStepName(name), name).toBe(true);
    for (const name of ['eval_steps_per_second', 'steps_per_epoch', 'warmup_steps', 'max_steps'])
      expect(isStepName(name), name).toBe(false);
    for (const name of ['tokens', 'throughput/total_tokens', 'consumed tokens', 'tokensSeen'])
      expect(isTokensName(name), name).toBe(true);
    for (const name of ['tokens_per_second', 'max_tokens', 'unique_tokens'])
      expect(isTokensName(name), name).toBe(false);
  });
});

describe('guessLog', () => {
  it('takes a table that goes on step by step, and what never changes as what it says of the run', () => {
    const { log, format } = readText(
      'step,train_loss,val_loss,tokens,batch_size,model\n10,5.1,,1000,64,small\n20,4.2,4.3,2000,64,small\n30,4,,3000,64,small\n',
    );
    expect(format).toBe('delimited');
    expect(log).toEqual({
      run: 'model',
      step: 'step',
      tokens: 'tokens',
      losses: [
        { column: 'train_loss', kind: 'train' },
        { column: 'val_loss', kind: 'held-out' },
      ],
      facts: new Map(),
    });
  });

  it('tells runs of one file apart', () => {
    const { log } = readText(
      'run,step,loss\na,1,5\na,2,4\na,3,3.5\na,4,3.3\na,5,3.2\na,6,3.1\nb,1,5\nb,2,4.5\n',
    );
    expect(log).toMatchObject({ run: 'run', step: 'step' });
  });

  it('keeps constants of a single run, as numbers and words', () => {
    const { log } = readText(
      '[{"step": 1, "loss": 5, "n_layer": 12, "params": 1e8}, {"step": 2, "loss": 4, "n_layer": 12, "params": 1e8}]',
    );
    expect(log?.facts.get('')).toEqual({ n_layer: 12, params: 1e8 });
  });

  it('does not take a plan for a counter', () => {
    const { log } = readText('step,loss,total_tokens\n1,5,1e9\n2,4,1e9\n3,3,1e9\n');
    expect(log).toBeDefined();
    expect(log?.tokens).toBeUndefined();
  });

  it.each([
    ['sizes that differ', 'params,step,loss\n1e8,1000,3.5\n2e8,2000,3.2\n3e8,3000,3\n'],
    ['compute that differs', 'flops,step,loss\n1e18,1000,3.5\n2e19,2000,3.2\n3e20,3000,3\n'],
    ['a name for each row', 'name,steps,loss\na,1000,3.5\nb,2000,3.2\nc,3000,3\n'],
    ['steps in any order', 'steps,loss\n900,3.5\n200,3.2\n700,3\n100,4\n'],
    ['no loss', 'step,lr\n1,0.1\n2,0.2\n3,0.3\n'],
  ])('leaves a table with %s a table', (_, text) => {
    expect(readText(text).log).toBeUndefined();
  });
});

describe('TensorBoard', () => {
  it('says what curve it is only in the name of the file', () => {
    const bytes = encodeUtf8('Wall time,Step,Value\n1714737601.5,1,5.5\n1714737602.5,2,5.25\n');
    const kindOf = (name: string): string | undefined => {
      const read = runToEnd(readTable(bytes, name));
      return read.ok ? read.value.log?.losses[0]?.kind : undefined;
    };
    expect(kindOf('run-70M-tag-eval_loss.csv')).toBe('held-out');
    expect(kindOf('run-70M-tag-Loss_train.csv')).toBe('train');
    expect(kindOf('download.csv')).toBe('train');
  });
});
