import { type Cell, createTableBuilder, type TableBuilder } from './table-builder';

/** A record or a column as parsed from JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

const DEPTH = 4;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON as Python writes it: a bare NaN or Infinity is kept as that word. Undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!/NaN|Infinity/.test(text)) return undefined;
  }
  const quoted = text.replace(/"(?:\\.|[^"\\])*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}

/** Records with keys as columns, in the order in which keys first appear; nested keys are joined by dots. */
export function createRecordBuilder(): {
  add(line: number, record: JsonObject): void;
  reject: TableBuilder['reject'];
  finish: TableBuilder['finish'];
} {
  const columns = new Map<string, Cell[]>();
  const lines: number[] = [];
  const rejections: Parameters<TableBuilder['reject']>[] = [];

  function put(key: string, value: unknown, depth: number): void {
    if (isObject(value) && depth < DEPTH) {
      for (const [inner, part] of Object.entries(value)) put(`${key}.${inner}`, part, depth + 1);
      return;
    }
    let cells = columns.get(key);
    if (!cells) {
      cells = [];
      columns.set(key, cells);
    }
    cells[lines.length - 1] = toCell(value);
  }

  return {
    add(line, record) {
      lines.push(line);
      for (const [key, value] of Object.entries(record)) put(key, value, 0);
    },
    reject: (...rejection) => {
      rejections.push(rejection);
    },
    finish(format) {
      const table = createTableBuilder([...columns.keys()], 'dot');
      const cells = [...columns.values()];
      for (const rejection of rejections) table.reject(...rejection);
      lines.forEach((line, row) => {
        table.add(
          line,
          cells.map((column) => column[row]),
        );
      });
      return table.finish(format);
    },
  };
}

/** A JSON value as a cell; what is neither text nor number is written out. */
export function toCell(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  try {
    return JSON.stringify(value);
  } catch {
    // Nested too deeply to be written out.
    return null;
  }
}
