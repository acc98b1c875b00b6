/** Curves and number formats of the fixture logs: everything a fixture says is known to the script that wrote it. */

const VOCABULARY = 50304;

/** Loss of N parameters after D tokens, nats: a plausible power law with warm-up, far below ln(vocabulary) soon. */
export function lossAt(params, tokens, over = 0) {
  const law = 1.8 + over + 406.4 / params ** 0.34 + 410.7 / Math.max(tokens, 1) ** 0.28;
  return Math.min(Math.log(VOCABULARY), law);
}

/** Small noise with a seed, so that a fixture is the same on every machine. */
export function createNoise(seed) {
  let state = seed >>> 0;
  return (scale) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return scale * (state / 2 ** 31 - 1);
  };
}

/**
 * Points of a run: losses at every `every` steps, rounded to `digits` decimals as the writer prints them, and
 * tokens seen by then.
 */
export function makeCurve({
  params,
  batchTokens,
  steps,
  every,
  from = every,
  seed,
  digits,
  over = 0,
}) {
  const noise = createNoise(seed);
  const points = [];
  for (let step = from; step <= steps; step += every) {
    const tokens = step * batchTokens;
    const loss = Number((lossAt(params, tokens, over) + noise(0.01)).toFixed(digits));
    points.push({ step, tokens, loss });
  }
  return points;
}

/** Steps and losses of a column, as the test compares them. */
export function known(column, kind, points) {
  return {
    column,
    kind,
    steps: points.map(({ step }) => step),
    values: points.map(({ loss }) => loss),
  };
}

/** `{:.6E}` of Python and `%e` of C: at least two digits of exponent. */
export function exponent(value, digits = 6, letter = 'E') {
  const [mantissa, power] = value.toExponential(digits).split('e');
  const size = Math.abs(Number(power));
  return `${mantissa}${letter}${power.startsWith('-') ? '-' : '+'}${String(size).padStart(2, '0')}`;
}

/** `repr` of a Python float: a whole number keeps its `.0`. */
export function pythonFloat(value) {
  if (Number.isInteger(value)) return Math.abs(value) < 1e16 ? `${value}.0` : exponentShort(value);
  return Math.abs(value) < 1e-4 ? exponentShort(value) : String(value);
}

function exponentShort(value) {
  const [mantissa, power] = value.toExponential().split('e');
  return `${mantissa}e${power[0]}${power.slice(1).padStart(2, '0')}`;
}

/** JSON as Python's json.dumps(indent=2, sort_keys=True) writes it; Floats are instances of `Float`. */
export function pythonJson(value, indent = 2, level = 0) {
  const pad = ' '.repeat(indent * (level + 1));
  const end = `\n${' '.repeat(indent * level)}`;
  if (value instanceof Float) return pythonFloat(value.value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => pad + pythonJson(item, indent, level + 1)).join(',\n')}${end}]`;
  }
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value).sort();
    if (keys.length === 0) return '{}';
    const lines = keys.map(
      (key) => `${pad}${JSON.stringify(key)}: ${pythonJson(value[key], indent, level + 1)}`,
    );
    return `{\n${lines.join(',\n')}${end}}`;
  }
  return JSON.stringify(value);
}

/** A number that Python holds as a float. */
export class Float {
  constructor(value) {
    this.value = value;
  }
  toJSON() {
    return this.value;
  }
}

export const float = (value) => new Float(value);
