/** A formula as the body of a Python function. */
export interface PythonStatements {
  /** What the response needs first, in an order in which every name is there before it is used. */
  readonly assignments: readonly string[];
  readonly response: string;
}

/**
 * A formula `response = expression; name = expression; ...` in Python: `^` becomes `**`, functions come from
 * `math` (`min` and `max` are Python's own), each name goes by what `rename` says.
 */
export function toPython(formula: string, rename: (id: string) => string): PythonStatements {
  const [response, ...auxiliary] = formula.split(';').map(readStatement);
  if (!response) throw new Error('an empty formula');
  const open = new Map(auxiliary.map(({ name, expression }) => [name, expression]));
  const assignments: string[] = [];

  function define(expression: string): void {
    for (const [id] of expression.matchAll(names)) {
      const needed = open.get(id);
      if (needed === undefined) continue;
      // Taken out first: one defined by itself ends here, and fails in Python.
      open.delete(id);
      define(needed);
      assignments.push(`${rename(id)} = ${translate(needed, rename)}`);
    }
  }

  define(response.expression);
  return { assignments, response: translate(response.expression, rename) };
}

/** The names a formula defines beside its response. */
export function auxiliaryNames(formula: string): readonly string[] {
  return formula
    .split(';')
    .slice(1)
    .map((text) => readStatement(text).name);
}

function readStatement(text: string): { readonly name: string; readonly expression: string } {
  const at = text.indexOf('=');
  return { name: text.slice(0, at).trim(), expression: text.slice(at + 1).trim() };
}

const names = /(?<![\w.])[A-Za-z_]\w*/g;

// A number first, so that the e of its exponent is no name; a name before a bracket is a function.
const parts =
  /(?<number>\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|(?<name>[A-Za-z_]\w*)(?<call>\s*\()?|\^/gi;

function translate(expression: string, rename: (id: string) => string): string {
  return expression.replace(parts, (...match) => {
    const { number, name, call = '' } = match.at(-1) as Record<string, string | undefined>;
    // Python takes no number that begins with a zero it does not need.
    if (number !== undefined) return number.replace(/^0+(?=\d)/, '');
    if (name === undefined) return '**';
    if (call === '') return rename(name);
    return name === 'min' || name === 'max' ? `${name}(` : `math.${name}(`;
  });
}

const reserved: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for
  from global if import in is lambda math max min nonlocal not or pass raise return try while with yield`.split(
    /\s+/,
  ),
);

/** A Python name for an id: `lambda` is `lambda_`, `a/b` is `a_b`. */
export function toName(id: string): string {
  const plain = id.replace(/\W/g, '_').replace(/^(\d)/, '_$1');
  return reserved.has(plain) ? `${plain}_` : plain;
}

/** Python names for ids, no two alike. */
export function nameAll(ids: readonly string[]): (id: string) => string {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of ids) {
    if (found.has(id)) continue;
    let name = toName(id);
    while (taken.has(name)) name += '_';
    taken.add(name);
    found.set(id, name);
  }
  return (id) => found.get(id) ?? toName(id);
}
