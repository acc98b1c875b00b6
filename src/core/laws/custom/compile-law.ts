import type { Law } from '../law';
import { differentiate } from './differentiate';
import type { Graph, Node } from './graph';
import { compileTape } from './tape';

type Functions = Pick<Law, 'evaluate' | 'derivatives' | 'featureDerivatives'>;

/** The value with its exact derivatives, as four tapes: alone, with slopes, with curvature, by the features. */
export function compileLaw(
  graph: Graph,
  value: Node,
  width: number,
  parameters: number,
): Functions {
  const leaves = Array.from({ length: parameters }, (_, i) => graph.parameter(i));
  const slopes = leaves.map((leaf) => differentiate(graph, value, leaf));
  // Row i of the packed lower triangle: slope i by every parameter up to i.
  const curvatures = slopes.flatMap((slope, i) =>
    leaves.slice(0, i + 1).map((leaf) => differentiate(graph, slope, leaf)),
  );
  const byFeatures = Array.from({ length: width }, (_, j) =>
    differentiate(graph, value, graph.feature(j)),
  );
  const compile = (wanted: readonly Node[]) => compileTape(wanted, width, parameters);
  const plain = compile([value]);
  const first = compile([value, ...slopes]);
  const second = compile([value, ...slopes, ...curvatures]);
  const across = compile([value, ...byFeatures]);

  return {
    evaluate(features, p) {
      plain.run(features, p);
      return plain.value(0);
    },
    derivatives(features, p, gradient, hessian) {
      const tape = hessian ? second : first;
      tape.run(features, p);
      tape.write(1, parameters, gradient);
      if (hessian) tape.write(1 + parameters, curvatures.length, hessian);
      return tape.value(0);
    },
    featureDerivatives(features, p, gradient) {
      across.run(features, p);
      across.write(1, width, gradient);
      return across.value(0);
    },
  };
}
