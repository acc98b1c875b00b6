import { failure, type Result, success } from '../result';
import { parseCell } from './numbers';

export interface Token {
  readonly kind: 'number' | 'text' | 'column' | 'comparison' | 'sign' | 'word';
  /** Normalised: the text without its quotes, `and` for `&&`, `==` for `=`. */
  readonly value: string;
  readonly number?: number;
  /** 0-based position in the filter. */
  readonly at: number;
  /** As written there. */
  readonly written: string;
}

const SIGNS: Readonly<Record<string, readonly [Token['kind'], string]>> = {
  '==': ['comparison', '=='],
  '=': ['comparison', '=='],
  '!=': ['comparison', '!='],
  '<>': ['comparison', '!='],
  '<=': ['comparison', '<='],
  '>=': ['comparison', '>='],
  '<': ['comparison', '<'],
  '>': ['comparison', '>'],
  '&&': ['word', 'and'],
  '||': ['word', 'or'],
  '!': ['word', 'not'],
  '(': ['sign', '('],
  ')': ['sign', ')'],
};
const WORDS = new Set(['and', 'or', 'not']);

const SIGN = /[=!<>]=|<>|&&|\|\||[=<>!()]/y;
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?[A-Za-z]*/iy;
const NAME = /[\p{L}_][\p{L}\p{N}_./]*/uy;
const BLANK = /\s+/y;

/** Cuts a filter into tokens; fails with `where-syntax` at the first character that begins none. */
export function tokenize(text: string): Result<readonly Token[]> {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const blank = match(BLANK);
    if (blank) {
      at += blank.length;
      continue;
    }
    const token = quoted(text, at) ?? sign(match(SIGN), at) ?? number(match(NUMBER), at);
    const found = token ?? name(match(NAME), at);
    if (!found) return fail(at, 'known-sign', text.charAt(at));
    if (found === 'unclosed') return fail(at, 'closing-quote', text.slice(at, at + 20));
    tokens.push(found);
    at += found.written.length;
  }
  return success(tokens);
}

function quoted(text: string, at: number): Token | 'unclosed' | undefined {
  const quote = text.charAt(at);
  if (quote !== "'" && quote !== '"' && quote !== '`') return undefined;
  const end = text.indexOf(quote, at + 1);
  if (end < 0) return 'unclosed';
  const written = text.slice(at, end + 1);
  return { kind: quote === '`' ? 'column' : 'text', value: written.slice(1, -1), at, written };
}

function sign(written: string | undefined, at: number): Token | undefined {
  const known = written === undefined ? undefined : SIGNS[written];
  return known && written ? { kind: known[0], value: known[1], at, written } : undefined;
}

function number(written: string | undefined, at: number): Token | undefined {
  if (written === undefined) return undefined;
  const value = parseCell(written, 'dot');
  return Number.isNaN(value)
    ? undefined
    : { kind: 'number', value: written, number: value, at, written };
}

function name(written: string | undefined, at: number): Token | undefined {
  if (written === undefined) return undefined;
  const word = written.toLowerCase();
  if (WORDS.has(word)) return { kind: 'word', value: word, at, written };
  return { kind: 'column', value: written, at, written };
}

function fail(at: number, expected: string, found: string) {
  return failure('where-syntax', { position: at + 1, expected, found });
}
