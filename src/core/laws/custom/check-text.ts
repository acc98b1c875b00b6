import { failure, type Problem, type Result, success } from '../../result';
import { functions } from './expression';
import { isName, LONGEST_FORMULA } from './spec';

/** Brackets inside brackets. */
const DEEPEST = 20;
/** Numbers, names, signs and brackets. */
const MOST_TOKENS = 250;
const LARGEST_NUMBER = 1e100;

/** Function names as they may be written, with the number of their arguments. */
const arities: Readonly<Record<string, number>> = {
  ...Object.fromEntries(functions.map((name) => [name, 1])),
  ln: 1,
  pow: 2,
};
const knownFunctions = Object.keys(arities).join(', ');

/** Names that mean something else to a reader of formulas, so that they cannot be parameters. */
const reserved = new Set(
  'e i pi tau phi true false null undefined NaN Infinity mod to in and xor or not end'.split(' '),
);

interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  /** 1-based character. */
  readonly at: number;
}

/**
 * Goes over the text of a formula before any parser does: its length, its characters, its names, where values
 * and signs stand, its brackets. Whatever passes is short and of numbers, plain names, `+ - * / ^ ( ) ,` only.
 * `at` in a problem is the 1-based character. Problems: `formula-empty`, `formula-too-long` (length, most),
 * `formula-character` (at, character, code), `formula-equals` (at), `formula-too-many-parts` (at, most),
 * `formula-name` (at, name), `formula-reserved` (at, name), `formula-number` (at, found),
 * `formula-implicit` (at, left, right), `formula-operand` (at, found), `formula-ends` (at, found),
 * `formula-function` (at, name, known), `formula-function-alone` (at, name), `formula-arguments` (at, name,
 * found, wanted), `formula-comma` (at), `formula-bracket-closes` (at), `formula-bracket-open` (at),
 * `formula-too-deep` (at, most).
 */
export function checkText(text: string): Result<string> {
  if (text.length > LONGEST_FORMULA) {
    return failure('formula-too-long', { length: text.length, most: LONGEST_FORMULA });
  }
  const tokens = readTokens(text);
  if (!tokens.ok) return tokens;
  if (tokens.value.length === 0) return failure('formula-empty');
  const problem = checkOrder(tokens.value, text.trimEnd().length + 1);
  return problem ? { ok: false, problem } : success(text.replace(/\s/g, ' '));
}

function readTokens(text: string): Result<Token[]> {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    const rest = text.slice(index);
    const at = index + 1;
    const blank = /^[ \t\r\n]+/.exec(rest)?.[0];
    if (blank !== undefined) {
      index += blank.length;
      continue;
    }
    const read = readToken(rest, at);
    if (!read.ok) return read;
    tokens.push(read.value);
    index += read.value.text.length;
    if (tokens.length > MOST_TOKENS) {
      return failure('formula-too-many-parts', { at, most: MOST_TOKENS });
    }
  }
  return success(tokens);
}

function readToken(rest: string, at: number): Result<Token> {
  const number = /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/.exec(rest)?.[0];
  if (number !== undefined) {
    const value = Number(number);
    const inside =
      Number.isFinite(value) && value <= LARGEST_NUMBER && (value !== 0 || /^[0.]+$/.test(number));
    return inside
      ? success({ kind: 'number', text: number, at })
      : failure('formula-number', { at, found: clip(number) });
  }
  const name = /^[A-Za-z_$][\w$]*/.exec(rest)?.[0];
  if (name !== undefined) {
    const after = rest.slice(name.length);
    // A word that goes on in another alphabet is a look-alike, whatever it begins with.
    if (/^[\p{L}\p{M}\p{N}]/u.test(after)) return strangeCharacter(after, at + name.length);
    if (reserved.has(name)) return failure('formula-reserved', { at, name: clip(name) });
    if (!isName(name)) return failure('formula-name', { at, name: clip(name) });
    return success({ kind: 'name', text: name, at });
  }
  const sign = rest[0] as string;
  if ('+-*/^(),'.includes(sign)) {
    if (rest.startsWith('**'))
      return failure('formula-character', { at, character: '**', code: 42 });
    return success({ kind: 'sign', text: sign, at });
  }
  if (sign === '=') return failure('formula-equals', { at });
  return strangeCharacter(rest, at);
}

function strangeCharacter(rest: string, at: number): Result<never> {
  const character = String.fromCodePoint(rest.codePointAt(0) as number);
  return failure('formula-character', { at, character, code: character.codePointAt(0) as number });
}

interface Bracket {
  readonly at: number;
  /** The function it belongs to; empty for a plain one. */
  readonly name: string;
  arguments: number;
}

/** Whether values and signs take turns, brackets match and functions get their arguments. */
function checkOrder(tokens: readonly Token[], end: number): Problem | undefined {
  const open: Bracket[] = [];
  /** What ends a value: a number, a name, a closing bracket. */
  let value: Token | undefined;
  /** A sign in front of a value was the last thing read. */
  let wasPrefix = false;
  for (const [i, token] of tokens.entries()) {
    const { kind, text, at } = token;
    const before = tokens[i - 1];
    if (value) wasPrefix = false;
    if (kind !== 'sign' || text === '(') {
      const isCall = text === '(' && before?.kind === 'name' && before === value;
      if (isCall) {
        const name = (before as Token).text;
        if (!Object.hasOwn(arities, name)) {
          return problem('formula-function', {
            at: (before as Token).at,
            name,
            known: knownFunctions,
          });
        }
      } else if (value) {
        return problem('formula-implicit', { at, left: value.text, right: text });
      }
      if (text === '(') {
        open.push({ at, name: isCall ? (before as Token).text : '', arguments: 1 });
        if (open.length > DEEPEST) return problem('formula-too-deep', { at, most: DEEPEST });
        value = undefined;
        wasPrefix = false;
        continue;
      }
      if (kind === 'name' && Object.hasOwn(arities, text) && tokens[i + 1]?.text !== '(') {
        return problem('formula-function-alone', { at, name: text });
      }
      value = token;
      continue;
    }
    const isSign = text === '-' || text === '+';
    if (!value) {
      // One sign may stand before a value, also behind another one: 2 * -a, but not 2 * --a.
      const isPrefix = isSign && !wasPrefix;
      if (!isPrefix) return problem('formula-operand', { at, found: text });
      wasPrefix = true;
      continue;
    }
    if (text === ')') {
      const bracket = open.pop();
      if (!bracket) return problem('formula-bracket-closes', { at });
      const wanted = arities[bracket.name] ?? 1;
      if (bracket.arguments !== wanted) {
        const data = { at: bracket.at, name: bracket.name, found: bracket.arguments, wanted };
        return problem('formula-arguments', data);
      }
      value = token;
      continue;
    }
    if (text === ',') {
      const bracket = open.at(-1);
      if (!bracket || bracket.name === '') return problem('formula-comma', { at });
      bracket.arguments++;
    }
    value = undefined;
  }
  const last = tokens.at(-1) as Token;
  if (!value) return problem('formula-ends', { at: end, found: last.text });
  const left = open.at(-1);
  return left && problem('formula-bracket-open', { at: left.at });
}

const problem = (code: string, data: Problem['data']): Problem => ({ code, data });

function clip(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}\u2026` : text;
}
