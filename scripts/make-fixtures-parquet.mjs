import { gzipSync } from 'node:zlib';
import { known, makeCurve } from './make-fixtures-curves.mjs';

const WANDB = {
  repo: 'wandb/wandb',
  path: 'core/internal/runhistoryreader/parquet/iterator/row_iterator.go',
  commit: '16c47fca1f1f116cfa86d3527d214e3266012e6b',
};
/** Which codec has which number, and what lies where in a file. */
const FORMAT = {
  repo: 'apache/parquet-format',
  path: 'src/main/thrift/parquet.thrift',
  commit: '2a8f022a49555fa7476dbb6804c9771397f8da12',
};

export function parquet() {
  return [history(), runs('gzip'), runs('zstd')];
}

/** A run's history: metrics that were not logged at a step are null, as is the evaluation at most of them. */
function history() {
  const common = { params: 160e6, batchTokens: 524288, steps: 500, digits: 12 };
  const train = makeCurve({ ...common, every: 25, seed: 401 });
  const held = makeCurve({ ...common, every: 100, seed: 402, over: 0.03 });
  const pick = (points, step) => points.find((point) => point.step === step)?.loss ?? null;
  const steps = train.map(({ step }) => step);
  const columns = [
    { name: '_step', type: INT64, values: steps },
    { name: '_runtime', type: DOUBLE, values: steps.map((step) => step * 0.9) },
    { name: '_timestamp', type: DOUBLE, values: steps.map((step) => 1731300000.5 + step * 0.9) },
    { name: 'train/loss', type: DOUBLE, values: steps.map((step) => pick(train, step)) },
    { name: 'eval/loss', type: DOUBLE, values: steps.map((step) => pick(held, step)) },
    { name: 'num_input_tokens_seen', type: INT64, values: train.map(({ tokens }) => tokens) },
  ];
  return {
    file: 'wandb-history.parquet',
    format: 'parquet',
    writer: WANDB,
    fields: ['_step', '_timestamp'],
    bytes: writeParquet([columns], 'snappy'),
    known: {
      step: '_step',
      tokens: 'num_input_tokens_seen',
      lastTokens: 500 * 524288,
      losses: [known('train/loss', 'train', train), known('eval/loss', 'held-out', held)],
    },
  };
}

/** A table of runs in two row groups, with names, one missing. */
function runs(codec) {
  const rows = [
    ['a-70M', 70426624, 1.4e9, 3.61],
    ['b-160M', 162322944, 3.2e9, 3.22],
    [null, 405334016, 8.2e9, 2.91],
    ['d-1B', 1011781632, 20.1e9, 2.64],
  ];
  const group = (part) => [
    { name: 'name', type: BYTES, values: part.map(([name]) => name) },
    { name: 'params', type: INT64, values: part.map(([, params]) => params) },
    { name: 'tokens', type: DOUBLE, values: part.map(([, , tokens]) => tokens) },
    { name: 'loss', type: DOUBLE, values: part.map(([, , , loss]) => loss) },
  ];
  return {
    file: `runs-${codec}.parquet`,
    format: 'parquet',
    writer: FORMAT,
    fields: ['PAR1'],
    bytes: writeParquet([group(rows.slice(0, 3)), group(rows.slice(3))], codec),
    known: {
      columns: {
        name: rows.map(([name]) => name ?? ''),
        params: rows.map(([, params]) => params),
        tokens: rows.map(([, , tokens]) => tokens),
        loss: rows.map(([, , , loss]) => loss),
      },
    },
  };
}

const INT64 = 2;
const DOUBLE = 5;
const BYTES = 6;
const UTF8 = 0;
const CODECS = { snappy: 1, gzip: 2, zstd: 6 };
const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;

/** The smallest Parquet writer that will do: nullable columns, plain values, one page for each column of a group. */
function writeParquet(groups, codec) {
  const parts = [Buffer.from('PAR1')];
  let offset = 4;
  const push = (buffer) => {
    parts.push(buffer);
    offset += buffer.length;
  };
  const rowGroups = groups.map((columns) => {
    const chunks = columns.map(({ name, type, values }) => {
      const at = offset;
      let unpacked = 0;
      const page = (kind, body, field) => {
        const packed = pack(body, codec);
        const header = struct([
          [1, i32(kind)],
          [2, i32(body.length)],
          [3, i32(packed.length)],
          field,
        ]);
        push(header);
        push(packed);
        unpacked += header.length + body.length;
      };
      // Texts stand in a dictionary, as most writers put them.
      const words = type === BYTES ? [...new Set(values.filter((value) => value !== null))] : null;
      if (words)
        page(2, Buffer.concat(words.map((word) => plainValue(BYTES, word))), [
          7,
          nested([
            [1, i32(words.length)],
            [2, i32(PLAIN)],
          ]),
        ]);
      const data = offset;
      page(0, dataPage(type, values, words), [
        5,
        nested([
          [1, i32(values.length)],
          [2, i32(words ? RLE_DICTIONARY : PLAIN)],
          [3, i32(RLE)],
          [4, i32(RLE)],
        ]),
      ]);
      const size = offset - at;
      const meta = nested([
        [1, i32(type)],
        [2, list(5, [PLAIN, RLE, ...(words ? [RLE_DICTIONARY] : [])].map(zigzag))],
        [3, list(8, [text(name)])],
        [4, i32(CODECS[codec])],
        [5, i64(values.length)],
        [6, i64(unpacked)],
        [7, i64(size)],
        [9, i64(data)],
        ...(words ? [[11, i64(at)]] : []),
      ]);
      return {
        size,
        body: struct([
          [2, i64(at)],
          [3, meta],
        ]),
      };
    });
    return struct([
      [
        1,
        list(
          12,
          chunks.map(({ body }) => body),
        ),
      ],
      [2, i64(chunks.reduce((sum, { size }) => sum + size, 0))],
      [3, i64(columns[0].values.length)],
    ]);
  });
  const [columns] = groups;
  const schema = [
    struct([
      [4, bytes('schema')],
      [5, i32(columns.length)],
    ]),
    ...columns.map(({ name, type }) =>
      struct([
        [1, i32(type)],
        [3, i32(1)],
        [4, bytes(name)],
        ...(type === BYTES ? [[6, i32(UTF8)]] : []),
      ]),
    ),
  ];
  const rows = groups.reduce((sum, [first]) => sum + first.values.length, 0);
  const footer = struct([
    [1, i32(1)],
    [2, list(12, schema)],
    [3, i64(rows)],
    [4, list(12, rowGroups)],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([...parts, footer, length, Buffer.from('PAR1')]);
}

/** Levels (one bit a row) before the values that are there, or before their places in the dictionary. */
function dataPage(type, values, words) {
  const run = bitPacked(
    values.map((value) => (value === null ? 0 : 1)),
    1,
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(run.length);
  const filled = values.filter((value) => value !== null);
  const body = words
    ? [
        Buffer.from([8]),
        bitPacked(
          filled.map((value) => words.indexOf(value)),
          8,
        ),
      ]
    : filled.map((value) => plainValue(type, value));
  return Buffer.concat([length, run, ...body]);
}

/** One run of small numbers, filled up to whole groups of eight. */
function bitPacked(values, width) {
  const groups = Math.ceil(values.length / 8);
  const packed = Buffer.alloc(groups * width);
  values.forEach((value, row) => {
    if (width === 8) packed[row] = value;
    else packed[row >> 3] |= value << (row & 7);
  });
  return Buffer.concat([varint((groups << 1) | 1), packed]);
}

function plainValue(type, value) {
  if (type === BYTES) {
    const body = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return Buffer.concat([length, body]);
  }
  const buffer = Buffer.alloc(8);
  if (type === INT64) buffer.writeBigInt64LE(BigInt(value));
  else buffer.writeDoubleLE(value);
  return buffer;
}

/** Snappy with literals only, and Zstandard in raw blocks, are as valid as any. */
function pack(page, codec) {
  if (codec === 'gzip') return gzipSync(page);
  if (codec === 'snappy') {
    const parts = [varint(page.length)];
    for (let at = 0; at < page.length; at += 60) {
      const literal = page.subarray(at, at + 60);
      parts.push(Buffer.from([(literal.length - 1) << 2]), literal);
    }
    return Buffer.concat(parts);
  }
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(page.length, 5);
  header.writeUIntLE((page.length << 3) | 1, 9, 3);
  return Buffer.concat([header, page]);
}

/** Thrift's compact protocol: fields as deltas of their ids, numbers zigzag. */
function varint(value) {
  const out = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    out.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Buffer.from(out);
}

const zigzag = (value) => varint(BigInt(value) * 2n);
const i32 = (value) => ({ type: 5, body: zigzag(value) });
const i64 = (value) => ({ type: 6, body: zigzag(value) });
const text = (value) => Buffer.concat([varint(Buffer.byteLength(value)), Buffer.from(value)]);
const bytes = (value) => ({ type: 8, body: text(value) });
const nested = (fields) => ({ type: 12, body: struct(fields) });

function list(type, items) {
  const head =
    items.length < 15
      ? Buffer.from([(items.length << 4) | type])
      : Buffer.concat([Buffer.from([0xf0 | type]), varint(items.length)]);
  return { type: 9, body: Buffer.concat([head, ...items]) };
}

function struct(fields) {
  let before = 0;
  const parts = fields.map(([id, { type, body }]) => {
    const head = Buffer.from([((id - before) << 4) | type]);
    before = id;
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}
