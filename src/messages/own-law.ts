/** Sentences of the editor for a law of one's own. */

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const list = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

export const ownLaw = {
  title: 'Your own law',
  family: 'a formula, fitted to the runs in use',
  indexHint: 'write a formula, fit it, plan with it',
  formula: 'Formula',
  show: 'Show it',
  formulaHint:
    'The response as a function of columns of your runs; every other name is a number to be fitted.',
  examples: 'Examples',
  example: (label: string): string => `Example: ${label}`,
  putBack: 'Put mine back',
  preview: 'Preview',
  lastGood: 'The last formula that could be read: nothing of it is lost while this one cannot be.',
  unavailable:
    'The reader of formulas could not be loaded. Check the connection, then change the formula to try again.',
  use: 'Use this law',
  useHint: 'Ctrl+Enter in the formula',
  discard: 'Discard',
  remove: 'Remove this law',
  /** What the law is made of, and what using it does. */
  summary(variables: readonly string[], parameters: number, exact: number): string {
    const solved =
      exact === 0
        ? 'all found by search'
        : exact === parameters
          ? 'all solved exactly'
          : `${exact} of them solved exactly`;
    return `Reads ${list(variables)}; ${plural(parameters, 'parameter')} to fit, ${solved}.`;
  },
  plans: 'It says the loss of N and D: using it opens it on Explore, fitted.',
  plansNot:
    'It does not say the loss of N and D alone, so it makes no plan: using it keeps it here, to be fitted and compared.',
  states: {
    none: 'Not in use yet.',
    edited: 'Edited: what was in use stays until you use this one.',
    kept: 'Kept, not the law in use.',
    keptAlone: 'Kept, to be fitted below the names.',
    inUse: 'In use.',
  },
  names: 'Names',
  namesHint:
    'Each name of the formula is read from a column or fitted. Empty bounds and starts take the usual ones.',
  name: 'Name',
  kind: 'Kind',
  kindOf: (name: string): string => `Kind of ${name}`,
  kinds: { variable: 'Column', parameter: 'Fitted' },
  column: 'Column',
  columnOf: (name: string): string => `Column of ${name}`,
  missing: (column: string): string => `${column} (not in these runs)`,
  missingNote: (name: string, column: string): string =>
    `These runs have no column ${column}: choose one for ${name}, or other runs.`,
  missingColumn: (names: readonly string[]): string =>
    `These runs have no column for ${list(names)}. Choose a column for it under Names, or other runs under Dataset.`,
  guessed: 'guessed from its name',
  response: 'Response column',
  responseHint: 'what the formula says',
  responseMissing: (column: string): string =>
    `These runs have no column ${column}: choose one, or other runs.`,
  role: 'Role',
  lower: 'Lower bound',
  upper: 'Upper bound',
  startFrom: 'Starts from',
  startTo: 'Starts to',
  solved: 'Found',
  of: (what: string, name: string): string => `${what} of ${name}`,
  exact: 'exactly',
  exactHint: 'The law is linear in it: for any values of the others the best one is computed.',
  search: 'by search',
  searchHint: 'Searched from starts spread over this range.',
  noStarts: 'needs no starts',
  reset: 'Reset',
  resetOf: (name: string): string => `Reset ${name} to the defaults`,
  unlimited: { low: '\u2212\u221e', high: '\u221e' },
  refuse: {
    number: (text: string): string =>
      `\u201c${text.slice(0, 24)}\u201d is not a number. Write one like 0.5 or 1e3, or leave it empty.`,
    order: (low: string, high: string): string =>
      `The lower value must lie below the upper one, and ${low} does not lie below ${high}.`,
    outside: (low: string, high: string): string =>
      `Starts must lie inside the bounds, ${low} to ${high}.`,
    positive: 'It is searched on a log scale: starts must be above 0.',
  },
  fit: {
    title: 'Fit',
    waiting: 'Use the law to see its parameters fitted to the runs, with intervals.',
    notInUse: (law: string): string =>
      `The law in use is ${law}. Use this law to see it fitted here.`,
    elsewhere: 'It makes no plan: it is fitted below the names, to columns of a table or of runs.',
    busy: 'Fitting\u2026',
    fitting: (done: number, total: number): string => `Fitting: ${done} of ${total} refits`,
    parameter: 'Parameter',
    value: 'Value',
    interval: '95 % interval',
    explore: 'Open on Explore',
    compare: 'Compare with published laws',
    stale: 'This is the fit of the law in use, before your edits.',
    range: (low: string, high: string): string => `${low} to ${high}`,
  },
  reference: {
    title: 'How to write a formula',
    operators: 'Signs',
    operatorRows: [
      ['a + b, a - b', 'sum, difference'],
      ['a * b, a / b', 'product, quotient; a product needs its sign: 2*N, not 2N'],
      ['a ^ b', 'power; -a^b is -(a^b), and a^b^c is a^(b^c)'],
      ['( )', 'brackets, up to 20 inside each other'],
    ],
    functions: 'Functions',
    functionRows: [
      ['exp(x)', 'e to the power of x'],
      ['log(x), ln(x)', 'natural logarithm'],
      ['log2(x), log10(x)', 'logarithm to base 2, to base 10'],
      ['sqrt(x)', 'square root'],
      ['tanh(x)', 'hyperbolic tangent'],
      ['pow(a, b)', 'the same as a ^ b'],
    ],
    names: 'Names',
    nameRules: [
      'A letter, then letters, digits and underscores, 24 at most: alpha, N0, beta_D.',
      'N, D, C, bits, ratio, epochs, lr, batch and the columns of your runs are read from them; you can switch each below the formula.',
      'e, i and pi are not free: write exp(x) and numbers. Numbers may be 0.5, 1e9 or 3.2e-4.',
      'Greek words are set as letters, and what follows an underscore or a letter as an index.',
    ],
    limits: 'Limits',
    limitRules: (characters: number, variables: number, parameters: number): readonly string[] => [
      `${characters} characters, ${variables} columns, ${parameters} fitted parameters.`,
      'Nothing but signs, names, numbers and these functions: a formula is read, differentiated by rule and computed, never run as a program.',
    ],
    units: 'Units',
    unitRules: [
      'Columns are in base units: N and D are counts, the loss is in nats per token, shares are fractions.',
    ],
  },
} as const;

/** Formulas to begin with. */
export const ownLawExamples: readonly {
  readonly label: string;
  readonly formula: string;
  readonly response: string;
}[] = [
  { label: 'Chinchilla', formula: 'E + A/N^alpha + B/D^beta', response: 'loss' },
  { label: 'Without a floor', formula: 'A/N^alpha + B/D^beta', response: 'loss' },
  {
    label: 'Power mean',
    formula: 'E + ((A/N^alpha)^q + (B/D^beta)^q)^(1/q)',
    response: 'loss',
  },
  {
    label: 'Quantization degradation',
    formula: 'k*D^beta/(N^alpha*bits^gamma)',
    response: 'qid',
  },
];
