import type { Parameter } from '../law';
import { differentiate } from './differentiate';
import { type Expression, namesIn, walk } from './expression';
import { dependsOn, type Graph, type Node } from './graph';
import type { KnownVariable } from './known-variables';
import type { ParameterChoice } from './spec';

/** What a parameter does in a formula, from which its bounds and starts follow. */
export type Role = 'floor' | 'coefficient' | 'slope' | 'exponent' | 'scale' | 'free';

type Settings = Pick<Parameter, 'transform' | 'bounds' | 'linear' | 'startRange'>;

const POSITIVE = [0, Number.POSITIVE_INFINITY] as const;
const ANY = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

export interface RoleContext {
  readonly graph: Graph;
  readonly expression: Expression;
  readonly value: Node;
  readonly variables: ReadonlyMap<string, KnownVariable>;
}

/**
 * The role of each parameter, in their order. The value is linear in a floor, a coefficient and a slope, in all
 * of them at once: where two multiply each other only the first of them is one.
 */
export function findRoles(context: RoleContext, names: readonly string[]): Role[] {
  const { graph, expression, value } = context;
  const exponents = findExponents(expression);
  const scales = findScales(expression, new Set(names));
  const linear: Node[] = [];
  return names.map((name, index) => {
    const leaf = graph.parameter(index);
    const slope = differentiate(graph, value, leaf);
    const isLinear = [leaf, ...linear].every((other) => !dependsOn(slope, other));
    if (isLinear) {
      linear.push(leaf);
      if (slope.kind === 'number') return 'floor';
      return isPositive(slope, scales, names) ? 'coefficient' : 'slope';
    }
    if (exponents.has(name)) return 'exponent';
    return scales.has(name) ? 'scale' : 'free';
  });
}

/** Whether a slope keeps its sign: a product of exponentials, numbers and parameters that are positive themselves. */
function isPositive(slope: Node, scales: ReadonlySet<string>, names: readonly string[]): boolean {
  if (slope.kind === 'product') {
    return slope.parts.every((part) => part.kind === 'number' || isPositive(part, scales, names));
  }
  if (slope.kind === 'reciprocal' || slope.kind === 'sqrt') {
    return isPositive(slope.of, scales, names);
  }
  if (slope.kind === 'sum') return slope.parts.every((part) => isPositive(part, scales, names));
  if (slope.kind === 'parameter') return scales.has(names[slope.index] as string);
  return slope.kind === 'exp' || (slope.kind === 'number' && slope.value > 0);
}

/** Names that are factors of an exponent: `alpha` of `N^alpha` and of `N^(-alpha/2)`, not those of a sum there. */
function findExponents(expression: Expression): Set<string> {
  const found = new Set<string>();
  for (const part of walk(expression)) if (part.kind === 'power') addFactors(part.right, found);
  return found;
}

function addFactors(exponent: Expression, found: Set<string>): void {
  if (exponent.kind === 'name') found.add(exponent.name);
  else if (exponent.kind === 'negate') addFactors(exponent.of, found);
  else if (exponent.kind === 'multiply' || exponent.kind === 'divide') {
    addFactors(exponent.left, found);
    addFactors(exponent.right, found);
  }
}

/** Parameters that stand where only positive numbers do: under a power that is no whole number, or a logarithm. */
function findScales(expression: Expression, parameters: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const base of positiveBases(expression)) {
    for (const name of namesIn(base)) if (parameters.has(name)) found.add(name);
  }
  // What is added to a variable to be divided by is a scale too: N / (N + N0).
  for (const part of walk(expression)) {
    if (part.kind !== 'divide' || part.right.kind !== 'add') continue;
    for (const name of namesIn(part.right)) if (parameters.has(name)) found.add(name);
  }
  for (const name of findExponents(expression)) found.delete(name);
  return found;
}

/** What stands under powers with an exponent that is no whole number, under roots and logarithms. */
export function* positiveBases(expression: Expression): Generator<Expression> {
  for (const part of walk(expression)) {
    if (part.kind === 'power') {
      const { right } = part;
      const exponent = right.kind === 'negate' ? right.of : right;
      if (exponent.kind !== 'number' || !Number.isInteger(exponent.value)) yield part.left;
    } else if (part.kind === 'call' && part.call !== 'exp' && part.call !== 'tanh') yield part.of;
  }
}

/** Transform, bounds and starts of a parameter: what its role suggests, then what a person chose. */
export function settingsOf(
  name: string,
  role: Role,
  context: RoleContext,
  choice: ParameterChoice = {},
): Settings {
  const usual = defaultsOf(name, role, context);
  const low = choice.low ?? usual.bounds[0];
  const high = choice.high ?? usual.bounds[1];
  // A bound below zero is a wish for negative values, which a logarithm does not have.
  const transform = low < 0 ? 'identity' : usual.transform;
  if (!usual.startRange) return { ...usual, transform, bounds: [low, high] };
  const [startLow, startHigh] = usual.startRange;
  const least = transform === 'log' ? Math.max(low, 1e-300) : low;
  const from = clamp(choice.startLow ?? startLow, least, high);
  const to = clamp(choice.startHigh ?? startHigh, least, high);
  // Bounds that leave nothing of the usual starts are the starts.
  const isEmpty = !(from < to) && Number.isFinite(least) && Number.isFinite(high);
  return {
    transform,
    linear: false,
    bounds: [low, high],
    startRange: isEmpty ? [least, high] : [Math.min(from, to), Math.max(from, to)],
  };
}

function defaultsOf(name: string, role: Role, context: RoleContext): Settings {
  switch (role) {
    case 'floor':
      return { transform: 'identity', bounds: POSITIVE, linear: true };
    case 'coefficient':
      return { transform: 'log', bounds: POSITIVE, linear: true };
    case 'slope':
      return { transform: 'identity', bounds: ANY, linear: true };
    case 'exponent':
      return {
        transform: 'identity',
        bounds: [0.01, 3],
        linear: false,
        startRange: [0.05, 1.2],
      };
    case 'scale':
      return {
        transform: 'log',
        bounds: POSITIVE,
        linear: false,
        startRange: sizeOf(name, context),
      };
    case 'free':
      return { transform: 'identity', bounds: [-1000, 1000], linear: false, startRange: [-2, 2] };
  }
}

/** The size of the variable a scale is compared with: the one that shares the innermost base with it. */
function sizeOf(name: string, { expression, variables }: RoleContext): readonly [number, number] {
  let size: readonly [number, number] = [0.01, 100];
  let fewest = Number.POSITIVE_INFINITY;
  for (const part of walk(expression)) {
    if (part.kind === 'number' || part.kind === 'name') continue;
    const names = namesIn(part);
    if (!names.has(name) || names.size >= fewest) continue;
    const variable = [...names].map((other) => variables.get(other)).find((found) => found);
    if (variable?.scale !== 'log') continue;
    fewest = names.size;
    size = [variable.usual[0] / 100, variable.usual[1] * 1e4];
  }
  return size;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
