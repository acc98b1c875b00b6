const LLAMA = {
  repo: 'huggingface/transformers',
  path: 'src/transformers/models/llama/configuration_llama.py',
  commit: '4bdeeced9ce971bed8cca7ab203c3b70cffab4ca',
};
const WANDB = {
  repo: 'wandb/wandb',
  path: 'core/internal/runconfig/runconfig.go',
  commit: 'bb78b06c73fee2e9731012a8d83c04aecb6f80cb',
};

/** Settings that lie beside logs: a model's `config.json`, sorted as `save_pretrained` sorts it, and W&B's `config.yaml`. */
export function configs() {
  const model = {
    architectures: ['LlamaForCausalLM'],
    attention_bias: false,
    bos_token_id: 1,
    eos_token_id: 2,
    hidden_act: 'silu',
    hidden_size: 512,
    initializer_range: 0.02,
    intermediate_size: 1376,
    max_position_embeddings: 2048,
    model_type: 'llama',
    num_attention_heads: 8,
    num_hidden_layers: 8,
    num_key_value_heads: 8,
    rms_norm_eps: 1e-5,
    rope_scaling: null,
    tie_word_embeddings: false,
    torch_dtype: 'float32',
    transformers_version: '4.44.2',
    use_cache: true,
    vocab_size: 32000,
  };
  const run = { batch_size: 12, block_size: 1024, n_embd: 768, n_head: 12, n_layer: 12 };
  const settings = Object.entries(run).map(([key, value]) => [key, String(value)]);
  return [
    {
      file: 'hf-llama.config.json',
      format: 'run-config',
      writer: LLAMA,
      fields: [
        'hidden_size',
        'intermediate_size',
        'num_hidden_layers',
        'num_attention_heads',
        'num_key_value_heads',
        'hidden_act',
        'max_position_embeddings',
        'vocab_size',
        'tie_word_embeddings',
      ],
      text: `${JSON.stringify(model, null, 2)}\n`,
      known: { columns: { setting: ['attention_bias', 'bos_token_id', 'eos_token_id'] } },
    },
    {
      file: 'wandb.config.yaml',
      format: 'run-config',
      writer: WANDB,
      fields: ['_wandb', 'value:'],
      text: [
        '_wandb:',
        '    value:',
        '        cli_version: 0.18.5',
        '        python_version: 3.11.9',
        '        t:',
        '            "1":',
        '                - 1',
        '                - 55',
        ...settings.flatMap(([key, value]) => [`${key}:`, `    value: ${value}`]),
        '',
      ].join('\n'),
      known: {
        columns: {
          setting: ['_wandb.value.cli_version', '_wandb.value.python_version', ...Object.keys(run)],
        },
      },
    },
  ];
}
