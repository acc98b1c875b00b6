import type { Importer } from '../importer';

type Decode = typeof import('../parquet/decode-parquet')['decodeParquet'];

let decode: Decode | null = null;

/**
 * Parquet, among it the run histories Weights & Biases keeps as artifacts. What unpacks it is a chunk of its own,
 * loaded with the first file.
 */
export const parquet: Importer = {
  id: 'parquet',
  title: 'Parquet',
  sniff: ({ head }) => (isMagic(head) ? 1 : 0),
  async prepare() {
    decode ??= (await import('../parquet/decode-parquet')).decodeParquet;
  },
  *parse({ bytes }, { fileName }) {
    if (!decode) throw new Error('prepareToRead comes before readTable of a Parquet file');
    return yield* decode(bytes, parquet.id, fileName);
  },
};

/** `PAR1`. */
function isMagic(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31;
}
