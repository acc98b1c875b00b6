import { describe, expect, it } from 'vitest';
import { chooseColumn, guessMapping } from './guess-mapping';
import { readText } from './testing/read';

/** `role: column unit` for each role that was found. */
function guess(
  header: string,
  row = header
    .split(',')
    .map(() => '1e10')
    .join(','),
): string[] {
  const { table } = readText(`${header}\n${row}\n${row}\n`);
  const { roles } = guessMapping(table);
  return (['N', 'D', 'C', 'loss', 'lossError'] as const).flatMap((role) => {
    const choice = roles[role];
    return choice ? [`${role}: ${choice.column} ${choice.unit}`] : [];
  });
}

describe('guessMapping', () => {
  it.each([
    ['params,tokens,loss', '1e9,2e10,3', 'params one', 'tokens one', 'loss nats'],
    ['N,D,L', '1e9,2e10,3', 'N one', 'D one', 'L nats'],
    ['params_total,tokens,params,loss', '2e9,2e10,1e9,3', 'params one', 'tokens one', 'loss nats'],
    [
      'params_total,params_nonembedding,tokens,loss_code,loss',
      '2e9,1e9,2e10,4,3',
      'params_nonembedding one',
      'tokens one',
      'loss nats',
    ],
    [
      'n_params,batch_tokens,unique_tokens,train_tokens_B,val_loss',
      '1e9,4096,1e9,300,3',
      'n_params one',
      'train_tokens_B B',
      'val_loss nats',
    ],
    [
      'num_parameters,tokens (B),train_loss,eval/loss',
      '1e9,300,2.8,3',
      'num_parameters one',
      'tokens (B) B',
      'eval/loss nats',
    ],
    [
      'model_params (M),Tokens seen [B],final val loss',
      '410,300,3',
      'model_params (M) M',
      'Tokens seen [B] B',
      'final val loss nats',
    ],
    [
      'Parameters (millions),Tokens in billions,c4_val',
      '410,300,3',
      'Parameters (millions) M',
      'Tokens in billions B',
      'c4_val nats',
    ],
    ['numParams,tokensB,ppl', '1e9,300,20', 'numParams one', 'tokensB B', 'ppl perplexity'],
    ['params_b,tokens_b,bpb', '1.4,300,0.8', 'params_b B', 'tokens_b B', 'bpb bits-per-byte'],
    [
      'params (B),tokens,loss (bits)',
      '1.4B,300B,4.2',
      'params (B) one',
      'tokens one',
      'loss (bits) bits',
    ],
    ['params,tokens,loss', '1.4,300,3', 'params B', 'tokens B', 'loss nats'],
    ['params,tokens,loss', '410,1.4,3', 'params M', 'tokens T', 'loss nats'],
    ['params,tokens,loss', '1e9,2e10,22.5', 'params one', 'tokens one', 'loss perplexity'],
    [
      'params,tokens,loss [nats/byte]',
      '1e9,2e10,0.7',
      'params one',
      'tokens one',
      'loss [nats/byte] nats-per-byte',
    ],
  ])('%s with %s', (header, row, N, D, loss) => {
    expect(guess(header, row).filter((line) => !line.startsWith('C'))).toEqual([
      `N: ${N}`,
      `D: ${D}`,
      `loss: ${loss}`,
    ]);
  });

  it.each([
    [
      'Model Size,Training FLOP,loss',
      ['N: Model Size one', 'C: Training FLOP one', 'loss: loss nats'],
    ],
    ['flops,flops_per_token,tokens,loss', ['D: tokens one', 'C: flops one', 'loss: loss nats']],
    ['N,FLOPs (1e18),loss', ['N: N one', 'C: FLOPs (1e18) E', 'loss: loss nats']],
    ['N,EFLOPs,loss', ['N: N one', 'C: EFLOPs E', 'loss: loss nats']],
    ['N,compute (PF-days),loss', ['N: N one', 'C: compute (PF-days) pf-days', 'loss: loss nats']],
  ])('%s takes compute', (header, expected) => {
    const row = header
      .split(',')
      .map((name) => (name === 'loss' ? '3' : /FLOPs|days/.test(name) ? '6' : '1e9'));
    expect(guess(header, row.join(','))).toEqual(expected);
  });

  it('takes the first of several losses, is less sure, and asks', () => {
    const { table } = readText(
      'N,D,loss_general,loss_code,loss_general_se\n1e9,2e10,2.5,3.1,.01\n1e9,2e10,2.5,3.1,.01',
    );
    const { roles, questions } = guessMapping(table);
    expect(roles.loss).toMatchObject({ column: 'loss_general', confidence: 0.6 });
    expect(roles.lossError?.column).toBe('loss_general_se');
    expect(questions).toEqual([
      { kind: 'which-column', role: 'loss', candidates: ['loss_general', 'loss_code'] },
    ]);
  });

  it('asks for what no name tells', () => {
    const { table } = readText('run,width,depth,steps\na,512,8,1000\nb,1024,16,2000');
    const { roles, questions } = guessMapping(table);
    expect(Object.keys(roles)).toEqual(['name']);
    expect(questions.map(({ role }) => role)).toEqual(['loss', 'N', 'D']);
    expect(questions[0]?.candidates).toEqual(['width', 'depth', 'steps']);
  });

  it('doubts a unit it only has from the size of the numbers', () => {
    const { table } = readText('params,tokens,loss\n1.4,300,3\n2.8,300,2.9');
    const { roles, questions } = guessMapping(table);
    expect(roles.N).toMatchObject({ unit: 'B', unitWhy: 'magnitude', confidence: 0.55 });
    expect(questions.filter(({ kind }) => kind === 'which-unit').map(({ role }) => role)).toEqual([
      'N',
      'D',
    ]);
  });
});

describe('chooseColumn', () => {
  it('keeps the doubts about the other roles', () => {
    const small = readText('params,tokens,loss\n1.4,300,3\n2.8,300,2.9').table;
    const mapping = chooseColumn(small, guessMapping(small), 'N', 'params', 'B');
    expect(mapping.questions.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['which-unit D']);
  });

  const { table } = readText('params,other,tokens,loss\n1e9,2e9,2e10,3\n1e9,2e9,2e10,3');

  it('puts a column in a role, and takes it out of the one it had', () => {
    const mapping = chooseColumn(table, guessMapping(table), 'D', 'params');
    expect(mapping.roles.N).toBeUndefined();
    expect(mapping.roles.D).toMatchObject({ column: 'params', why: 'chosen', confidence: 1 });
    expect(mapping.questions.map(({ role }) => role)).toEqual(['N']);
  });

  it('takes a role away and keeps a chosen unit', () => {
    expect(chooseColumn(table, guessMapping(table), 'loss', null).roles.loss).toBeUndefined();
    const mapping = chooseColumn(table, guessMapping(table), 'loss', 'loss', 'bits');
    expect(mapping.roles.loss).toMatchObject({ unit: 'bits', unitWhy: 'chosen' });
  });
});
