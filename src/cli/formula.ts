import { readTable } from '../core/data';
import { CUSTOM, draftFormula, type Law, loadLaw, type ParameterChoice } from '../core/laws';
import { runToEnd } from '../core/long-work';
import { failure, type Result, success } from '../core/result';
import { parseQuantity } from '../core/units';
import type { Arguments } from './arguments';
import { readBundledSource } from './bundled';
import type { Io } from './io';

/**
 * The law of `--formula`. Names that `--map` ties to columns, names of columns and those of known inputs are
 * variables, all others parameters; `--response` names the column that is fitted, the loss without it;
 * `--bounds` holds parameters within limits. Problems: those of `draftFormula` and `loadLaw`, of reading the
 * file; `formula-and-law` (law), `formula-bad-bounds` (part).
 */
export async function readFormulaLaw(args: Arguments, io: Io): Promise<Result<Law>> {
  const law = args.text('law');
  if (law !== undefined && law !== CUSTOM) return failure('formula-and-law', { law });
  const formula = args.text('formula');
  if (formula === undefined) return failure('formula-missing');
  const parameters = readBounds(args.many('bounds'));
  if (!parameters.ok) return parameters;
  const columns = readColumns(args, io);
  if (!columns.ok) return columns;
  const response = args.text('response') ?? 'loss';
  const draft = await draftFormula(formula, {
    columns: columns.value,
    map: readPairs(args.text('map') ?? ''),
    response,
  });
  if (!draft.ok) return draft;
  return loadLaw({ law: CUSTOM, formula: { ...draft.value, parameters: parameters.value } });
}

/** The arguments with the column of `--response` named like any other part of the law. */
export function nameResponse(args: Arguments, law: Law): Arguments {
  const column = args.text('response');
  if (column === undefined) return args;
  const pair = `${law.outputs[0].id}=${column}`;
  const map = [args.text('map'), pair].filter((part) => part !== undefined).join();
  return {
    ...args,
    has: (flag) => flag === 'map' || args.has(flag),
    text: (flag) => (flag === 'map' ? map : args.text(flag)),
  };
}

/** Pairs of `--map` as far as they tell which names are columns; what is wrong with them is said with the runs. */
function readPairs(text: string): Record<string, string> {
  const pairs = text
    .split(/,(?=\s*\w+\s*=)/)
    .map((part) => /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(part))
    .filter((match) => match !== null)
    .map(([, name = '', column = '']) => [name, column] as const);
  return Object.fromEntries(pairs);
}

/** Columns of numbers of FILE or `--dataset`. */
function readColumns(args: Arguments, io: Io): Result<readonly string[]> {
  const file = args.positionals[0];
  const id = args.text('dataset');
  if ((file === undefined) === (id === undefined)) return failure('cli-file-or-dataset');
  if (file === undefined) {
    const bundled = readBundledSource(id as string, io);
    if (!bundled.ok) return bundled;
    return success(numbersOf(bundled.value.source.columns));
  }
  const read = io.readFile(file);
  if ('reason' in read) return failure('cli-unreadable-file', { file, reason: read.reason });
  const table = runToEnd(readTable(read.bytes, file.replace(/^.*[\\/]/, '')));
  return table.ok ? success(numbersOf(table.value.table.columns)) : table;
}

function numbersOf(columns: readonly { readonly name: string; readonly kind: string }[]): string[] {
  return columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
}

/** `alpha=0.1:0.9`, either side of the colon may be empty; several with commas. */
function readBounds(texts: readonly string[]): Result<Record<string, ParameterChoice>> {
  const choices: Record<string, ParameterChoice> = {};
  for (const part of texts.flatMap((text) => text.split(','))) {
    const match = /^\s*([A-Za-z]\w*)\s*=([^:]*):([^:]*)$/.exec(part);
    const [, name = '', ...sides] = match ?? [];
    const [low, high] = sides.map(readSide);
    if (!match || low === null || high === null || name in {}) {
      return failure('formula-bad-bounds', { part: part.trim() });
    }
    choices[name] = {
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
    };
  }
  return success(choices);
}

/** Undefined for nothing, null for what is no number. */
function readSide(text: string): number | undefined | null {
  const plain = text.trim();
  if (plain === '') return undefined;
  const negative = plain.startsWith('-');
  const size = parseQuantity(negative ? plain.slice(1) : plain);
  return size === undefined ? null : negative ? -size : size;
}
