import { failure, success } from '../../result';
import { readFlatYaml } from '../flat-yaml';
import type { Importer } from '../importer';
import { isObject, parseJson } from '../json-records';
import { createFacts } from '../log-facts';
import type { LogFacts } from '../log-layout';
import { createTableBuilder } from '../table-builder';
import { readAll } from '../text-lines';

/** Settings of models and trainers, at least two of which a config has. */
const SETTINGS =
  /^(n_layers?|num_layers|num_hidden_layers|n_embd|d_model|hidden_size|n_heads?|num_attention_heads|intermediate_size|vocab_size|max_position_embeddings|block_size|max_seq_len(gth)?|max_sequence_length|seq_length|sequence_length|model_type|batch_size|micro_batch_size|global_batch_size|global_train_batch_size|device_train_microbatch_size|per_device_train_batch_size|gradient_accumulation_steps|accumulate_grad_batches|learning_rate|lr|max_steps|max_iters|train_iters|num_train_epochs|weight_decay|warmup_steps|tokens_per_(step|iter|batch)|batch_tokens)$/i;
/** What a log or a result has and a config has not. */
const RESULT = /^(log_history|results|(val_|eval_|train_|test_|final_)?loss)$/i;
const ENOUGH = 2;

/**
 * What a run was made with, in a file beside its log: `config.json` of Hugging Face models, `args.json` of a
 * trainer, `config.yaml` of W&B, OLMo or llm-foundry, `hparams.yaml` of Lightning. No table: its settings say what a log
 * leaves open.
 */
export const runConfig: Importer = {
  id: 'run-config',
  title: 'config of a run',
  sniff({ text, complete }) {
    if (!complete) return 0;
    const settings = readSettings(text);
    return settings !== null && isConfig(settings) ? 0.94 : 0;
  },
  *parse(source, { fileName }) {
    yield { done: 0, total: source.bytes.length };
    const config = readSettings(readAll(source));
    if (!config)
      return failure('data-incomplete-log', {
        file: fileName,
        format: runConfig.id,
        missing: 'entries',
      });
    const table = createTableBuilder(['setting', 'value'], 'dot');
    for (const [i, [key, value]] of Object.entries(config).entries())
      table.add(i + 1, [key, String(value)]);
    return success({ ...table.finish(runConfig.id), config });
  },
};

/** The settings under their dotted keys; null where the text is no object of settings. */
function readSettings(text: string): LogFacts | null {
  const { set, facts } = createFacts();
  // W&B wraps each setting in an object with its value.
  const put = (key: string, value: unknown): void =>
    set(key, isObject(value) && 'value' in value ? value.value : value);
  if (/^\s*\{/.test(text)) {
    const value = parseJson(text);
    if (!isObject(value)) return null;
    for (const [key, part] of Object.entries(value)) {
      if (isColumn(key, part)) return null;
      put(key, part);
    }
    return facts;
  }
  const entries = readFlatYaml(text);
  if (!entries) return null;
  for (const [key, value] of entries) set(key.replace(/\.value$/, ''), value);
  return facts;
}

/** Rows of a table, or a setting or a loss by run. */
function isColumn(key: string, value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.some(isObject) || SETTINGS.test(key) || RESULT.test(key);
}

function isConfig(settings: LogFacts): boolean {
  const keys = Object.keys(settings).map((key) => key.split(/[./]/).at(-1) ?? key);
  if (keys.some((key) => RESULT.test(key))) return false;
  return new Set(keys.filter((key) => SETTINGS.test(key))).size >= ENOUGH;
}
