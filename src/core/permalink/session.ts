import * as v from 'valibot';
import { type Dataset, hashColumns, type RawColumn, type Role, roles } from '../data';
import { failure, type Problem, type Result, success } from '../result';
import { defaultState, type ExplorerState } from './explorer-state';
import { isRecord, parseJson } from './json';
import { StoredSimulation } from './session-simulation';
import { readState } from './state-json';

/** A session file: the whole state and every own dataset it needs, all columns, as JSON. */
const FORMAT = 'scalescope-session';
const SESSION_VERSION = 1;

export interface Session {
  readonly state: ExplorerState;
  readonly datasets: readonly Dataset[];
  /** What could not be read as it stands; the rest was. */
  readonly notices: readonly Problem[];
}

/** Numbers that JSON has no form for are written as their names. */
type Cell = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

export function writeSession(state: ExplorerState, datasets: readonly Dataset[]): string {
  const shown = datasets.find(({ id }) => id === state.data);
  const file = {
    format: FORMAT,
    version: SESSION_VERSION,
    // A second entry of the same runs has another id on this device; who reads the file goes by the content.
    state: shown ? { ...state, data: idOf(shown.hash) } : state,
    datasets: datasets.map(writeDataset),
  };
  return `${JSON.stringify(file)}\n`;
}

function idOf(hash: string): string {
  return `own-${hash.slice(0, 12)}`;
}

/** A dataset as JSON keeps it, all columns. */
export function writeDataset(dataset: Dataset): object {
  return {
    ...dataset,
    N: writeCells(dataset.N),
    D: writeCells(dataset.D),
    loss: writeCells(dataset.loss),
    ...(dataset.lossError ? { lossError: writeCells(dataset.lossError) } : {}),
    extra: dataset.extra.map((column) =>
      column.kind === 'number'
        ? {
            ...column,
            values: writeCells(column.values),
            ...(column.odd ? { odd: [...column.odd] } : {}),
          }
        : column,
    ),
  };
}

function writeCells(values: Float64Array): Cell[] {
  return Array.from(values, (value) =>
    Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : Object.is(value, -0)
        ? '-0'
        : (String(value) as Cell),
  );
}

const Cells = v.pipe(
  v.array(v.union([v.number(), v.picklist(['NaN', 'Infinity', '-Infinity', '-0'])])),
  v.transform((cells) => Float64Array.from(cells, Number)),
);
const Positive = v.pipe(
  Cells,
  v.check((values) => values.every((value) => value > 0 && value < Number.POSITIVE_INFINITY)),
);
const Text = v.pipe(v.string(), v.maxLength(10_000));

const Row = v.pipe(v.number(), v.integer(), v.minValue(0));

const StoredColumn = v.variant('kind', [
  v.object({
    name: Text,
    kind: v.literal('number'),
    values: Cells,
    odd: v.optional(v.array(v.tuple([Row, v.string()]))),
  }),
  v.object({ name: Text, kind: v.literal('text'), values: v.array(v.string()) }),
]);
type StoredColumn = v.InferOutput<typeof StoredColumn>;

const StoredDataset = v.pipe(
  v.object({
    title: Text,
    names: v.array(Text),
    N: Positive,
    D: Positive,
    loss: Positive,
    lossError: v.optional(Positive),
    extra: v.array(StoredColumn),
    leftOut: v.array(Row),
    lossPer: v.optional(v.picklist(['token', 'byte'])),
    headers: v.optional(v.partial(v.object(Object.fromEntries(roles.map((role) => [role, Text]))))),
    origin: v.object({
      kind: v.picklist(['bundled', 'own', 'link']),
      source: Text,
      licence: v.optional(Text),
      notes: v.array(Text),
      simulated: v.optional(StoredSimulation),
    }),
  }),
  v.check(({ N, D, loss, lossError, names, extra, leftOut }) => {
    const columns = [
      D,
      loss,
      names,
      ...(lossError ? [lossError] : []),
      ...extra.map((c) => c.values),
    ];
    return (
      N.length > 0 &&
      columns.every(({ length }) => length === N.length) &&
      leftOut.every((row) => row < N.length)
    );
  }),
);

/**
 * Opens what can be read. Fails only for what is no session at all: `session-not-json`, `session-format`.
 * Notices: those of `readState`, `session-newer` (version, known), `session-dataset` (title, part).
 */
export function readSession(text: string): Result<Session> {
  const file = parseJson(text);
  if (file === undefined) return failure('session-not-json');
  if (!isRecord(file) || file.format !== FORMAT) return failure('session-format');
  const notices: Problem[] = [];
  const version = file.version;
  if (typeof version !== 'number' || version > SESSION_VERSION) {
    notices.push({
      code: 'session-newer',
      data: { version: String(version).slice(0, 20), known: SESSION_VERSION },
    });
  }
  const read = readState(file.state ?? defaultState);
  const stored = Array.isArray(file.datasets) ? file.datasets : [];
  const datasets = stored.flatMap((entry) => readDataset(entry, notices) ?? []);
  return success({ state: read.state, datasets, notices: [...notices, ...read.notices] });
}

/**
 * The inverse of `writeDataset`, with an id from the content; undefined with a notice `session-dataset`.
 * Its `part` is the path of the first value that is not what it must be.
 */
export function readDataset(entry: unknown, notices: Problem[]): Dataset | undefined {
  const parsed = v.safeParse(StoredDataset, entry);
  if (!parsed.success) {
    const title =
      isRecord(entry) && typeof entry.title === 'string' ? entry.title : 'without a title';
    const part = v.getDotPath(parsed.issues[0]) ?? 'the lengths of its columns';
    notices.push({
      code: 'session-dataset',
      data: { title: title.slice(0, 60), part: part.slice(0, 60) },
    });
    return undefined;
  }
  const { lossError, lossPer, headers, extra, ...rest } = parsed.output;
  const content = { ...rest, ...(lossError ? { lossError } : {}), extra: extra.map(readColumn) };
  const hash = hashColumns(content);
  const { licence, simulated, ...origin } = content.origin;
  return {
    id: idOf(hash),
    hash,
    ...content,
    origin: {
      ...origin,
      ...(licence === undefined ? {} : { licence }),
      ...(simulated ? { simulated } : {}),
    },
    ...(lossPer ? { lossPer } : {}),
    ...(headers ? { headers: headers as Partial<Record<Role, string>> } : {}),
  };
}

function readColumn(column: StoredColumn): RawColumn {
  if (column.kind === 'text') return column;
  const { odd, ...rest } = column;
  return odd ? { ...rest, odd: new Map(odd) } : rest;
}
