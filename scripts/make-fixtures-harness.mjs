import { float, pythonJson } from './make-fixtures-curves.mjs';

const HARNESS = {
  repo: 'EleutherAI/lm-evaluation-harness',
  path: 'lm_eval/evaluator.py',
  commit: '5b321a1ad92f126671533121783340dc59e1b173',
};

export function harness() {
  return [current(), older()];
}

function current() {
  const result = {
    results: {
      arc_easy: {
        alias: 'arc_easy',
        'acc,none': float(0.4364),
        'acc_stderr,none': float(0.0102),
        'acc_norm,none': float(0.4012),
        'acc_norm_stderr,none': float(0.0101),
      },
      gsm8k: {
        alias: 'gsm8k',
        'exact_match,strict-match': float(0.0152),
        'exact_match_stderr,strict-match': float(0.0034),
        'exact_match,flexible-extract': float(0.0197),
        'exact_match_stderr,flexible-extract': float(0.0038),
      },
      wikitext: {
        alias: 'wikitext',
        'word_perplexity,none': float(37.2531),
        'word_perplexity_stderr,none': 'N/A',
        'byte_perplexity,none': float(1.9671),
        'byte_perplexity_stderr,none': 'N/A',
        'bits_per_byte,none': float(0.9761),
        'bits_per_byte_stderr,none': 'N/A',
      },
    },
    group_subtasks: { arc_easy: [], gsm8k: [], wikitext: [] },
    versions: { arc_easy: float(1), gsm8k: float(3), wikitext: float(2) },
    'n-shot': { arc_easy: 0, gsm8k: 5, wikitext: 0 },
    higher_is_better: { arc_easy: { acc: true, acc_norm: true } },
    'n-samples': { arc_easy: { original: 2376, effective: 2376 } },
    config: {
      model: 'hf',
      model_args: 'pretrained=EleutherAI/pythia-160m,revision=step143000',
      model_num_parameters: 162322944,
      model_dtype: 'torch.float16',
      model_revision: 'step143000',
      model_sha: '',
      batch_size: '16',
      batch_sizes: [],
      device: 'cuda:0',
      use_cache: null,
      limit: null,
      bootstrap_iters: 100000,
      gen_kwargs: null,
      random_seed: 0,
      numpy_seed: 1234,
      torch_seed: 1234,
      fewshot_seed: 1234,
    },
    git_hash: '5b321a1',
    date: float(1731300000.5),
    model_source: 'hf',
    model_name: 'EleutherAI/pythia-160m',
    model_name_sanitized: 'EleutherAI__pythia-160m',
    max_length: 2048,
  };
  return {
    file: 'lm-eval-pythia-160m.json',
    format: 'lm-eval',
    writer: HARNESS,
    fields: [
      '"config"',
      '"model"',
      '"model_args"',
      '"batch_size"',
      '"batch_sizes"',
      '"device"',
      '"use_cache"',
      '"limit"',
      '"bootstrap_iters"',
      '"gen_kwargs"',
      '"random_seed"',
      '"numpy_seed"',
      '"torch_seed"',
      '"fewshot_seed"',
      '"git_hash"',
      '"date"',
      '"results"',
    ],
    text: pythonJson(result),
    known: {
      columns: {
        model: ['EleutherAI/pythia-160m'],
        num_parameters: [162322944],
        revision: ['step143000'],
        'arc_easy acc': [0.4364],
        'gsm8k exact_match,strict-match': [0.0152],
        'wikitext bits_per_byte': [0.9761],
      },
    },
  };
}

/** Before filters were named, and without a count of parameters. */
function older() {
  const result = {
    results: {
      lambada_openai: {
        ppl: float(12.8812),
        ppl_stderr: float(0.4012),
        acc: float(0.4511),
        acc_stderr: float(0.0069),
      },
      hellaswag: {
        acc: float(0.2981),
        acc_stderr: float(0.0045),
        acc_norm: float(0.3312),
        acc_norm_stderr: float(0.0047),
      },
    },
    versions: { lambada_openai: 0, hellaswag: 0 },
    config: {
      model: 'gpt2',
      model_args: '',
      num_fewshot: 0,
      batch_size: null,
      device: 'cuda',
      no_cache: false,
      limit: null,
      bootstrap_iters: 100000,
    },
  };
  return {
    file: 'lm-eval-older.json',
    format: 'lm-eval',
    writer: HARNESS,
    fields: [
      '"config"',
      '"model"',
      '"model_args"',
      '"batch_size"',
      '"device"',
      '"limit"',
      '"bootstrap_iters"',
    ],
    text: pythonJson(result),
    known: {
      columns: { 'lambada_openai ppl': [12.8812], 'hellaswag acc_norm': [0.3312] },
    },
  };
}
