import type {
  ChoiceReason,
  DataNote,
  Question,
  RejectionReason,
  Role,
  Unit,
  UnitReason,
} from '../core/data';

/** Words of the upload button, the drop target and the mapping dialog. */
export const upload = {
  button: 'Upload runs',
  drop: 'Drop tables, logs, folders or archives of runs',
  pastedName: 'Pasted table',
  formats: {
    delimited: 'table with a delimiter',
    json: 'JSON',
    jsonl: 'JSON lines',
    'lightning-metrics': 'Lightning metrics.csv',
    llmc: 'llm.c log',
    'lm-eval': 'lm-evaluation-harness result',
    megatron: 'Megatron-LM log',
    'metrics-jsonl': 'metrics.jsonl log',
    nanogpt: 'nanoGPT log',
    olmo: 'OLMo log',
    parquet: 'Parquet file',
    'run-config': 'config of a run',
    'tensorboard-csv': 'TensorBoard scalars (CSV)',
    'tensorboard-events': 'TensorBoard event file',
    'tensorboard-json': 'TensorBoard scalars (JSON)',
    'trainer-state': 'Hugging Face trainer_state.json',
    'wandb-chart': 'W&B chart',
    'wandb-runs': 'W&B runs table',
  } as Readonly<Record<string, string>>,
  datasetTitle: 'Title',
  columnOf: (role: string): string => `Column of ${role}`,
  unitOf: (role: string): string => `Unit of ${role}`,
  noColumn: 'none',
  followsFrom: 'follows from C = 6 N D',
  preview: (shown: number, all: number): string =>
    shown < all ? `First ${shown} of ${all.toLocaleString('en')} rows` : `All ${all} rows`,
  usable: (usable: number, rejected: number): string => {
    const runs = `${usable.toLocaleString('en')} ${usable === 1 ? 'run' : 'runs'} can be used`;
    return rejected > 0
      ? `${runs}, ${rejected.toLocaleString('en')} rejected`
      : `${runs}, none rejected`;
  },
  rejectedTitle: 'Rejected rows',
  rejectedTable: 'Table of rejected rows',
  previewTable: 'Table of the first rows',
  rejectedColumns: ['Line', 'Column', 'Value', 'Reason'] as const,
  rejectedLine: (line: number): string => `Line ${line}`,
  wholeRow: 'whole row',
  empty: 'empty',
  rejectedMore: (shown: number, all: number): string =>
    `The first ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} are listed.`,
  downloadRejected: 'Download rejected rows',
  rejectedFile: (file: string): string => `${file.replace(/\.[^.]*$/, '')}-rejected.csv`,
  use: 'Use these runs',
  cancel: 'Cancel import',
  close: 'Close',
  takenAnyway: 'The runs can be taken as they are; the coefficients wait for these.',
  privacy: 'The runs stay in this browser; nothing is sent anywhere.',
};

/** A format as the middle of a sentence names it. */
export function nameFormat(id: string): string {
  return upload.formats[id] ?? id;
}

export const roleNames: Readonly<Record<Role, string>> = {
  N: 'parameters (N)',
  D: 'tokens (D)',
  C: 'compute (C)',
  loss: 'loss',
  lossError: 'standard error of the loss',
  name: 'run name',
};

const BASE: Readonly<Record<Role, string>> = {
  N: 'parameters',
  D: 'tokens',
  C: 'FLOPs',
  loss: 'nats per token',
  lossError: 'nats per token',
  name: '',
};

/** A unit in words, for one role: `M` is millions of parameters, or 10^6 tokens. */
export function nameUnit(role: Role, unit: Unit): string {
  const loss: Partial<Record<Unit, string>> = {
    nats: 'nats per token',
    bits: 'bits per token',
    perplexity: 'perplexity',
    'nats-per-byte': 'nats per byte',
    'bits-per-byte': 'bits per byte',
    'pf-days': 'petaFLOP/s-days',
    text: 'text',
  };
  const scales: Partial<Record<Unit, string>> =
    role === 'C'
      ? { one: '', G: '1e9 ', T: '1e12 ', P: '1e15 ', E: '1e18 ', Z: '1e21 ', Y: '1e24 ' }
      : { one: '', K: 'thousand ', M: 'million ', B: 'billion ', T: 'trillion ' };
  return loss[unit] ?? `${scales[unit] ?? ''}${BASE[role]}`;
}

/** The unit everything is converted to. */
export function nameBaseUnit(role: Role, unit: Unit): string {
  return unit === 'bits-per-byte' || unit === 'nats-per-byte' ? 'nats per byte' : BASE[role];
}

/** How sure a guess is, and why. */
export function describeConfidence(
  confidence: number,
  sure: number,
  why: ChoiceReason,
  unitWhy: UnitReason,
): string {
  if (why === 'chosen') return 'your choice';
  const word = confidence >= sure ? 'sure' : 'guessed';
  const byUnit = unitWhy === 'magnitude' ? 'unit from the size of the numbers' : '';
  return `${word}: ${byUnit || CHOICE[why]}`;
}

const CHOICE: Readonly<Record<Exclude<ChoiceReason, 'chosen'>, string>> = {
  'plain-name': 'its name says so',
  'qualified-name': 'by its name',
  'related-name': 'the nearest name there is',
};

/** What a person has to decide. */
export function describeQuestion({ kind, role, candidates }: Question): string {
  if (kind === 'which-unit')
    return `The unit of ${roleNames[role]} was taken from the size of the numbers: is it right?`;
  if (candidates.length === 0) return `No column is left for ${roleNames[role]}.`;
  return role === 'loss' && candidates.length > 1
    ? `Several columns could be the loss (${candidates.slice(0, 4).join(', ')}): is the first one right?`
    : `Which column is ${roleNames[role]}?`;
}

/** Why a row was turned away, as the middle of a sentence. */
export function describeReason(reason: RejectionReason): string {
  return REASONS[reason];
}

const REASONS: Readonly<Record<RejectionReason, string>> = {
  missing: 'the cell is empty',
  'not-a-number': 'not a number',
  'not-finite': 'not a finite number',
  zero: 'zero, must be above zero',
  negative: 'negative, must be above zero',
  'out-of-range': 'too large to be a count',
  'perplexity-not-above-one': 'a perplexity must be above 1',
  'too-many-cells': 'more cells than the header',
  'unclosed-quote': 'a quote that never closes',
  'not-json': 'not JSON',
  'not-an-object': 'not an object',
};

/** What was done to the table, as sentences. Anything that is no known note is a sentence already. */
export function describeDataNote(note: DataNote | string): string {
  return (NOTES as Readonly<Record<string, string>>)[note] ?? note;
}

const NOTES: Readonly<Record<DataNote, string>> = {
  'tokens-from-compute': 'Tokens follow from compute and parameters: D = C / (6 N).',
  'params-from-compute': 'Parameters follow from compute and tokens: N = C / (6 D).',
  'compute-not-used':
    'Compute is taken as 6 N D; the compute column is kept for filters and export only.',
  'loss-per-byte': 'Losses are nats per byte: do not compare them with losses per token.',
  'size-with-embeddings': 'Parameters count embeddings, as was said at import.',
  'size-without-embeddings': 'Parameters do not count embeddings, as was said at import.',
  'loss-error-incomplete':
    'Not every run has a positive standard error, so the fit cannot be weighted by it.',
};
