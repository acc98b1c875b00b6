import { failure, type Result, success } from '../result';
import { type Token, tokenize } from './where-tokens';

/**
 * The filter language: comparisons of columns, numbers and texts, joined by and, or, not and parentheses.
 * It is parsed into this tree and never evaluated as code.
 */
export type WhereNode =
  | { readonly kind: 'and' | 'or'; readonly left: WhereNode; readonly right: WhereNode }
  | { readonly kind: 'not'; readonly inner: WhereNode }
  | {
      readonly kind: 'compare';
      readonly sign: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'column'; readonly name: string };

export interface Where {
  readonly text: string;
  /** Null for an empty filter: every row passes. */
  readonly root: WhereNode | null;
}

const LONGEST = 500;
const DEEPEST = 50;

/**
 * Parses a filter such as `loss<3.4 and train_set=='rpj'`. Columns are bare words or in backticks, texts in
 * single or double quotes, numbers as people write them (`1e9`, `7B`); also `&&`, `||`, `!` and `=`.
 *
 * Problems: `where-too-long`, `where-too-deep`, and `where-syntax` with the 1-based position, what was
 * expected (`value`, `comparison`, `closing-parenthesis`, `end`, `closing-quote`, `known-sign`) and found.
 */
export function parseWhere(text: string): Result<Where> {
  if (text.length > LONGEST)
    return failure('where-too-long', { length: text.length, most: LONGEST });
  if (text.trim() === '') return success({ text, root: null });
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const parser = createParser(tokens.value, text.length);
  const root = parser.or(0);
  if (!root.ok) return root;
  const left = parser.next();
  return left ? fail(left, 'end', text.length) : success({ text, root: root.value });
}

function createParser(tokens: readonly Token[], length: number) {
  let at = 0;
  const next = (): Token | undefined => tokens[at];
  const accept = (kind: Token['kind'], value?: string): Token | undefined => {
    const token = tokens[at];
    if (token?.kind !== kind || (value !== undefined && token.value !== value)) return undefined;
    at++;
    return token;
  };

  function joined(kind: 'and' | 'or', part: (depth: number) => Result<WhereNode>) {
    return (depth: number): Result<WhereNode> => {
      let left = part(depth);
      while (left.ok && accept('word', kind)) {
        const right = part(depth);
        if (!right.ok) return right;
        left = success({ kind, left: left.value, right: right.value });
      }
      return left;
    };
  }

  function term(depth: number): Result<WhereNode> {
    if (depth > DEEPEST) return failure('where-too-deep', { most: DEEPEST });
    if (accept('word', 'not')) {
      const inner = term(depth + 1);
      return inner.ok ? success({ kind: 'not', inner: inner.value }) : inner;
    }
    if (!accept('sign', '(')) return comparison();
    const inner = or(depth + 1);
    if (!inner.ok) return inner;
    return accept('sign', ')') ? inner : fail(next(), 'closing-parenthesis', length);
  }

  function comparison(): Result<WhereNode> {
    const left = operand();
    if (!left) return fail(next(), 'value', length);
    const sign = accept('comparison');
    if (!sign) return fail(next(), 'comparison', length);
    const right = operand();
    if (!right) return fail(next(), 'value', length);
    return success({ kind: 'compare', sign: sign.value as Comparison, left, right });
  }

  function operand(): Operand | undefined {
    const token = accept('number') ?? accept('text') ?? accept('column');
    if (token?.kind === 'number') return { kind: 'number', value: token.number ?? Number.NaN };
    if (token?.kind === 'text') return { kind: 'text', value: token.value };
    return token && { kind: 'column', name: token.value };
  }

  const and = joined('and', term);
  const or = joined('or', and);
  return { or, next };
}

function fail(found: Token | undefined, expected: string, length: number) {
  return failure('where-syntax', {
    position: found ? found.at + 1 : length + 1,
    expected,
    found: found?.written ?? '',
  });
}
