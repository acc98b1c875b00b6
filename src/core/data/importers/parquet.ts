import type { Importer } from '../importer';

type Decoder = typeof import('../parquet/decode-parquet');

let decoder: Decoder | null = null;

/**
 * Parquet, among it the run histories Weights & Biases keeps as artifacts. What unpacks it is a chunk of its own,
 * loaded with the first file.
 */
export const parquet: Importer = {
  id: 'parquet',
  title: 'Parquet',
  sniff: ({ head }) => (isMagic(head) ? 1 : 0),
  async prepare() {
    decoder ??= await import('../parquet/decode-parquet');
  },
  *parse({ bytes }, { fileName }) {
    if (!decoder) throw new Error('prepareToRead comes before readTable of a Parquet file');
    return yield* decoder.decodeParquet(bytes, parquet.id, fileName);
  },
};

/** `PAR1`. */
function isMagic(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31;
}
