import type { Law } from '../laws';
import type { ColumnUse, OpenBinding } from './binding';
import type { ColumnSource } from './column-source';
import { toBase } from './column-units';
import { guessUnit } from './guess-unit';
import { type HeaderWords, readHeader } from './header-words';
import { rankHeader } from './known-names';
import type { NumberColumn } from './types';

/** Headers that name a variable or output outright, best first, in the spelling of `HeaderWords.key`. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  bits: ['bits', 'bit', 'bit_width', 'n_bits', 'w_bits'],
  wBits: ['w_bits', 'weight_bits', 'wbits', 'bits'],
  aBits: ['a_bits', 'activation_bits', 'abits'],
  kvBits: ['kv_bits', 'kvbits', 'cache_bits', 'kv_cache_bits'],
  group: ['group', 'group_size', 'weights_per_scale', 'groupsize', 'quantization_group'],
  ratio: ['domain_ratio', 'ratio', 'own_share', 'share', 'mixture_ratio', 'domain_share'],
  unique: ['unique_tokens', 'unique', 'unique_d'],
  epochs: ['epochs', 'epoch', 'n_epochs', 'repeats'],
  batch: ['batch_tokens', 'batch_size_tokens', 'tokens_per_batch', 'tokens_per_step'],
  lr: ['lr', 'learning_rate', 'lr_peak', 'peak_lr', 'max_lr'],
  steps: ['steps', 'step', 'n_steps', 'train_steps', 'iterations'],
  hours: ['hours', 'gpu_hours', 'accelerator_hours'],
  qid: [
    ...['qid', 'delta_loss', 'loss_delta', 'target_qid', 'degradation', 'delta', 'loss_increase'],
    ...['loss_degradation', 'quantization_degradation'],
  ],
  epochsEnter: ['epochs_enter', 'enter', 'enters', 'epochs'],
  epochsLeave: ['epochs_leave', 'leave', 'leaves', 'epochs'],
  error: ['error', 'mean_error', 'avg_error', 'error_17'],
  loss: ['loss'],
};

interface Candidate {
  readonly column: NumberColumn;
  readonly header: HeaderWords;
}

/**
 * Which column plays which part of a law, as far as names tell: the id of the variable first, then what
 * such columns are usually called. N, D, C and losses are converted where the header or the size of the
 * numbers names a unit. Parts no column is found for are left out.
 */
export function guessBinding(law: Law, source: ColumnSource): OpenBinding {
  const candidates = source.columns.flatMap((column): Candidate[] =>
    column.kind === 'number' ? [{ column, header: readHeader(column.name) }] : [],
  );
  const used = new Set<string>();
  const take = (id: string): ColumnUse | undefined => {
    const free = candidates.filter(({ column }) => !used.has(column.name));
    const found = find(id, free);
    if (found) used.add(found.column.name);
    return found && toUse(id, found);
  };
  const isOwn = (id: string) => candidates.some(({ column }) => column.name === id);
  const { id: responseId } = law.outputs[0];
  const variables: Record<string, ColumnUse> = {};
  // A column that bears a variable's own id is never lent to another.
  const ids = law.variables.map(({ id }) => id);
  const response = take(responseId);
  for (const id of [...ids.filter(isOwn), ...ids.filter((id) => !isOwn(id))]) {
    const use = take(id);
    if (use !== undefined) variables[id] = use;
  }
  return { variables, ...(response === undefined ? {} : { response }) };
}

function find(id: string, free: readonly Candidate[]): Candidate | undefined {
  const exact = free.find(({ column }) => column.name === id);
  if (exact) return exact;
  for (const name of NAMES[id] ?? [id.toLowerCase()]) {
    const named = free.find(({ header }) => header.key === name);
    if (named) return named;
  }
  if (id !== 'N' && id !== 'D' && id !== 'C' && id !== 'loss') return undefined;
  const ranked = free.flatMap((candidate) => {
    const rank = rankHeader(id, candidate.header);
    return rank === null ? [] : [{ candidate, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked[0]?.candidate;
}

function toUse(id: string, { column, header }: Candidate): ColumnUse {
  const { name } = column;
  // A role of a dataset is in base units already.
  if (name === id || (id !== 'N' && id !== 'D' && id !== 'C' && id !== 'loss')) return name;
  const { unit } = guessUnit(id, header, column);
  if (unit === 'perplexity') return name;
  const scale = toBase(1, unit);
  return scale === 1 ? name : { column: name, scale };
}
