/** Functions of one argument a formula may use; `ln` is another name of `log`, `pow` of the power sign. */
export const functions = ['exp', 'log', 'log2', 'log10', 'sqrt', 'tanh'] as const;
export type FunctionName = (typeof functions)[number];

/** A formula as it was written, reduced to what a law may consist of. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide' | 'power';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly call: FunctionName; readonly of: Expression };

/** The parts an expression is directly made of. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
    case 'call':
      return [expression.of];
    default:
      return [expression.left, expression.right];
  }
}

/** The expression and everything in it, outer before inner, left before right. */
export function* walk(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* walk(part);
}

/** Every name in it, in the order they are written. */
export function namesIn(expression: Expression): Set<string> {
  const names = new Set<string>();
  for (const part of walk(expression)) if (part.kind === 'name') names.add(part.name);
  return names;
}
