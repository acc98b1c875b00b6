import * as Comlink from 'comlink';
import type { ColumnPart, DatasetColumns, FitRequest, WorkerApi } from './protocol';

/** Columns up to this long cross in one message: copying them takes the page less than a millisecond. */
const WHOLE = 100_000;
/** Numbers in one part of a longer column. */
const PART = 65_536;

/**
 * Puts a dataset into a worker. Long columns go in parts, one a task, as copying them at once would hold up frames;
 * the promise resolves when all are on their way, and is null where they already are.
 */
export function sendDataset(
  remote: Comlink.Remote<WorkerApi>,
  columns: DatasetColumns,
): Promise<void> | null {
  if (columns.response.length <= WHOLE) {
    void remote.putDataset(columns);
    return null;
  }
  return sendParts(remote, columns);
}

async function sendParts(
  remote: Comlink.Remote<WorkerApi>,
  { hash, variables, response, standardErrors }: DatasetColumns,
): Promise<void> {
  const places: [string, Float64Array][] = [
    ...Object.entries(variables).map(([id, values]): [string, Float64Array] => [
      `variable ${id}`,
      values,
    ]),
    ['response', response],
    ...(standardErrors ? [['standardErrors', standardErrors] as [string, Float64Array]] : []),
  ];
  for (const [place, values] of places) {
    for (let at = 0; at < values.length; at += PART) {
      const part = values.slice(at, at + PART);
      const message: ColumnPart = { hash, place, length: values.length, at, values: part };
      void remote.putPart(Comlink.transfer(message, [part.buffer]));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  void remote.putParts(hash);
}

/** The worker's side: columns as their parts come in. */
export function createAssembly() {
  const open = new Map<string, Map<string, Float64Array>>();
  return {
    add({ hash, place, length, at, values }: ColumnPart): void {
      const places = open.get(hash) ?? new Map<string, Float64Array>();
      open.set(hash, places);
      const column = places.get(place) ?? new Float64Array(length);
      places.set(place, column);
      column.set(values, at);
    },
    finish(hash: string): DatasetColumns {
      const places = open.get(hash) ?? new Map<string, Float64Array>();
      open.delete(hash);
      const standardErrors = places.get('standardErrors');
      const variables = [...places].flatMap(([place, values]) =>
        place.startsWith('variable ') ? [[place.slice('variable '.length), values]] : [],
      );
      return {
        hash,
        variables: Object.fromEntries(variables),
        response: places.get('response') ?? new Float64Array(0),
        ...(standardErrors ? { standardErrors } : {}),
      };
    },
  };
}

/** The request as it crosses: where every row is in the fit, their number says so. */
export function withoutRows(request: FitRequest): FitRequest {
  const { rows } = request;
  const isEvery = rows.length > WHOLE && rows[rows.length - 1] === rows.length - 1;
  return isEvery ? { ...request, rows: new Uint32Array(0), every: rows.length } : request;
}

/** The request with its rows again. */
export function withRows(request: FitRequest): FitRequest {
  const { every, ...rest } = request;
  if (every === undefined) return request;
  const rows = new Uint32Array(every);
  for (let row = 0; row < every; row++) rows[row] = row;
  return { ...rest, rows };
}
