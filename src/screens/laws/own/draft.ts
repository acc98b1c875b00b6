import {
  CUSTOM,
  type CustomSpec,
  draftFormula,
  type Law,
  loadLaw,
  type ParameterChoice,
} from '../../../core/laws';
import type { Problem } from '../../../core/result';

/** A formula being written, with what a person chose about its names. Never changed, only replaced. */
export interface Draft {
  /** The law in the state it started from; null where there was none. */
  readonly base: CustomSpec | null;
  readonly touched: boolean;
  readonly text: string;
  readonly response: string;
  /** By name, where a person chose: the column it is read from, null for a parameter. */
  readonly uses: Readonly<Record<string, string | null>>;
  /** Choices of names that are gone stay, for when they come back. */
  readonly parameters: Readonly<Record<string, ParameterChoice>>;
}

/** The columns of the runs that hold numbers, and their headers where the name is a role's. */
export interface Columns {
  readonly names: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
}

/** What a draft says: a law, or why it is none. */
export interface Reading {
  readonly draft: Draft;
  /** Names of the formula in the order they are written; empty where it cannot be read. */
  readonly names: readonly string[];
  /** Null where the formula cannot be read at all. */
  readonly spec: CustomSpec | null;
  readonly law: Law | null;
  readonly problem: Problem | null;
}

/** A draft of the law in the state, or of a formula to begin with. */
export function startDraft(
  base: CustomSpec | null,
  example: { readonly formula: string; readonly response: string },
): Draft {
  if (!base) {
    const { formula, response } = example;
    return { base, touched: false, text: formula, response, uses: {}, parameters: {} };
  }
  const { formula, response, variables, parameters } = base;
  const columns = new Map(variables.map(({ name, column }) => [name, column]));
  const uses = Object.fromEntries(
    namesOf(formula).map((name) => [name, columns.get(name) ?? null]),
  );
  return { base, touched: false, text: formula, response, uses, parameters };
}

/** Reads a draft, and builds its law. Rejects where the reader of formulas cannot be loaded. */
export async function readDraft(draft: Draft, columns: Columns): Promise<Reading> {
  const { text, response, uses, base } = draft;
  const chosen = Object.entries(uses).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  const drafted = await draftFormula(text, {
    columns: [...columns.names, ...Object.keys(columns.aliases)],
    map: Object.fromEntries(chosen),
    response,
  });
  if (!drafted.ok) return { draft, names: [], spec: null, law: null, problem: drafted.problem };
  const names = namesOf(text);
  const variables = drafted.value.variables
    .filter(({ name }) => uses[name] !== null)
    .map(({ name, column }) => ({ name, column: columns.aliases[column] ?? column }));
  const parameters = Object.fromEntries(
    names
      .filter((name) => !variables.some((variable) => variable.name === name))
      .flatMap((name) => {
        const choice = draft.parameters[name];
        return choice && Object.keys(choice).length > 0 ? [[name, choice] as const] : [];
      }),
  );
  const written: CustomSpec = { ...drafted.value, variables, parameters };
  // The very spec of the state where nothing is different: its law is built and fitted already.
  const spec = base && sameSpec(base, written) ? base : written;
  const law = await loadLaw({ law: CUSTOM, formula: spec });
  return law.ok
    ? { draft, names, spec, law: law.value, problem: null }
    : { draft, names, spec, law: null, problem: law.problem };
}

/** Names of a formula that can be read, once each; names before a bracket are functions. */
export function namesOf(formula: string): string[] {
  const parts = formula.matchAll(
    /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|(?<name>[A-Za-z]\w*)(?<call>\s*\()?/g,
  );
  const names = [...parts].flatMap(({ groups }) =>
    groups?.name !== undefined && groups.call === undefined ? [groups.name] : [],
  );
  return [...new Set(names)];
}

function sameSpec(a: CustomSpec, b: CustomSpec): boolean {
  const plain = ({ formula, response, variables, parameters }: CustomSpec): string =>
    JSON.stringify([
      formula,
      response,
      [...variables].map(({ name, column }) => [name, column]).sort(),
      Object.entries(parameters)
        .map(([name, { low, high, startLow, startHigh }]) => [name, low, high, startLow, startHigh])
        .sort(),
    ]);
  return plain(a) === plain(b);
}

/** The characters of a formula a problem is about, from the first to behind the last; null where it names none. */
export function markOf(text: string, { data }: Problem): readonly [number, number] | null {
  const at = Number(data.at);
  if (!Number.isInteger(at) || at < 1) return null;
  const from = at - 1;
  const rest = text.slice(from);
  const token = /^(?:\*\*|[A-Za-z_$][\w$]*|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/.exec(rest)?.[0];
  const length = token?.length ?? String.fromCodePoint(rest.codePointAt(0) ?? 32).length;
  return [from, from + length];
}

/** The column to offer first where a name becomes a variable: the one called so, else one not read yet. */
export function guessColumn(
  name: string,
  { names, aliases }: Columns,
  taken: readonly string[],
): string {
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  const header = Object.keys(aliases).find(same);
  return (
    names.find((column) => column === name) ??
    (header === undefined ? undefined : aliases[header]) ??
    names.find(same) ??
    names.find((column) => !taken.includes(column)) ??
    name
  );
}
