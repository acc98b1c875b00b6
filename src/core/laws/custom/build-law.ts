import { failure, type Result, success } from '../../result';
import type { Law, Output, Parameter, Variable } from '../law';
import { toFeatures } from '../parameter-vector';
import { findClosedForm } from './additive-form';
import { compileLaw } from './compile-law';
import { middleOf, spreadRuns } from './design';
import { type Expression, namesIn, walk } from './expression';
import { createGraph, type Graph, GraphLimit, type Node } from './graph';
import {
  describeResponse,
  type KnownVariable,
  knownVariables,
  unknownVariable,
} from './known-variables';
import { parseFormula } from './parse-formula';
import { findRoles, positiveBases, type Role, type RoleContext, settingsOf } from './roles';
import { CUSTOM, type CustomSpec, isPlanSpec, MOST_PARAMETERS, MOST_VARIABLES } from './spec';
import { type Meaning, toGraph } from './to-graph';
import { nameToTex, toTex } from './to-tex';

/** Exponents written as numbers beyond this overflow for any size of model. */
const LARGEST_EXPONENT = 20;

/**
 * The law a spec describes: like a published one but for its presets and checks, of which it has none.
 * Problems: those of `parseFormula`; `formula-no-variable`, `formula-no-parameter`, `formula-too-many-variables`
 * (count, most), `formula-too-many-parameters` (count, most), `formula-variable-unused` (name),
 * `formula-unknown-parameter` (name, known), `formula-bounds` (name, low, high), `formula-exponent` (value,
 * most), `formula-no-number`, `formula-too-complex`.
 */
export function buildCustomLaw(spec: CustomSpec): Result<Law> {
  const parsed = parseFormula(spec.formula);
  if (!parsed.ok) return parsed;
  const expression = parsed.value;
  const exponent = findLargeExponent(expression);
  if (exponent !== undefined) {
    return failure('formula-exponent', { value: exponent, most: LARGEST_EXPONENT });
  }
  const variables = readVariables(spec, expression);
  if (!variables.ok) return variables;
  const names = readParameters(spec, expression, variables.value);
  if (!names.ok) return names;
  try {
    return assemble(spec, expression, variables.value, names.value);
  } catch (error) {
    if (!(error instanceof GraphLimit)) throw error;
    return failure(error.reason === 'size' ? 'formula-too-complex' : 'formula-no-number');
  }
}

function findLargeExponent(expression: Expression): number | undefined {
  for (const part of walk(expression)) {
    if (part.kind !== 'power') continue;
    const exponent = part.right.kind === 'negate' ? part.right.of : part.right;
    if (exponent.kind === 'number' && exponent.value > LARGEST_EXPONENT) return exponent.value;
  }
  return undefined;
}

type Variables = ReadonlyMap<string, KnownVariable>;

function readVariables(spec: CustomSpec, expression: Expression): Result<Variables> {
  const used = namesIn(expression);
  const count = spec.variables.length;
  if (count === 0) return failure('formula-no-variable');
  if (count > MOST_VARIABLES) {
    return failure('formula-too-many-variables', { count, most: MOST_VARIABLES });
  }
  const unused = spec.variables.find(({ name }) => !used.has(name));
  if (unused) return failure('formula-variable-unused', { name: unused.name });
  const positive = new Set([...positiveBases(expression)].flatMap((base) => [...namesIn(base)]));
  return success(
    new Map(
      spec.variables.map(({ name, column }) => {
        const known = [name, column].find((id) => Object.hasOwn(knownVariables, id));
        return [
          name,
          known === undefined
            ? unknownVariable(column, positive.has(name))
            : (knownVariables[known] as KnownVariable),
        ];
      }),
    ),
  );
}

function readParameters(
  { parameters }: CustomSpec,
  expression: Expression,
  variables: Variables,
): Result<readonly string[]> {
  const names = [...namesIn(expression)].filter((name) => !variables.has(name));
  const count = names.length;
  if (count === 0) return failure('formula-no-parameter');
  if (count > MOST_PARAMETERS) {
    return failure('formula-too-many-parameters', { count, most: MOST_PARAMETERS });
  }
  const stranger = Object.keys(parameters).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    return failure('formula-unknown-parameter', { name: stranger, known: names.join(', ') });
  }
  return success(names);
}

/** On one line, with one name for the natural logarithm. */
function writtenPlainly(formula: string): string {
  return formula
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\bln(?=\s*\()/g, 'log');
}

const roleNames: Readonly<Record<Role, string>> = {
  floor: 'floor',
  coefficient: 'coefficient',
  slope: 'slope',
  exponent: 'exponent',
  scale: 'scale',
  free: 'parameter',
};

function assemble(
  spec: CustomSpec,
  expression: Expression,
  known: Variables,
  names: readonly string[],
): Result<Law> {
  const graph = createGraph();
  const meanings = new Map<string, Meaning>();
  [...known].forEach(([name, { scale }], index) => {
    meanings.set(name, { kind: 'variable', index, isLog: scale === 'log' });
  });
  names.forEach((name, index) => {
    meanings.set(name, { kind: 'parameter', index });
  });
  const value = toGraph(graph, expression, meanings);
  const context: RoleContext = { graph, expression, value, variables: known };
  const roles = findRoles(context, names);
  const parameters: Parameter[] = [];
  for (const [i, name] of names.entries()) {
    const role = roles[i] as Role;
    const settings = settingsOf(name, role, context, spec.parameters[name]);
    const [low, high] = settings.bounds;
    if (!(low < high)) return failure('formula-bounds', { name, low, high });
    parameters.push({
      id: name,
      symbol: nameToTex(name),
      name: roleNames[role],
      unit: '',
      ...settings,
    });
  }
  const variables = [...known].map(([id, variable]): Variable => {
    const { name, unit, scale, domain } = variable;
    return { id, symbol: nameToTex(id), name, unit, scale, domain };
  });
  const response = describeResponse(spec.response);
  const closed = isPlanSpec(spec) ? closedForm(graph, value, meanings, parameters) : undefined;
  const functions = compileLaw(graph, value, variables.length, names.length);
  const output: Output = {
    ...response,
    inputs: variables.map(({ id }) => id),
    compute: (inputs, p) => functions.evaluate(toFeatures({ id: CUSTOM, variables }, inputs), p),
  };
  const inside = variables.map(({ symbol }) => symbol).join(', ');
  return success({
    id: CUSTOM,
    family: 'own',
    title: 'Your own law',
    formula: `${response.id === 'loss' ? 'L' : response.id} = ${writtenPlainly(spec.formula)}`,
    tex: `${response.symbol}(${inside}) = ${toTex(expression)}`,
    citations: [],
    variables,
    parameters,
    outputs: [output],
    ...functions,
    presets: [],
    validity: { words: 'What your runs span; nothing is published about this form.', ranges: {} },
    fittedOn: 'Fitted to the runs in use.',
    typical: Object.fromEntries([...known].map(([name, variable]) => [name, middleOf(variable)])),
    checks: [],
    caveats: [
      'A form of your own: no source has tested it, so compare it with a published law on held-out runs.',
    ],
    recommendedDesign: spreadRuns(known),
    ...closed,
  });
}

function closedForm(
  graph: Graph,
  value: Node,
  meanings: ReadonlyMap<string, Meaning>,
  parameters: readonly Parameter[],
) {
  const feature = (name: string): Node => graph.feature((meanings.get(name) as Meaning).index);
  const variables = { N: feature('N'), D: feature('D') };
  return findClosedForm(graph, value, variables, parameters);
}
