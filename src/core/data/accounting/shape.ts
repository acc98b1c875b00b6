import { readHeader } from '../header-words';
import { type Texts, textAt } from '../texts';
import type { Dataset, NumberColumn } from '../types';

/** What is known of the shape of every run; a part is absent where some run does not say it. */
export interface RunShapes {
  readonly layers?: Float64Array;
  readonly width?: Float64Array;
  readonly heads?: Float64Array;
  readonly headSize?: Float64Array;
  readonly feedForward?: Float64Array;
  readonly vocabulary?: Float64Array;
  readonly sequence?: Float64Array;
  readonly bytesPerToken?: Float64Array;
}

type Part = keyof RunShapes;

const NAMES: Readonly<Record<Part, string>> = {
  layers: 'layers layer n_layers n_layer num_layers num_hidden_layers depth n_blocks',
  width: 'd_model width hidden_size n_embd hidden_dim dim d_emb d_embed embed_dim model_dim',
  heads: 'heads n_heads n_head num_heads num_attention_heads',
  headSize: 'head_dim d_head head_size kv_size d_kv',
  feedForward: 'd_ff ffw_size ffn_dim intermediate_size d_ffn ff_dim mlp_dim ffn_hidden_size',
  vocabulary: 'vocab vocab_size vocabulary vocabulary_size n_vocab',
  sequence: 'seq_len sequence_length context context_length n_ctx ctx block_size max_seq_len',
  bytesPerToken: 'bytes_per_token chars_per_token characters_per_token',
};

/** The shape of the runs by their columns, else by names such as `d=1024_l=24_h=8`. */
export function readShapes({ extra, names }: Pick<Dataset, 'extra' | 'names'>): RunShapes {
  const columns = extra.filter((column): column is NumberColumn => column.kind === 'number');
  const found: Partial<Record<Part, Float64Array>> = {};
  for (const [part, known] of Object.entries(NAMES) as [Part, string][]) {
    const column = columns.find(({ name }) => known.split(' ').includes(readHeader(name).key));
    if (column && isPositive(column.values)) found[part] = column.values;
  }
  if (found.width && found.layers) return found;
  return { ...readNames(names), ...found };
}

const IN_NAMES = {
  width: /(?:^|[^A-Za-z0-9])(?:d_model|width|dim|d)=?(\d+)(?![\d.]*[A-Za-z])/,
  layers: /(?:^|[^A-Za-z0-9])(?:n_layers?|layers|depth|l)=?(\d+)(?![\d.]*[A-Za-z])/,
  heads: /(?:^|[^A-Za-z0-9])(?:n_heads?|heads|h)=?(\d+)(?![\d.]*[A-Za-z])/,
} as const;

/** A lone `d512` may be anything: a width counts only where every name has a number of layers too. */
function readNames(names: Texts): RunShapes {
  const read = (part: keyof typeof IN_NAMES): Float64Array | null => {
    const pattern = IN_NAMES[part];
    if (!pattern.test(textAt(names, 0))) return null;
    const values = new Float64Array(names.length);
    for (let row = 0; row < values.length; row++)
      values[row] = Number(pattern.exec(textAt(names, row))?.[1] ?? Number.NaN);
    return isPositive(values) ? values : null;
  };
  const width = read('width');
  const layers = width && read('layers');
  if (!width || !layers) return {};
  const heads = read('heads');
  return { width, layers, ...(heads ? { heads } : {}) };
}

export function isPositive(values: Float64Array): boolean {
  return values.length > 0 && values.every((value) => value > 0 && value < Infinity);
}
