import * as v from 'valibot';
import { type Dataset, hashColumns, listTexts, type RawColumn, type Role, roles } from '../data';
import { failure, type Result, success } from '../result';
import { damaged, deflate, inflate, openBlock, sealBlock } from './block';
import { ByteReader, ByteWriter } from './byte-stream';
import { readColumn, writeColumn } from './column-codec';
import { parseJson } from './json';
import { StoredSimulation, simulatedName } from './session-simulation';

/**
 * The block `d`: the runs of an own dataset, lossless. Bytes: length of the deflated part, the deflated part
 * (a description as JSON, then the columns that compress), the byte planes that do not (`column-codec.ts`).
 */
const KEY = 'd';
const CODEC = 'a';
const MOST_BYTES = 4_000_000;
const MOST_ROWS = 50_000;
const MOST_TITLE = 300;
/** Never seen to fit; above it the length is estimated instead of measured. */
const ROWS_TRIED = 6_000;

const Row = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ROWS));
const Meta = v.object({
  /** Title, number of rows, row names where they fitted, rows the source leaves out. */
  t: v.pipe(v.string(), v.maxLength(MOST_TITLE)),
  r: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ROWS)),
  n: v.optional(v.array(v.string())),
  o: v.optional(v.array(Row)),
  /** 1 where a column of standard errors follows the losses. */
  s: v.optional(v.literal(1)),
  /** 1 where losses are per byte. */
  b: v.optional(v.literal(1)),
  /** What the runs were drawn from, where none was measured. */
  m: v.optional(StoredSimulation),
  /** Headers by role, where the filter names them. */
  h: v.optional(v.partial(v.object(Object.fromEntries(roles.map((role) => [role, v.string()]))))),
  /** Further columns: of texts, or of numbers with what was written where there is none. */
  e: v.optional(
    v.pipe(
      v.array(
        v.object({
          name: v.string(),
          texts: v.optional(v.array(v.string())),
          odd: v.optional(v.array(v.tuple([Row, v.string()]))),
        }),
      ),
      v.maxLength(1000),
    ),
  ),
});
type Meta = v.InferOutput<typeof Meta>;
type ExtraMeta = NonNullable<Meta['e']>[number];

export interface DataBlock {
  /** Undefined where even without run names it takes more than the room there is. */
  readonly text: string | undefined;
  /** Characters with everything but what had to be left out. */
  readonly length: number;
  readonly names: boolean;
  /** Further columns it carries. */
  readonly columns: readonly string[];
}

/** One block a dataset, filter and room: the link is rewritten while a slider moves, the data is not. */
const made = new WeakMap<Dataset, { readonly key: string; readonly block: DataBlock }>();

/**
 * N, D, loss, standard errors, the columns the filter names, and the run names where `room` characters
 * allow.
 */
export function encodeDataset(dataset: Dataset, where: string, room: number): DataBlock {
  const key = `${room} ${where}`;
  const before = made.get(dataset);
  if (before?.key === key) return before.block;
  const block = pack(dataset, where, room);
  made.set(dataset, { key, block });
  return block;
}

function pack(dataset: Dataset, where: string, room: number): DataBlock {
  // Looking for the name anywhere in the filter may carry a column too many, but never one too few.
  const isNamed = (name: string | undefined) =>
    name !== undefined && name !== '' && where.includes(name);
  const extra = dataset.extra.filter(({ name }) => isNamed(name));
  const filtered = Object.entries(dataset.headers ?? {}).filter(([, name]) => isNamed(name));
  const headers = filtered.length > 0 ? Object.fromEntries(filtered) : undefined;
  const columns = extra.map(({ name }) => name);
  const rows = dataset.N.length;
  if (rows > ROWS_TRIED) {
    const part = write(dataset, extra, headers, ROWS_TRIED, false).length;
    return {
      text: undefined,
      length: Math.round((part * rows) / ROWS_TRIED),
      names: false,
      columns,
    };
  }
  const nameOf = dataset.origin.simulated ? simulatedName : plainName;
  const arePlain = listTexts(dataset.names).every((name, row) => name === nameOf(row));
  const areNeeded = headers?.name !== undefined || /\bname\b/.test(where);
  const named = write(dataset, extra, headers, rows, !arePlain);
  const text =
    named.length <= room || areNeeded ? named : write(dataset, extra, headers, rows, false);
  const names = arePlain || text === named;
  return { text: text.length <= room ? text : undefined, length: text.length, names, columns };
}

/** What a run is called that has no name. */
function plainName(row: number): string {
  return `run ${row + 1}`;
}

function write(
  dataset: Dataset,
  extra: readonly RawColumn[],
  headers: Dataset['headers'],
  rows: number,
  names: boolean,
): string {
  const meta: Meta = {
    t: dataset.title.slice(0, MOST_TITLE),
    r: rows,
    ...(names ? { n: listTexts(dataset.names) } : {}),
    ...(dataset.leftOut.length > 0 ? { o: [...dataset.leftOut] } : {}),
    ...(dataset.lossError ? { s: 1 } : {}),
    ...(dataset.lossPer === 'byte' ? { b: 1 } : {}),
    ...(dataset.origin.simulated ? { m: dataset.origin.simulated } : {}),
    ...(headers ? { h: headers } : {}),
    ...(extra.length > 0 ? { e: extra.map(describeColumn) } : {}),
  };
  const soft = new ByteWriter().text(JSON.stringify(meta));
  const hard = new ByteWriter();
  for (const values of numberColumns(dataset, extra)) {
    writeColumn(soft, hard, values.subarray(0, rows));
  }
  const packed = deflate(soft.finish());
  const bytes = new ByteWriter().varint(packed.length).bytes(packed).bytes(hard.finish()).finish();
  return sealBlock({ codec: CODEC, bytes });
}

function describeColumn(column: RawColumn): ExtraMeta {
  if (column.kind === 'text') return { name: column.name, texts: listTexts(column.values) };
  const { name, odd } = column;
  return odd && odd.size > 0 ? { name, odd: [...odd] } : { name };
}

function numberColumns(dataset: Dataset, extra: readonly RawColumn[]): Float64Array[] {
  return [
    dataset.N,
    dataset.D,
    dataset.loss,
    ...(dataset.lossError ? [dataset.lossError] : []),
    ...extra.flatMap((column) => (column.kind === 'number' ? [column.values] : [])),
  ];
}

/**
 * The dataset of a block `d`, with an id from its content. Problems: those of `openBlock` and `inflate`,
 * `link-block-codec` (key, codec), `link-data-values` (key, column): a value no run can have.
 */
export function decodeDataset(text: string): Result<Dataset> {
  const block = openBlock(KEY, text);
  if (!block.ok) return block;
  const { codec, bytes } = block.value;
  if (codec !== CODEC) return failure('link-block-codec', { key: KEY, codec });
  const outer = new ByteReader(bytes);
  const packed = outer.bytes(outer.varint() ?? Number.POSITIVE_INFINITY);
  if (!packed) return damaged(KEY);
  const plain = inflate(KEY, packed, MOST_BYTES);
  if (!plain.ok) return plain;
  const soft = new ByteReader(plain.value);
  const meta = readMeta(soft.text());
  return meta ? readRuns(meta, soft, outer) : damaged(KEY);
}

function readMeta(text: string | undefined): Meta | undefined {
  const json = parseJson(text ?? '');
  const parsed = v.safeParse(Meta, json);
  return parsed.success && isWhole(parsed.output) ? parsed.output : undefined;
}

/** One name a row, and rows that exist, in order. */
function isWhole({ r, n, o = [] }: Meta): boolean {
  const rising = o.every((row, i) => row < r && (i === 0 || row > (o[i - 1] as number)));
  return rising && (n === undefined || n.length === r);
}

function readRuns(meta: Meta, soft: ByteReader, hard: ByteReader): Result<Dataset> {
  const next = () => readColumn(soft, hard, meta.r);
  const N = next();
  const D = next();
  const loss = next();
  const lossError = meta.s ? next() : undefined;
  const extra = (meta.e ?? []).map((entry) => readExtra(entry, meta.r, next));
  const whole = extra.filter((column) => column !== undefined);
  if (!N || !D || !loss || (meta.s && !lossError)) return damaged(KEY);
  if (whole.length < extra.length || soft.left + hard.left > 0) return damaged(KEY);
  for (const [column, values] of Object.entries({ N, D, loss, lossError })) {
    if (values && !values.every((value) => value > 0 && value < Number.POSITIVE_INFINITY)) {
      return failure('link-data-values', { key: KEY, column });
    }
  }
  const nameOf = meta.m ? simulatedName : plainName;
  const names = meta.n ?? Array.from({ length: meta.r }, (_, row) => nameOf(row));
  const content = { names, N, D, loss, ...(lossError ? { lossError } : {}), extra: whole };
  const hash = hashColumns(content);
  return success({
    id: `own-${hash.slice(0, 12)}`,
    title: meta.t,
    hash,
    ...content,
    leftOut: meta.o ?? [],
    origin: {
      kind: 'link',
      source: meta.t,
      notes: [],
      ...(meta.m ? { simulated: meta.m } : {}),
    },
    ...(meta.b ? { lossPer: 'byte' as const } : {}),
    ...(meta.h ? { headers: meta.h as Partial<Record<Role, string>> } : {}),
  });
}

function readExtra(
  { name, texts, odd }: ExtraMeta,
  rows: number,
  next: () => Float64Array | undefined,
): RawColumn | undefined {
  if (texts) return texts.length === rows ? { name, kind: 'text', values: texts } : undefined;
  const values = next();
  return values && { name, kind: 'number', values, ...(odd ? { odd: new Map(odd) } : {}) };
}
