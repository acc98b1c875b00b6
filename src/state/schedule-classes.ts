import { tables } from '../core/catalogue';
import { type ColumnSource, textAt } from '../core/data';
import {
  type Crossing,
  type CrossingRefusal,
  findCrossing,
  type TrendRows,
} from '../core/schedule';
import { selectTable } from './measured';
import { memo } from './memo';
import type { AppState } from './store';
import { selectTrade } from './trade';

/** The table of compute classes where the one in view has no two trends. */
export const CLASSES_TABLE = 'languini';

/** Which columns and groups two trends are made of, by their place in the table. */
export interface ClassesChoice {
  readonly x: number;
  readonly y: number;
  readonly by: number;
  readonly groups: readonly [number, number];
}

/** Two groups of rows of a table, and what can be chosen. */
interface Classes {
  readonly table: string;
  readonly inView: boolean;
  readonly title: string;
  readonly choice: ClassesChoice;
  /** Columns by their place. */
  readonly numbers: readonly {
    readonly at: number;
    readonly name: string;
    readonly unit: string;
  }[];
  readonly texts: readonly { readonly at: number; readonly name: string }[];
  /** Groups of the chosen column, in the order of their first rows. */
  readonly groups: readonly string[];
  readonly x: { readonly name: string; readonly unit: string };
  readonly y: { readonly name: string; readonly unit: string };
  readonly rows: readonly {
    readonly row: number;
    readonly group: 0 | 1;
    readonly x: number;
    readonly y: number;
    readonly label: string;
  }[];
}

/** Labels with fewer rows than this go by their first word: `GPT small`, `GPT medium` are GPT. */
const FEW = 3;
const MOST_GROUPS = 40;
/** Texts of larger tables are not read through for groups: it would stop the page. */
const MOST_ROWS = 200_000;

function groupsOf(source: ColumnSource, at: number): { labels: string[]; rows: string[] } | null {
  const column = source.columns[at];
  if (column?.kind !== 'text' || source.rowCount > MOST_ROWS) return null;
  const full = Array.from({ length: source.rowCount }, (_, row) => textAt(column.values, row));
  const count = (names: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  const whole = count(full);
  const isShort = [...whole.values()].some((rows) => rows < FEW);
  const rows = isShort ? full.map((name) => name.split(/[\s_/-]/)[0] ?? '') : full;
  const labels = [...count(rows).keys()];
  return labels.length >= 2 && labels.length <= MOST_GROUPS ? { labels, rows } : null;
}

const xNames = [/hour/i, /flop/i, /^c$/i, /compute/i, /^d$/i, /token/i, /^n$/i, /param/i];
const yNames = [/^loss/i, /loss/i, /perplexity|ppl/i, /error/i, /^tokens$/i];

const pick = (
  columns: readonly { readonly at: number; readonly name: string }[],
  patterns: readonly RegExp[],
  not?: number,
): number | undefined => {
  for (const pattern of patterns) {
    const found = columns.find(({ at, name }) => at !== not && pattern.test(name));
    if (found) return found.at;
  }
  return columns.find(({ at }) => at !== not)?.at;
};

/** Written in the state as `classes.x.y.by.a.b`. */
function readChoice(view: string): ClassesChoice | null {
  const [name, ...numbers] = view.split('.');
  const [x, y, by, a, b] = numbers.map(Number);
  if (name !== 'classes' || numbers.length !== 5 || !numbers.every((n) => /^\d{1,4}$/.test(n)))
    return null;
  return { x: x as number, y: y as number, by: by as number, groups: [a as number, b as number] };
}

export const writeClasses = ({ x, y, by, groups }: ClassesChoice): string =>
  ['classes', x, y, by, ...groups].join('.');

/** Runs with N and D have their compute as well, as a last column. */
function withCompute(source: ColumnSource): ColumnSource {
  const values = (name: string): Float64Array | null => {
    const column = source.columns.find((other) => other.name === name);
    return column?.kind === 'number' ? column.values : null;
  };
  const [N, D] = [values('N'), values('D')];
  if (!N || !D || source.columns.some(({ name }) => name === COMPUTE)) return source;
  const compute = N.map((params, row) => 6 * params * (D[row] as number));
  return {
    ...source,
    columns: [...source.columns, { name: COMPUTE, kind: 'number', values: compute }],
  };
}
const COMPUTE = 'C';

/** Whether a table has two groups of rows over some compute: enough for two trends. */
export function holdsTrends(source: ColumnSource): boolean {
  const found = read('', source, true, null);
  if (!found || !xNames.slice(0, MEASURED_COMPUTE).some((name) => name.test(found.x.name)))
    return false;
  return ([0, 1] as const).every(
    (group) => found.rows.filter((row) => row.group === group).length >= FEW,
  );
}
/** The first of the names are of compute itself. */
const MEASURED_COMPUTE = 4;

function read(
  table: string,
  given: ColumnSource | null,
  inView: boolean,
  wanted: ClassesChoice | null,
): Classes | null {
  if (!given) return null;
  const source = withCompute(given);
  const entry = tables.find(({ id }) => id === table);
  const unit = (name: string): string =>
    entry?.columns.find((column) => column.name === name)?.unit ?? '';
  const numbers = source.columns.flatMap(({ kind, name }, at) =>
    kind === 'number' ? [{ at, name, unit: unit(name) }] : [],
  );
  const texts = source.columns.flatMap(({ name }, at) =>
    groupsOf(source, at) ? [{ at, name }] : [],
  );
  const isNumber = (at: number): boolean => numbers.some((column) => column.at === at);
  const x = wanted && isNumber(wanted.x) ? wanted.x : pick(numbers, xNames);
  const y = wanted && isNumber(wanted.y) ? wanted.y : pick(numbers, yNames, x);
  const by = texts.find(({ at }) => at === wanted?.by)?.at ?? texts[0]?.at;
  if (x === undefined || y === undefined || by === undefined) return null;
  const grouped = groupsOf(source, by);
  if (!grouped) return null;
  const isGroup = (k: number | undefined): k is number =>
    k !== undefined && k < grouped.labels.length;
  const [a, b] = wanted?.by === by ? wanted.groups : [0, 1];
  const groups = [isGroup(a) ? a : 0, isGroup(b) ? b : 1] as const;
  const values = (at: number): Float64Array => {
    const column = source.columns[at];
    return column?.kind === 'number' ? column.values : new Float64Array(0);
  };
  const [xs, ys] = [values(x), values(y)];
  const label = source.columns[by];
  const rows = grouped.rows.flatMap((name, row): Classes['rows'][number][] => {
    const k = grouped.labels.indexOf(name);
    const [px, py] = [xs[row] as number, ys[row] as number];
    if (!(px > 0 && py > 0 && Number.isFinite(px) && Number.isFinite(py))) return [];
    if (k !== groups[0] && k !== groups[1]) return [];
    const text = label?.kind === 'text' ? textAt(label.values, row) : name;
    return [{ row, group: k === groups[0] ? 0 : 1, x: px, y: py, label: text }];
  });
  const column = (at: number) => numbers.find((other) => other.at === at) ?? { name: '', unit: '' };
  return {
    ...{ table, inView, title: source.title, numbers, texts, rows },
    choice: { x, y, by, groups },
    groups: grouped.labels,
    x: column(x),
    y: column(y),
  };
}

/** Two groups of the table in view where it has some, else of the bundled one; null before it is there. */
export const selectClasses = memo(
  (state: AppState) => {
    const trade = selectTrade(state);
    return [
      trade,
      trade ? selectTable(trade.table)(state) : null,
      selectTable(CLASSES_TABLE)(state),
      state.explorer.view,
    ] as const;
  },
  (trade, source, bundled, view): Classes | null => {
    if (!trade) return null;
    const wanted = readChoice(view);
    return read(trade.table, source, true, wanted) ?? read(CLASSES_TABLE, bundled, false, null);
  },
);

/** Both trends and their crossing, without the rows left out; or why there are none. */
export const selectCrossing = memo(
  (state: AppState) =>
    [selectClasses(state), state.explorer.out, state.explorer.seed, state.explorer.boot] as const,
  (classes, out, seed, boot): Crossing | CrossingRefusal | null => {
    if (!classes) return null;
    const left = new Set(classes.inView ? out : []);
    const rows = (group: 0 | 1): TrendRows => {
      const own = classes.rows.filter((row) => row.group === group && !left.has(row.row));
      return { x: own.map(({ x }) => x), y: own.map(({ y }) => y) };
    };
    return findCrossing(rows(0), rows(1), { seed, replicates: boot });
  },
);
