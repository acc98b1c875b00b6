import { additiveInverse, additiveOptimum } from '../chinchilla';
import type { ClosedFormOptimum, Law, Parameter, Vector } from '../law';
import { differentiate } from './differentiate';
import { dependsOn, type Graph, type Node } from './graph';
import { compileTape } from './tape';

type ClosedForm = Pick<Law, 'inverse'> & { readonly optimum: ClosedFormOptimum };

interface Variables {
  /** Logarithms of N and D. */
  readonly N: Node;
  readonly D: Node;
}

/**
 * A formula that comes to E + A N^-alpha + B D^-beta, however it is written and whatever the five are made
 * of, has that form's optimum and inverse. Undefined for any other, and where one of A, B, alpha and beta may
 * be negative within its bounds: then the general solver decides.
 */
export function findClosedForm(
  graph: Graph,
  value: Node,
  variables: Variables,
  parameters: readonly Parameter[],
): ClosedForm | undefined {
  const five = splitTerms(graph, value, variables);
  if (!five) return undefined;
  const [, ...factors] = five;
  if (!factors.every((factor) => isPositive(factor, parameters))) return undefined;
  const tape = compileTape(five, 2, parameters.length);
  // One token and one parameter: there the power terms are their factors.
  const ones = [0, 0];
  const values = new Float64Array(5);
  const read = (p: Vector): Float64Array => {
    tape.run(ones, p);
    tape.write(0, 5, values);
    return values;
  };
  return {
    optimum: {
      atCompute: (p, compute) => additiveOptimum.atCompute(read(p), compute),
      computeForParams: (p, params) => additiveOptimum.computeForParams(read(p), params),
      computeForTokens: (p, tokens) => additiveOptimum.computeForTokens(read(p), tokens),
      computeForLoss: (p, loss) => additiveOptimum.computeForLoss(read(p), loss),
      exponents: (p) => additiveOptimum.exponents(read(p)),
    },
    inverse: (variable, target, inputs, p) => additiveInverse(variable, target, inputs, read(p)),
  };
}

type Five = readonly [E: Node, A: Node, B: Node, alpha: Node, beta: Node];

function splitTerms(graph: Graph, value: Node, { N, D }: Variables): Five | undefined {
  const terms = value.kind === 'sum' ? value.parts : [value];
  const floor = terms.filter((term) => !dependsOn(term, N) && !dependsOn(term, D));
  const [size, ...furtherSize] = terms.filter((term) => dependsOn(term, N));
  const [data, ...furtherData] = terms.filter((term) => dependsOn(term, D));
  if (!size || !data || size === data || furtherSize.length + furtherData.length > 0) {
    return undefined;
  }
  const alpha = findExponent(graph, size, N);
  const beta = findExponent(graph, data, D);
  return alpha && beta && [graph.sum(floor), size, data, alpha, beta];
}

/** The exponent of factor x exp(-exponent x leaf); the factor is what the term is where the leaf is 0. */
function findExponent(graph: Graph, term: Node, leaf: Node): Node | undefined {
  const parts = term.kind === 'product' ? term.parts : [term];
  const [power, ...others] = parts.filter((part) => dependsOn(part, leaf));
  if (power?.kind !== 'exp' || others.length > 0) return undefined;
  const slope = differentiate(graph, power.of, leaf);
  return dependsOn(slope, leaf) ? undefined : graph.negate(slope);
}

/** Whether a value is positive for all parameters within their bounds, save at a bound of 0. */
function isPositive(node: Node, parameters: readonly Parameter[]): boolean {
  switch (node.kind) {
    case 'number':
      return node.value > 0;
    case 'parameter':
      return (parameters[node.index]?.bounds[0] ?? -1) >= 0;
    case 'exp':
      return true;
    case 'sum':
    case 'product':
      return node.parts.every((part) => isPositive(part, parameters));
    case 'sqrt':
    case 'tanh':
    case 'reciprocal':
      return isPositive(node.of, parameters);
    default:
      return false;
  }
}
