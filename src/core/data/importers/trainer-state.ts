import { failure, success } from '../../result';
import type { Importer } from '../importer';
import { createRecordBuilder, isObject, parseJson } from '../json-records';
import { createFacts } from '../log-facts';
import type { LogLoss } from '../log-layout';
import { readAll } from '../text-lines';

/** Counters that stay at zero where nobody asked the trainer to count. */
const UNCOUNTED = new Set(['num_input_tokens_seen', 'total_flos']);

/**
 * `trainer_state.json` of Hugging Face's Trainer: one event after the other under `log_history`, those of
 * training with `loss`, those of evaluation with `eval_loss` or `eval_NAME_loss`, and a last one whose
 * `train_loss` is the mean over the whole run, which is no loss of the model at any time.
 */
export const trainerState: Importer = {
  id: 'trainer-state',
  title: 'Hugging Face trainer_state.json',
  sniff({ text }) {
    if (!/^\s*\{/.test(text) || !/"log_history"\s*:\s*\[/.test(text)) return 0;
    return /"(global_step|max_steps|is_world_process_zero|best_metric)"\s*:/.test(text)
      ? 0.98
      : 0.6;
  },
  *parse(source, { fileName }) {
    const incomplete = (missing: string) =>
      failure('data-incomplete-log', { file: fileName, format: trainerState.id, missing });
    yield { done: 0, total: source.bytes.length };
    const state = parseJson(readAll(source));
    yield { done: source.bytes.length >> 1, total: source.bytes.length };
    if (!isObject(state)) return incomplete('json');
    if (!Array.isArray(state.log_history) || state.log_history.length === 0)
      return incomplete('entries');
    const builder = createRecordBuilder();
    const columns = new Set<string>();
    for (const [i, entry] of (state.log_history as unknown[]).entries()) {
      if (!isObject(entry)) {
        builder.reject(i + 1, '', JSON.stringify(entry) ?? '', 'not-an-object');
        continue;
      }
      builder.add(i + 1, entry);
      for (const key of Object.keys(entry)) columns.add(key);
    }
    const losses = [...columns].flatMap((column): LogLoss[] => {
      if (column === 'loss') return [{ column, kind: 'train' }];
      return /^eval_(.+_)?loss$/.test(column) ? [{ column, kind: 'held-out' }] : [];
    });
    if (losses.length === 0) return incomplete('loss');
    const { set, facts } = createFacts();
    for (const [key, value] of Object.entries(state))
      if (!(UNCOUNTED.has(key) && value === 0)) set(key, value);
    const read = builder.finish(trainerState.id);
    const tokens = read.table.columns.find(({ name }) => name === 'num_input_tokens_seen');
    const counted = tokens?.kind === 'number' && tokens.values.some((value) => value > 0);
    return success({
      ...read,
      log: {
        ...(columns.has('step') ? { step: 'step' } : {}),
        ...(counted ? { tokens: 'num_input_tokens_seen' } : {}),
        losses,
        facts: new Map([['', facts]]),
      },
    });
  },
};
