import {
  type CheckOutcome,
  formsOf,
  type Law,
  type LawFamily,
  lawFamilies,
  type ParameterSet,
  runCheck,
} from '../src/core/laws';

const families: Readonly<Record<LawFamily, readonly [title: string, question: string]>> = {
  compute: [
    'Compute',
    'How does the loss fall with parameters and tokens, and what is best for a budget?',
  ],
  quantization: ['Quantization', 'What do fewer bits cost, after training or in it?'],
  mixture: ['Mixture', 'How does the loss move with the shares of several domains?'],
  data: ['Data limits', 'What are repeated, scarce and synthetic tokens worth?'],
  downstream: ['Downstream', 'What does a loss mean for tasks?'],
  schedule: ['Schedule', 'Which learning rate, batch and number of steps?'],
  own: ['Your own', 'Laws written as a formula.'],
};

const outcomes: Readonly<Record<CheckOutcome['outcome'], string>> = {
  reproduces: 'reproduces',
  mismatch: '**mismatch**',
  'not run': 'not run',
};

/**
 * The documentation of laws, from their values: one page a family and an index, by file name. Nothing here
 * is known of any one law.
 */
export function writeLawPages(laws: readonly Law[]): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  const index: string[] = [];
  for (const family of lawFamilies) {
    const members = laws.filter((law) => law.family === family);
    if (members.length === 0) continue;
    const [title, question] = families[family];
    const page = [`# ${title}`, question, generated, ...members.flatMap(describeLaw)];
    pages.set(`${family}.md`, `${page.join('\n\n')}\n`);
    index.push(
      `- [${title}](${family}.md): ${members.map((law) => `${law.title} (\`${law.id}\`)`).join(', ')}`,
    );
  }
  const head = [
    '# Laws',
    generated,
    index.join('\n'),
    'A new one: [adding a law](../adding-a-law.md).',
  ];
  pages.set('README.md', `${head.join('\n\n')}\n`);
  return pages;
}

const generated =
  'Written by `npm run docs` from the laws themselves; do not edit by hand. The outcome of a check point is the one it has in this build.';

function describeLaw(law: Law): string[] {
  return formsOf(law).flatMap((form) => describeForm(law, form));
}

function describeForm(whole: Law, form: Law): string[] {
  const { checks, caveats, quoted = [], presets, recommendedDesign } = form;
  const isPart = form !== whole;
  const results = checks.map((check) => runCheck(whole, check));
  return [
    `${isPart ? '###' : '##'} ${plain(form.title)}`,
    `\`${form.id}\``,
    `    ${form.formula}`,
    isPart ? '' : form.citations.map(cite).join('\n'),
    title('Symbols', isPart),
    symbols(form),
    title('Values', isPart),
    presets.length > 0 ? values(form, presets) : 'None published or found: fit your own.',
    ...(quoted.length > 0
      ? [
          table(
            ['stated beside them', 'value', 'unit', 'status', 'source'],
            quoted.map((q) => [q.label, number(q.value), q.unit, q.status, q.source]),
          ),
        ]
      : []),
    title('Validity', isPart),
    plain(form.validity.words),
    ranges(form),
    `Fitted on: ${plain(form.fittedOn)}`,
    `Runs to learn it from: ${plain(recommendedDesign.words)}`,
    ...(caveats.length > 0
      ? [title('Before you use it', isPart), caveats.map((c) => `- ${plain(c)}`).join('\n')]
      : []),
    ...(results.length > 0
      ? [title('Check points', isPart), tally(results), checkTable(results)]
      : []),
  ].filter((part) => part !== '');
}

const title = (words: string, isPart: boolean): string =>
  isPart ? `**${words}**` : `### ${words}`;

const cite = ({ authors, title: name, year, arxiv }: Law['citations'][number]): string =>
  `- ${plain(authors)} ${year}, ${plain(name)}, [arXiv ${arxiv}](https://arxiv.org/abs/${arxiv})`;

function symbols({ variables, parameters, outputs }: Law): string {
  const seen = new Set<string>();
  const rows = [
    ...variables.map((v) => [`\`${v.id}\``, math(v.symbol), v.name, v.unit, 'variable']),
    ...parameters.map((p) => [`\`${p.id}\``, math(p.symbol), p.name, p.unit, 'parameter']),
    ...outputs.map((o) => {
      const from = o.inputs.length > 0 ? `from ${o.inputs.join(', ')}` : 'of the values alone';
      return [`\`${o.id}\``, math(o.symbol), o.name, o.unit, from];
    }),
  ].filter((row) => {
    const key = row.join();
    return !seen.has(key) && seen.add(key);
  });
  return table(['name', 'symbol', 'what it is', 'unit', ''], rows);
}

function values({ parameters }: Law, presets: readonly ParameterSet[]): string {
  const rows = presets.map(({ id, label, values: given, standardErrors, status, source, note }) => [
    `\`${id}\``,
    label,
    parameters
      .map(({ id: name }) => {
        const error = standardErrors?.[name];
        return `${name} ${number(given[name] as number)}${error === undefined ? '' : ` ± ${number(error)}`}`;
      })
      .join(', '),
    status,
    note === undefined ? source : `${source}. ${note}`,
  ]);
  return table(['preset', '', 'values', 'status', 'source'], rows);
}

function ranges({ validity, variables }: Law): string {
  const words = Object.entries(validity.ranges).map(([id, [low, high]]) => {
    const unit = variables.find((variable) => variable.id === id)?.unit ?? '';
    return `${id} from ${number(low)} to ${number(high)} ${unit}`.trim();
  });
  return words.length > 0
    ? `${plain(words.join('; '))}. Outside, a prediction is an extrapolation.`
    : '';
}

function tally(results: readonly CheckOutcome[]): string {
  const count = (wanted: CheckOutcome['outcome']) =>
    results.filter(({ outcome }) => outcome === wanted).length;
  const missed = count('mismatch');
  const waiting = count('not run');
  const words = [
    `${count('reproduces')} of ${results.length} reproduce`,
    missed > 0
      ? `${missed} ${missed === 1 ? 'does' : 'do'} not, which is how the source stands`
      : '',
    waiting > 0 ? `${waiting} ${waiting === 1 ? 'is' : 'are'} not run` : '',
  ];
  return `${words.filter((part) => part !== '').join('; ')}.`;
}

function checkTable(results: readonly CheckOutcome[]): string {
  const rows = results.map((result) => {
    const { quantity, preset, inputs, expected, tolerance, computed, outcome } = result;
    const { kind, source, note, notRun } = result;
    const within =
      tolerance.type === 'relative'
        ? `${number(tolerance.value * 100)} %`
        : number(tolerance.value);
    return [
      quantity,
      preset === null ? '' : `\`${preset}\``,
      Object.entries(inputs)
        .map(([id, value]) => `${id} = ${number(value)}`)
        .join(', '),
      `${number(expected)} ± ${within}`,
      computed === null ? '' : number(computed),
      notRun === undefined ? outcomes[outcome] : `not run: ${notRun}`,
      kind,
      note === undefined ? source : `${source}. ${note}`,
    ];
  });
  return table(
    ['quantity', 'preset', 'at', 'expected', 'computed', 'outcome', 'kind', 'source'],
    rows,
    [5],
  );
}

/** Six digits; what is nothing but rounding of the last bit is 0, so that every engine writes the same. */
function number(value: number): string {
  if (Math.abs(value) < 1e-14) return '0';
  return String(Number(value.toPrecision(6)));
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  raw: readonly number[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) =>
    line(row.map((cell, i) => (raw.includes(i) || /^[`$]/.test(cell) ? bars(cell) : plain(cell)))),
  );
  return [line(head), line(head.map(() => '---')), ...body].join('\n');
}

const math = (tex: string): string => (tex === '' ? '' : `$${tex}$`);
const bars = (text: string): string => text.replaceAll('|', '\\|');
/** Text as it is: signs that mean something to Markdown are not to. */
const plain = (text: string): string => text.replace(/[\\*_|<>[\]`]/g, '\\$&').replace(/\s+/g, ' ');
