import { readHeader } from '../header-words';
import type { LogLayout } from '../log-layout';
import { isNaNWord } from '../numbers';
import type { NumberColumn, ReadTable } from '../types';

/** One run as its log tells it: an entry a step, ascending; where the run started again the later entries count. */
export interface Curve {
  readonly steps: Float64Array;
  /** Line of the file each entry was first written on. */
  readonly lines: Uint32Array;
  /** A column an entry has no number in is NaN there; what was written as nan or infinite is Infinity. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Times the step went back and training went on from there. */
  readonly restarts: number;
}

/** Some rows of one file that belong to one run. */
export interface CurvePart {
  readonly read: ReadTable;
  readonly log: LogLayout;
  readonly rows: Uint32Array;
}

/**
 * The curve of a run from the files it is in, earlier ones first: several checkpoints each repeat the whole log so
 * far, and a later value of a step wins. A step that goes back inside one file, with more steps after it that were
 * there before, is a restart: entries from it on are dropped. A single late line (another rank's, an evaluation's)
 * is none.
 */
export function readCurve(parts: readonly CurvePart[]): Curve {
  const names = new Set(parts.flatMap(({ read }) => numberColumns(read).map(({ name }) => name)));
  const building = createBuilder([...names]);
  let restarts = 0;
  for (const { read, log, rows } of parts) {
    const columns = numberColumns(read);
    const steps = stepsOf(columns, log, rows);
    let furthest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < rows.length; i++) {
      const step = steps[i] as number;
      if (Number.isNaN(step)) continue;
      if (step < furthest && isRestart(steps, i, furthest)) {
        restarts++;
        building.dropFrom(step);
        furthest = step;
      }
      furthest = Math.max(furthest, step);
      const row = rows[i] as number;
      building.write(step, read.table.lines[row] ?? 0, columns, row);
    }
  }
  return { ...building.finish(), restarts };
}

/** The step column, else the tokens, else the order of the rows. */
function stepsOf(
  columns: readonly NumberColumn[],
  log: LogLayout,
  rows: Uint32Array,
): Float64Array {
  const named = (name: string | undefined) => columns.find((column) => column.name === name);
  const column = named(log.step) ?? named(log.tokens);
  const steps = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++)
    steps[i] = column ? (column.values[rows[i] as number] as number) : i + 1;
  return steps;
}

function isRestart(steps: Float64Array, at: number, furthest: number): boolean {
  const step = steps[at] as number;
  for (let next = at + 1; next < steps.length; next++) {
    const following = steps[next] as number;
    if (Number.isNaN(following) || following === step) continue;
    return following > step && following <= furthest;
  }
  return false;
}

function numberColumns({ table }: ReadTable): NumberColumn[] {
  return table.columns.filter((column): column is NumberColumn => column.kind === 'number');
}

function createBuilder(names: readonly string[]) {
  const steps: number[] = [];
  const lines: number[] = [];
  const values = names.map((): number[] => []);
  const place = new Map(names.map((name, i) => [name, i]));

  /** Where a step stands or would stand. */
  function find(step: number): number {
    const last = steps.at(-1);
    if (last === undefined || step > last) return steps.length;
    let [low, high] = [0, steps.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((steps[middle] as number) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    dropFrom(step: number): void {
      const kept = find(step);
      for (const list of [steps, lines, ...values]) list.length = Math.min(list.length, kept);
    },
    write(step: number, line: number, columns: readonly NumberColumn[], row: number): void {
      const at = find(step);
      if (steps[at] !== step) {
        steps.splice(at, 0, step);
        lines.splice(at, 0, line);
        for (const list of values) list.splice(at, 0, Number.NaN);
      }
      for (const column of columns) {
        const value = readValue(column, row);
        if (!Number.isNaN(value))
          (values[place.get(column.name) as number] as number[])[at] = value;
      }
    },
    finish() {
      return {
        steps: Float64Array.from(steps),
        lines: Uint32Array.from(lines),
        columns: new Map(names.map((name, i) => [name, Float64Array.from(values[i] as number[])])),
      };
    },
  };
}

/** Infinity for a nan that was written: a run that failed differs from a cell nobody filled. */
function readValue({ values, odd }: NumberColumn, row: number): number {
  const value = values[row] as number;
  if (Number.isNaN(value)) return isNaNWord(odd?.get(row) ?? '') ? Number.POSITIVE_INFINITY : value;
  return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
}

/** The learning rate over the curve, by its usual names. */
export function findLearningRate({ columns }: Curve): Float64Array | null {
  for (const [name, values] of columns) {
    const { words } = readHeader(name);
    const named = words.includes('lr') || (words.includes('learning') && words.includes('rate'));
    if (named && values.some((value) => value > 0)) return values;
  }
  return null;
}
