import { type Result, success } from '../../result';
import { namesIn } from './expression';
import { knownVariables } from './known-variables';
import { parseFormula } from './parse-formula';
import type { CustomSpec } from './spec';

/** What a spec is drafted from. */
export interface DraftOptions {
  /** Names of the columns that hold numbers. */
  readonly columns: readonly string[];
  /** Columns a person chose for names; they are variables whatever they are called. */
  readonly map?: Readonly<Record<string, string>>;
  /** Column of the response; the loss where nothing is said. */
  readonly response?: string;
}

/**
 * A spec for a formula as it was typed. Variables are the names a person mapped, those of columns and those of
 * known inputs (`N`, `D`, `bits`, ...); all others are parameters. Problems: those of `parseFormula`.
 */
export function draftSpec(formula: string, options: DraftOptions): Result<CustomSpec> {
  const { columns, map = {}, response = 'loss' } = options;
  const parsed = parseFormula(formula);
  if (!parsed.ok) return parsed;
  const variables = [...namesIn(parsed.value)].flatMap((name) => {
    if (Object.hasOwn(map, name)) return [{ name, column: map[name] as string }];
    const isVariable = columns.includes(name) || Object.hasOwn(knownVariables, name);
    return isVariable && name !== response ? [{ name, column: name }] : [];
  });
  return success({ formula: formula.trim(), variables, response, parameters: {} });
}
