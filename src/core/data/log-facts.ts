import { isObject } from './json-records';
import type { LogFacts } from './log-layout';

/** A configuration has dozens of entries; a log that pretends to thousands is cut off. */
const MOST_FACTS = 1000;
const LONGEST_FACT = 200;
const DEPTH = 4;

/** Gathers what a file says of a run, as written; the first word on a matter stays unless it is overwritten. */
export interface FactsBuilder {
  set(key: string, value: unknown): void;
  readonly facts: LogFacts;
}

export function createFacts(): FactsBuilder {
  const facts: Record<string, number | string> = Object.create(null);
  let count = 0;
  function put(key: string, value: unknown, depth: number): void {
    if (isObject(value)) {
      if (depth < DEPTH)
        for (const [inner, part] of Object.entries(value)) put(`${key}.${inner}`, part, depth + 1);
      return;
    }
    const fact = typeof value === 'boolean' ? String(value) : value;
    if (typeof fact !== 'number' && typeof fact !== 'string') return;
    if (typeof fact === 'string' && (fact === '' || fact.length > LONGEST_FACT)) return;
    if (!(key in facts) && ++count > MOST_FACTS) return;
    facts[key] = fact;
  }
  return { set: (key, value) => put(key, value, 0), facts };
}

/** A number where a text is one, thousands separators and all; else the text, trimmed. */
export function readFact(text: string): number | string {
  const plain = text.trim();
  const number = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(number) ? Number(number) : plain;
}
