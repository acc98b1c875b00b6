import { type Objective, objectives } from '../core/fit';
import { failure, type Result, success } from '../core/result';
import { parseQuantity } from '../core/units';

/** A quantity as a researcher types it. Problem: `cli-not-a-number` (where, value). */
export function readNumber(where: string, text: string): Result<number> {
  const value = parseQuantity(text);
  return value === undefined ? failure('cli-not-a-number', { where, value: text }) : success(value);
}

/** A whole number within limits. Problems: `cli-not-a-number`, `cli-out-of-range` (where, value, low, high). */
export function readCount(where: string, text: string, low: number, high: number): Result<number> {
  const number = readNumber(where, text);
  if (!number.ok) return number;
  const value = number.value;
  if (Number.isInteger(value) && value >= low && value <= high) return number;
  return failure('cli-out-of-range', { where, value: text, low, high });
}

/** A number above 0. Problems: `cli-not-a-number`, `cli-not-positive` (where, value). */
export function readPositive(where: string, text: string): Result<number> {
  const number = readNumber(where, text);
  if (!number.ok || number.value > 0) return number;
  return failure('cli-not-positive', { where, value: text });
}

/** `N=7e9,D=2e12` as numbers. Problems: `cli-not-a-pair` (where, value), `cli-not-a-number`, `cli-repeated-name`. */
export function readInputs(where: string, text: string): Result<Record<string, number>> {
  const pairs = readPairs(where, text);
  if (!pairs.ok) return pairs;
  const inputs: Record<string, number> = {};
  for (const [name, value] of pairs.value) {
    const number = readNumber(`${where} ${name}`, value);
    if (!number.ok) return number;
    inputs[name] = number.value;
  }
  return success(inputs);
}

/** `a=b,c=d` as texts; a value may hold `=` but no comma. Problems: `cli-not-a-pair`, `cli-repeated-name`. */
function readPairs(where: string, text: string): Result<ReadonlyMap<string, string>> {
  const pairs = new Map<string, string>();
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    const value = part.slice(equals + 1).trim();
    if (!/^[A-Za-z]\w*$/.test(name) || value === '')
      return failure('cli-not-a-pair', { where, value: part });
    if (pairs.has(name)) return failure('cli-repeated-name', { where, name });
    pairs.set(name, value);
  }
  return success(pairs);
}

/** Problem: `cli-unknown-objective` (value, known). */
export function readObjective(text: string): Result<Objective> {
  const objective = objectives.find((name) => name === text);
  if (objective) return success(objective);
  return failure('cli-unknown-objective', { value: text, known: objectives.join(', ') });
}
