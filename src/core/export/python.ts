import { type Inputs, type Law, predict, toVector } from '../laws';
import type { Range } from './fit-report';
import { auxiliaryNames, nameAll, toName, toPython } from './python-statements';

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
  const ids = [...law.variables, ...law.parameters].map(({ id }) => id);
  const rename = nameAll([...ids, ...auxiliaryNames(law.formula)]);
  const { assignments, response } = toPython(law.formula, rename);
  const parameters = law.parameters.map(({ id, name: words, unit }) => {
    const range = ci95[id];
    const notes = [words, unit, range ? `95 % interval ${range.map(number).join(' to ')}` : ''];
    const comment = notes.filter((note) => note !== '').join(', ');
    return `    ${rename(id)} = ${number(values[id] as number)}  # ${toComment(comment)}`;
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
    `def ${name}(${law.variables.map(({ id }) => rename(id)).join(', ')}):`,
    `    # ${toComment(`${output.name}, ${output.unit}; from ${law.variables.map((v) => `${v.id} = ${v.name}`).join(', ')}`)}`,
    ...parameters,
    ...assignments.map((line) => `    ${line}`),
    `    return ${response}`,
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

/** One line, whatever a title or a column is called. */
function toComment(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function number(value: number): string {
  if (Number.isFinite(value)) return String(value).replace('e+', 'e');
  return Number.isNaN(value) ? 'math.nan' : `${value < 0 ? '-' : ''}math.inf`;
}
