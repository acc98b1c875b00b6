import { type Inputs, type Law, predict, toVector } from '../laws';
import type { Range } from './fit-report';

export interface PythonInput {
  readonly law: Law;
  readonly values: Readonly<Record<string, number>>;
  /** Where the values come from: preset or dataset, in words. */
  readonly source: string;
  /** 95 % intervals by parameter, where there are any. */
  readonly ci95?: Readonly<Record<string, Range>>;
  /** Covariance of the parameters, row-major, in the order of `law.parameters`. */
  readonly covariance?: readonly number[] | null;
  /** A point for the check at the end, one value a variable. */
  readonly point: Inputs;
}

/**
 * A self-contained Python 3 module: one function that reproduces the law's prediction with these
 * coefficients, and an assertion of one value computed here. Derived from `law.formula`.
 */
export function pythonSnippet(input: PythonInput): string {
  const { law, values, source, ci95 = {}, covariance = null, point } = input;
  const output = law.outputs[0];
  const name = toName(output.id);
  const variables = law.variables.map(({ id }) => toName(id));
  const parameters = law.parameters.map(({ id, name: words, unit }) => {
    const range = ci95[id];
    const notes = [words, unit, range ? `95 % interval ${range.map(number).join(' to ')}` : ''];
    const comment = notes.filter((note) => note !== '').join(', ');
    return `    ${toName(id)} = ${number(values[id] as number)}  # ${toComment(comment)}`;
  });
  const expected = predict(law, point, toVector(law, values));
  const given = law.variables.map(({ id }) => number(point[id] as number)).join(', ');
  return [
    `# ${toComment(`${law.title}: ${law.formula}`)}`,
    `# ${toComment(`Coefficients: ${source}`)}`,
    ...(covariance ? covarianceLines(law, covariance) : []),
    'import math',
    '',
    '',
    `def ${name}(${variables.join(', ')}):`,
    `    # ${toComment(`${output.name}, ${output.unit}; from ${law.variables.map((v) => `${v.id} = ${v.name}`).join(', ')}`)}`,
    ...parameters,
    `    return ${toPython(law.formula)}`,
    '',
    '',
    `assert math.isclose(${name}(${given}), ${number(expected)}, rel_tol=1e-9)`,
    '',
  ].join('\n');
}

function covarianceLines(law: Law, covariance: readonly number[]): string[] {
  const ids = law.parameters.map(({ id }) => id);
  return [
    `# Covariance of (${ids.join(', ')}), delta method:`,
    ...ids.map((_, row) => {
      const cells = ids.map((_, column) => number(covariance[row * ids.length + column] as number));
      return `#   [${cells.join(', ')}]`;
    }),
  ];
}

const functions: ReadonlySet<string> = new Set(['exp', 'log', 'log2', 'log10', 'sqrt', 'tanh']);

/** The right side of a formula: `^` becomes `**`, functions come from `math`, names become Python's. */
export function toPython(formula: string): string {
  return formula
    .slice(formula.indexOf('=') + 1)
    .trim()
    .replaceAll('^', '**')
    .replace(/\b[A-Za-z_]\w*/g, (name) => (functions.has(name) ? `math.${name}` : toName(name)));
}

const keywords: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for
  from global if import in is lambda math nonlocal not or pass raise return try while with yield`.split(
    /\s+/,
  ),
);

function toName(id: string): string {
  const plain = id.replace(/\W/g, '_').replace(/^(\d)/, '_$1');
  return keywords.has(plain) ? `${plain}_` : plain;
}

/** One line, whatever a title or a column is called. */
function toComment(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function number(value: number): string {
  if (Number.isFinite(value)) return String(value).replace('e+', 'e');
  return Number.isNaN(value) ? 'math.nan' : `${value < 0 ? '-' : ''}math.inf`;
}
