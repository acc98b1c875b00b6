import type { Expression } from './expression';
import type { Graph, Node } from './graph';

/** What a name of the formula stands for. */
export type Meaning =
  | { readonly kind: 'variable'; readonly index: number; readonly isLog: boolean }
  | { readonly kind: 'parameter'; readonly index: number };

/** The value a formula computes. A variable on a log scale is the exponential of its feature. */
export function toGraph(
  graph: Graph,
  expression: Expression,
  meanings: ReadonlyMap<string, Meaning>,
): Node {
  const read = (part: Expression): Node => toGraph(graph, part, meanings);
  switch (expression.kind) {
    case 'number':
      return graph.number(expression.value);
    case 'name': {
      const meaning = meanings.get(expression.name);
      if (!meaning) throw new Error(`no meaning for ${expression.name}`);
      if (meaning.kind === 'parameter') return graph.parameter(meaning.index);
      const feature = graph.feature(meaning.index);
      return meaning.isLog ? graph.exp(feature) : feature;
    }
    case 'negate':
      return graph.negate(read(expression.of));
    case 'add':
      return graph.sum([read(expression.left), read(expression.right)]);
    case 'subtract':
      return graph.sum([read(expression.left), graph.negate(read(expression.right))]);
    case 'multiply':
      return graph.product([read(expression.left), read(expression.right)]);
    case 'divide':
      return graph.product([read(expression.left), graph.reciprocal(read(expression.right))]);
    case 'power':
      return graph.power(read(expression.left), read(expression.right));
    case 'call':
      return call(graph, expression.call, read(expression.of));
  }
}

function call(graph: Graph, name: string, of: Node): Node {
  switch (name) {
    case 'exp':
      return graph.exp(of);
    case 'log2':
      return graph.product([graph.number(Math.LOG2E), graph.log(of)]);
    case 'log10':
      return graph.product([graph.number(Math.LOG10E), graph.log(of)]);
    case 'sqrt':
      return graph.sqrt(of);
    case 'tanh':
      return graph.tanh(of);
    default:
      return graph.log(of);
  }
}
