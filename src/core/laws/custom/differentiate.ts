import { dependsOn, type Graph, type Node } from './graph';

/** The exact derivative of a value by one of its leaves. Derivatives of the same leaf share `known`. */
export function differentiate(
  graph: Graph,
  node: Node,
  leaf: Node,
  known = new Map<Node, Node>(),
): Node {
  const { number, sum, product } = graph;
  if (!dependsOn(node, leaf)) return number(0);
  const before = known.get(node);
  if (before) return before;
  const by = (inner: Node): Node => differentiate(graph, inner, leaf, known);
  const derivative = derive();
  known.set(node, derivative);
  return derivative;

  function derive(): Node {
    switch (node.kind) {
      case 'number':
        return number(0);
      case 'feature':
      case 'parameter':
        return number(1);
      case 'sum':
        return sum(node.parts.map(by));
      case 'product':
        return sum(
          node.parts.map((part, i) =>
            dependsOn(part, leaf)
              ? product([by(part), ...node.parts.filter((_, j) => j !== i)])
              : number(0),
          ),
        );
      case 'exp':
        return product([by(node.of), node]);
      case 'log':
        return product([by(node.of), graph.reciprocal(node.of)]);
      case 'sqrt':
        return product([number(0.5), by(node.of), graph.reciprocal(node)]);
      case 'tanh':
        return product([by(node.of), sum([number(1), graph.negate(product([node, node]))])]);
      case 'reciprocal':
        return product([number(-1), by(node.of), node, node]);
    }
  }
}
