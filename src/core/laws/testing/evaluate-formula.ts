/** Values of names, as a formula finds them. */
type Names = Readonly<Record<string, number>>;

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  min: Math.min,
  max: Math.max,
};

const token = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z_]\w*)|([-+*/^(),]))/y;

function tokenize(text: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`no formula: ${text} at ${start}`);
    found.push(match[0].trim());
  }
  return found;
}

/** Recursive descent over + - * / ^ ( ), functions and names; `^` groups to the right and binds before a sign. */
function evaluateExpression(text: string, lookUp: (name: string) => number): number {
  const tokens = tokenize(text);
  let at = 0;

  function take(...symbols: readonly string[]): string | undefined {
    const next = tokens[at];
    if (next === undefined || !symbols.includes(next)) return undefined;
    at++;
    return next;
  }

  function demand(symbol: string): void {
    if (!take(symbol))
      throw new Error(`${text}: ${symbol} wanted, ${tokens[at] ?? 'the end'} found`);
  }

  function sum(): number {
    let value = product();
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) {
      value = sign === '+' ? value + product() : value - product();
    }
    return value;
  }

  function product(): number {
    let value = signed();
    for (let sign = take('*', '/'); sign; sign = take('*', '/')) {
      value = sign === '*' ? value * signed() : value / signed();
    }
    return value;
  }

  function signed(): number {
    return take('-') ? -signed() : power();
  }

  function power(): number {
    const base = atom();
    return take('^') ? base ** signed() : base;
  }

  function atom(): number {
    if (take('(')) {
      const value = sum();
      demand(')');
      return value;
    }
    const name = tokens[at++] ?? '';
    if (/^\d/.test(name)) return Number(name);
    if (!/^\w/.test(name)) throw new Error(`${text}: a value wanted, ${name || 'the end'} found`);
    if (!take('(')) return lookUp(name);
    const called = functions[name];
    if (!called) throw new Error(`${text}: no function ${name}`);
    const values = [sum()];
    while (take(',')) values.push(sum());
    demand(')');
    return called(...values);
  }

  const value = sum();
  if (at < tokens.length) throw new Error(`${text}: ${tokens[at]} is left over`);
  return value;
}

/**
 * The response of a plain-text formula, `response = expression; name = expression; ...`, written for the tests
 * of the formulas alone. Throws on anything that is not of this notation, on a name nobody gives a value to, on
 * one given twice and on auxiliary names that are defined by one another.
 */
export function evaluateFormula(formula: string, given: Names): number {
  const [response, ...auxiliary] = formula.split(';').map(readStatement);
  if (!response) throw new Error('an empty formula');
  const definitions = new Map(auxiliary.map(({ name, expression }) => [name, expression]));
  const values = new Map(Object.entries(given));
  for (const { name } of auxiliary) {
    if (values.has(name)) throw new Error(`${formula}: ${name} has two values`);
  }
  if (definitions.size < auxiliary.length) throw new Error(`${formula}: a name is defined twice`);
  const pending = new Set<string>();
  const used = new Set<string>();

  function lookUp(name: string): number {
    used.add(name);
    const known = values.get(name);
    if (known !== undefined) return known;
    const expression = definitions.get(name);
    if (expression === undefined) throw new Error(`${formula}: ${name} is not defined`);
    if (pending.has(name)) throw new Error(`${formula}: ${name} is defined by itself`);
    pending.add(name);
    const value = evaluateExpression(expression, lookUp);
    values.set(name, value);
    return value;
  }

  const value = evaluateExpression(response.expression, lookUp);
  for (const { name } of auxiliary) {
    if (!used.has(name)) throw new Error(`${formula}: ${name} is not used`);
  }
  return value;
}

function readStatement(text: string): { name: string; expression: string } {
  const match = /^\s*([A-Za-z_]\w*)\s*=([^=]+)$/.exec(text);
  if (!match) throw new Error(`no statement: ${text}`);
  return { name: match[1] as string, expression: match[2] as string };
}
