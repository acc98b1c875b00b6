import { MOST_PARAMETERS } from './spec';

/**
 * What a law computes, as a graph in which every value stands once. Its leaves are numbers, features and
 * parameters. Powers are exponentials of logarithms here, and products of exponentials are one exponential:
 * N^-alpha is exp(-alpha log N), of which the logarithm is already the feature. `uses` has a bit for every
 * parameter and feature that has a part in the value.
 */
export type Node = { readonly id: number; readonly uses: number } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'feature' | 'parameter'; readonly index: number }
  | { readonly kind: 'sum' | 'product'; readonly parts: readonly Node[] }
  | { readonly kind: Unary; readonly of: Node }
);

export type Unary = 'exp' | 'log' | 'sqrt' | 'tanh' | 'reciprocal';

/** Thrown by a graph that would outgrow a law, or hold a number that is none; `build` turns it into words. */
export class GraphLimit extends Error {
  constructor(readonly reason: 'size' | 'number') {
    super(reason);
  }
}

const MOST_NODES = 2000;
/** A sum or product of so many parts is made only by derivatives of formulas nobody writes. */
const MOST_PARTS = 300;
/** Parts gone over while making all of them: what the time is spent on. */
const MOST_WORK = 15_000;
/** Constants beyond this leave no room for a product of two. */
const LARGEST = 1e150;

/** Makes nodes; the same value asked for twice is the same node, and what can be simplified is. */
export interface Graph {
  number(value: number): Node;
  feature(index: number): Node;
  parameter(index: number): Node;
  sum(parts: readonly Node[]): Node;
  product(parts: readonly Node[]): Node;
  exp(of: Node): Node;
  log(of: Node): Node;
  sqrt(of: Node): Node;
  tanh(of: Node): Node;
  reciprocal(of: Node): Node;
  power(base: Node, exponent: Node): Node;
  negate(of: Node): Node;
}

export function createGraph(): Graph {
  const known = new Map<string, Node>();
  let work = 0;

  function spend(parts: number): void {
    work += parts;
    if (work > MOST_WORK) throw new GraphLimit('size');
  }

  function intern(key: string, make: (id: number) => Node): Node {
    const found = known.get(key);
    if (found) return found;
    if (known.size >= MOST_NODES) throw new GraphLimit('size');
    const node = make(known.size);
    known.set(key, node);
    return node;
  }

  function number(value: number): Node {
    if (!(Math.abs(value) <= LARGEST)) throw new GraphLimit('number');
    return intern(`n${value + 0}`, (id) => ({ id, uses: 0, kind: 'number', value: value + 0 }));
  }
  const leaf = (kind: 'feature' | 'parameter', index: number): Node =>
    intern(`${kind}${index}`, (id) => {
      const uses = 1 << (kind === 'parameter' ? index : MOST_PARAMETERS + index);
      return { id, uses, kind, index };
    });
  const unary = (kind: Unary, of: Node): Node =>
    intern(`${kind}${of.id}`, (id) => ({ id, uses: of.uses, kind, of }));
  const many = (kind: 'sum' | 'product', parts: readonly Node[]): Node => {
    spend(parts.length);
    if (parts.length > MOST_PARTS) throw new GraphLimit('size');
    return intern(`${kind}${parts.map(({ id }) => id).join()}`, (id) => {
      const uses = parts.reduce((bits, part) => bits | part.uses, 0);
      return { id, uses, kind, parts };
    });
  };

  /** Like terms are added up; numbers come last. */
  function sum(parts: readonly Node[]): Node {
    let constant = 0;
    const terms = new Map<Node, number>();
    const take = (part: Node): void => {
      spend(1);
      if (part.kind === 'number') constant += part.value;
      else if (part.kind === 'sum') part.parts.forEach(take);
      else {
        const [factor, rest] = splitFactor(part);
        terms.set(rest, (terms.get(rest) ?? 0) + factor);
      }
    };
    parts.forEach(take);
    const kept = [...terms]
      .filter(([, factor]) => factor !== 0)
      .map(([rest, factor]) => (factor === 1 ? rest : product([number(factor), rest])));
    if (constant !== 0 || kept.length === 0) kept.push(number(constant));
    return kept.length === 1 ? (kept[0] as Node) : many('sum', kept);
  }

  /** The number in front of a product, and the product without it. */
  function splitFactor(node: Node): [number, Node] {
    const first = node.kind === 'product' ? node.parts[0] : undefined;
    if (node.kind !== 'product' || first?.kind !== 'number') return [1, node];
    return [first.value, product(node.parts.slice(1))];
  }

  /** One number first, then factors in the order they were made, all exponentials as one. */
  function product(parts: readonly Node[]): Node {
    let constant = 1;
    const factors: Node[] = [];
    const exponents: Node[] = [];
    const take = (part: Node): void => {
      spend(1);
      if (part.kind === 'number') constant *= part.value;
      else if (part.kind === 'product') part.parts.forEach(take);
      else if (part.kind === 'exp') exponents.push(part.of);
      else factors.push(part);
    };
    parts.forEach(take);
    if (constant === 0) return number(0);
    if (exponents.length > 0) {
      const power = exp(sum(exponents));
      // The exponential of a logarithm is whatever that was of.
      if (power.kind !== 'exp') return product([number(constant), ...factors, power]);
      factors.push(power);
    }
    const kept = cancel(factors).sort((a, b) => a.id - b.id);
    if (constant !== 1 || kept.length === 0) kept.unshift(number(constant));
    return kept.length === 1 ? (kept[0] as Node) : many('product', kept);
  }

  /** x times 1/x is 1. */
  function cancel(factors: readonly Node[]): Node[] {
    const kept: Node[] = [];
    for (const factor of factors) {
      spend(kept.length / 4);
      const against = kept.findIndex(
        (other) =>
          (other.kind === 'reciprocal' && other.of === factor) ||
          (factor.kind === 'reciprocal' && factor.of === other),
      );
      if (against < 0) kept.push(factor);
      else kept.splice(against, 1);
    }
    return kept;
  }

  function exp(of: Node): Node {
    if (of.kind === 'number') return number(Math.exp(of.value));
    return of.kind === 'log' ? of.of : unary('exp', of);
  }

  /** The exponentials of a product come out: log(a exp(x)) is log a + x wherever either has a value. */
  function log(of: Node): Node {
    if (of.kind === 'number') return number(Math.log(of.value));
    if (of.kind === 'exp') return of.of;
    if (of.kind === 'reciprocal') return negate(log(of.of));
    if (of.kind !== 'product') return unary('log', of);
    const outer = of.parts.find((part) => part.kind === 'exp');
    if (outer?.kind !== 'exp') return unary('log', of);
    return sum([log(product(of.parts.filter((part) => part !== outer))), outer.of]);
  }

  function sqrt(of: Node): Node {
    if (of.kind === 'number') return number(Math.sqrt(of.value));
    return of.kind === 'exp' ? exp(product([number(0.5), of.of])) : unary('sqrt', of);
  }

  function tanh(of: Node): Node {
    return of.kind === 'number' ? number(Math.tanh(of.value)) : unary('tanh', of);
  }

  function reciprocal(of: Node): Node {
    if (of.kind === 'number') return number(1 / of.value);
    if (of.kind === 'exp') return exp(negate(of.of));
    if (of.kind === 'reciprocal') return of.of;
    if (of.kind === 'product') return product(of.parts.map(reciprocal));
    return unary('reciprocal', of);
  }

  function power(base: Node, exponent: Node): Node {
    if (exponent.kind === 'number') {
      const { value } = exponent;
      if (value === 0) return number(1);
      if (base.kind === 'number') return number(base.value ** value);
      if (value < 0 && base.kind !== 'exp') return reciprocal(power(base, number(-value)));
      // Whole powers have a value for negative numbers too.
      if (Number.isInteger(value) && value <= 8 && base.kind !== 'exp') {
        return product(new Array<Node>(value).fill(base));
      }
      if (value === 0.5) return sqrt(base);
    }
    return exp(product([exponent, log(base)]));
  }

  const negate = (of: Node): Node => product([number(-1), of]);

  return {
    number,
    feature: (index) => leaf('feature', index),
    parameter: (index) => leaf('parameter', index),
    sum,
    product,
    exp,
    log,
    sqrt,
    tanh,
    reciprocal,
    power,
    negate,
  };
}

/** Whether a parameter or feature has a part in a value. */
export function dependsOn(node: Node, leaf: Node): boolean {
  return (node.uses & leaf.uses) !== 0;
}
