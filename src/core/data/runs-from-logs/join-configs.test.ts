import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../long-work';
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
const list = (files: Files) => {
  const listed = session(files).list({ roles: {} });
  if (!listed.ok) throw new Error(listed.problem.code);
  return listed.value;
};

const state = (more = {}) =>
  JSON.stringify({
    global_step: 200,
    max_steps: 200,
    ...more,
    log_history: [
      { step: 100, loss: 4 },
      { step: 200, loss: 3.5 },
    ],
  });

/** As `save_pretrained` writes it. */
const llama3 = {
  architectures: ['LlamaForCausalLM'],
  eos_token_id: [128001, 128009],
  hidden_act: 'silu',
  hidden_size: 4096,
  intermediate_size: 14336,
  max_position_embeddings: 8192,
  model_type: 'llama',
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  rope_scaling: null,
  tie_word_embeddings: false,
  torch_dtype: 'bfloat16',
  use_cache: true,
  vocab_size: 128256,
};

const training = {
  per_device_train_batch_size: 8,
  gradient_accumulation_steps: 4,
  world_size: 2,
  max_seq_length: 1024,
};

describe('a config beside a log', () => {
  it('gives N by the calculator, batch and sequence, as guesses that name where they are from', () => {
    const { rows, guesses, mapping, files } = list({
      'run/config.json': JSON.stringify(llama3, null, 2),
      'run/args.json': JSON.stringify(training),
      'run/checkpoint-200/trainer_state.json': state(),
    });
    expect(rows).toHaveLength(1);
    // The count of the published model.
    expect(rows[0]).toMatchObject({ N: 8_030_261_248, D: 200 * 8 * 4 * 2 * 1024, loss: 3.5 });
    expect(mapping.questions).toEqual([]);
    expect(guesses).toMatchObject([
      { role: 'N', from: 'config', text: 'n_layer=32 d_model=4096 vocab=128256' },
      { role: 'D', from: 'step-times-batch', text: `200 x ${8 * 4 * 2 * 1024}` },
    ]);
    expect(files.map(({ format, problem }) => [format, problem])).toEqual([
      ['run-config', null],
      ['run-config', null],
      ['trainer-state', null],
    ]);
  });

  it('is read as W&B, OLMo and Lightning write it in YAML', () => {
    const wandb = [
      'wandb_version: 1',
      '',
      '_wandb:',
      '  desc: null',
      '  value:',
      '    cli_version: 0.16.2',
      '    t:',
      '      1:',
      '      - 1',
      '      - 5',
      'n_layer:',
      '  desc: null',
      '  value: 12',
      'n_embd:',
      '  desc: null',
      '  value: 768',
      'vocab_size:',
      '  desc: null',
      '  value: 50257',
      'tokens_per_iter:',
      '  value: 65536',
    ].join('\n');
    const { rows } = list({ 'a/config.yaml': wandb, 'a/trainer_state.json': state() });
    // 12 l d^2, the norms' gains, and the embeddings.
    const N = 12 * 12 * 768 ** 2 + 25 * 768 + 50257 * 768;
    expect(rows[0]).toMatchObject({ N, D: 200 * 65536 });
    const olmo = [
      '# a run',
      'run_name: "OLMo-20M"',
      'model:',
      '  d_model: 256  # width',
      '  n_layers: 8',
      '  n_heads: 8',
      '  vocab_size: 50_280',
      '  activation_type: swiglu',
      '  weight_tying: false',
      '  max_sequence_length: 2048',
      'global_train_batch_size: 512',
      'evaluators:',
      '  - label: all-small-ppl-validation',
      '    data:',
      '      num_workers: 0',
      'description: |',
      '  lines: of text',
    ].join('\n');
    expect(list({ 'config.yaml': olmo, 'log.json': state() }).rows[0]).toMatchObject({
      N: 8 * (4 * 256 ** 2 + 3 * 256 * 1024) + 17 * 256 + 2 * 50280 * 256,
      D: 200 * 512 * 2048,
    });
  });

  it('is that of its folder, and what the log itself says comes first', () => {
    const config = (layers: number) =>
      JSON.stringify({ n_layer: layers, n_embd: 64, vocab_size: 100 });
    const { rows } = list({
      'x.zip/a/config.json': config(2),
      'x.zip/a/trainer_state.json': state({ tokens_per_step: 10 }),
      'x.zip/b/config.json': config(4),
      'x.zip/b/trainer_state.json': state(),
      'x.zip/args.json': JSON.stringify({ tokens_per_step: 1000, max_steps: 200 }),
    });
    const N = (layers: number) => 12 * layers * 64 ** 2 + (2 * layers + 1) * 64 + 6400;
    expect(rows.map(({ N, D }) => [N, D])).toEqual([
      [N(2), 2000],
      [N(4), 200_000],
    ]);
  });

  it('in one folder with several logs is that of its name; a shared one gives no size against their names', () => {
    const config = JSON.stringify({ n_layer: 2, n_embd: 64, tokens_per_step: 1000 });
    const named = list({
      'one.json': state({ num_params: 5e6 }),
      'two.trainer_state.json': state(),
      'two.config.json': config,
    });
    expect(named.rows.map(({ N }) => N)).toEqual([5e6, 12 * 2 * 64 ** 2 + 5 * 64]);
    const shared = list({
      'run-70m.json': state(),
      'run-160m.json': state(),
      'config.json': config,
    });
    expect(shared.rows.map(({ N, D }) => [N, D])).toEqual([
      [70e6, 200_000],
      [160e6, 200_000],
    ]);
  });

  it('counts total_flos of the Trainer without embeddings', () => {
    const config = { num_hidden_layers: 2, hidden_size: 64, vocab_size: 100 };
    const bare = 12 * 2 * 64 ** 2 + 5 * 64;
    const { rows } = list({
      'config.json': JSON.stringify(config),
      'trainer_state.json': state({ total_flos: 6 * bare * 12345 }),
    });
    expect(rows[0]?.D).toBeCloseTo(12345, 8);
  });

  it('without a log, or among tables, says so', () => {
    const config = JSON.stringify({ n_layer: 2, n_embd: 64 });
    const alone = session({ 'config.json': config }).list({ roles: {} });
    expect(alone).toMatchObject({ ok: false, problem: { code: 'data-only-configs' } });
    const table = list({
      'config.json': config,
      'runs.csv': 'params,tokens,loss\n1e7,1e8,4\n2e7,2e8,3.5\n',
    });
    expect(table.rows).toHaveLength(2);
    expect(table.files[0]?.problem?.code).toBe('data-config-alone');
  });
});
