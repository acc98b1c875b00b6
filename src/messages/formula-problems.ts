import type { Problem } from '../core/result';
import { formatPlain } from '../core/units';

type Data = Problem['data'];
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const at = ({ at: place }: Data): string => `character ${place}`;
const number = (value: string | number | undefined): string =>
  Number.isFinite(Number(value)) ? formatPlain(Number(value)) : String(value);

/** Signs people mean something by, and what to write instead. */
const signs: Readonly<Record<string, readonly [name: string, fix: string]>> = {
  '**': ['Two asterisks', 'Write ^ for a power.'],
  '\u00d7': ['The multiplication sign \u00d7', 'Write *.'],
  '\u00b7': ['The middle dot \u00b7', 'Write *.'],
  '\u22c5': ['The dot operator \u22c5', 'Write *.'],
  '\u2217': ['The asterisk operator \u2217', 'Write *.'],
  '\u00f7': ['The division sign \u00f7', 'Write /.'],
  '\u2044': ['The fraction slash \u2044', 'Write /.'],
  '\u2215': ['The division slash \u2215', 'Write /.'],
  '\u2212': ['The minus sign \u2212 of a typesetter', 'Write the hyphen - of the keyboard.'],
  '\u2013': ['The en dash \u2013', 'Write the hyphen - of the keyboard.'],
  '\u2014': ['The em dash \u2014', 'Write the hyphen - of the keyboard.'],
  '\u00b2': ['The superscript \u00b2', 'Write ^2.'],
  '\u00b3': ['The superscript \u00b3', 'Write ^3.'],
  '\u00a0': ['A no-break space', 'Type a plain space.'],
  '[': ['A square bracket', 'Nothing can be indexed here: use ( and ).'],
  ']': ['A square bracket', 'Nothing can be indexed here: use ( and ).'],
  '{': ['A curly bracket', 'Use ( and ).'],
  '}': ['A curly bracket', 'Use ( and ).'],
  '"': ['A quotation mark', 'A formula holds no texts: write names without quotes.'],
  "'": ['A quotation mark', 'A formula holds no texts: write names without quotes.'],
  '`': ['A backtick', 'A formula holds no texts: write names without quotes.'],
  ':': ['A colon', 'A formula holds no ranges or units: write one value.'],
  ';': ['A semicolon', 'Write one formula, without what comes after it.'],
  '#': ['A comment sign', 'Leave comments out.'],
  '!': ['An exclamation mark', 'There are no factorials and no logic: use + - * / ^.'],
  '%': ['A percent sign', 'Write a share as a fraction: 0.05.'],
  '.': ['A dot that is no decimal point', 'Nothing has parts here: write names without dots.'],
  '<': ['A comparison', 'A formula gives a number: use + - * / ^.'],
  '>': ['A comparison', 'A formula gives a number: use + - * / ^.'],
  '?': ['A question mark', 'There are no conditions: write one formula for all runs.'],
};

const greekWords =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** What a character is that only looks like one of the keyboard. */
function nameCharacter(character: string, code: number): readonly [string, string] {
  const known = Object.hasOwn(signs, character) ? signs[character] : undefined;
  if (known) return known;
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const word = greekWords[code >= 0x3b1 ? code - 0x3b1 : code - 0x391];
  if (word !== undefined && code >= 0x391 && code <= 0x3c9) {
    const size = code >= 0x3b1 ? 'small' : 'capital';
    return [
      `The Greek ${size} letter ${word} (${character}, ${point})`,
      `Write a Latin letter, or the word ${word}.`,
    ];
  }
  const script = scripts.find(([pattern]) => pattern.test(character))?.[1];
  if (script !== undefined) {
    return [
      `The ${script} character ${character} (${point})`,
      'Type it again on the keyboard: names are of the letters A to Z, digits and underscores.',
    ];
  }
  const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `${character}, ` : '';
  return [
    `A character no formula has (${shown}${point})`,
    'Names are of the letters A to Z, digits and underscores; signs are + - * / ^ ( ).',
  ];
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/^[\uff00-\uffef]$/, 'full-width'],
  [/^\p{Script=Cyrillic}$/u, 'Cyrillic'],
  [/^\p{Script=Greek}$/u, 'Greek'],
  [/^\p{Script=Armenian}$/u, 'Armenian'],
  [/^\p{Script=Cherokee}$/u, 'Cherokee'],
  [/^[\u{1d400}-\u{1d7ff}]$/u, 'mathematical'],
  [/^\p{Script=Latin}$/u, 'accented Latin'],
];

const arguments_ = (count: string | number | undefined): string =>
  count === 1 ? '1 value' : `${count} values`;

/** What keeps a formula from being a law: one entry a code of `core/laws/custom`. */
export const formulaProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'formula-missing': () => ({
    what: 'There is no formula for the law of your own',
    fix: 'Write one such as E + A/N^alpha + B/D^beta.',
  }),
  'formula-and-law': ({ law }) => ({
    what: `There are both a formula and the law ${law} to fit`,
    where: '--formula and --law',
    fix: 'Give one of them.',
  }),
  'formula-flag-alone': ({ flag }) => ({
    what: `${flag} belongs to a formula of your own, and there is none`,
    fix: "Add --formula 'E + A/N^alpha', or leave it out.",
  }),
  'formula-bad-bounds': ({ part }) => ({
    what: `\u201c${part}\u201d does not give the bounds of a parameter`,
    where: '--bounds',
    fix: 'Write them like alpha=0.1:0.9; one side of the colon may be empty.',
  }),
  'formula-empty': () => ({
    what: 'The formula is empty',
    fix: 'Write one such as E + A/N^alpha + B/D^beta.',
  }),
  'formula-too-long': ({ length, most }) => ({
    what: `The formula has ${length} characters; it may have ${most}`,
    fix: 'Use short names, and leave out what does not change with the runs.',
  }),
  'formula-too-many-parts': (data) => ({
    what: `The formula has more than ${data.most} numbers, names and signs`,
    where: at(data),
    fix: 'Write a shorter one.',
  }),
  'formula-character': (data) => {
    const [what, fix] = nameCharacter(String(data.character), Number(data.code));
    return { what: `${what} cannot stand in a formula`, where: at(data), fix };
  },
  'formula-equals': (data) => ({
    what: 'There is an equals sign, and a formula here assigns and compares nothing',
    where: at(data),
    fix: 'Write only what stands to the right of it.',
  }),
  'formula-name': (data) => ({
    what: `\u201c${data.name}\u201d is not a name a quantity can have`,
    where: at(data),
    fix: 'Names begin with a letter and go on with letters, digits and underscores, 24 at most; words every program object has are not free.',
  }),
  'formula-reserved': (data) => ({
    what: `\u201c${data.name}\u201d already means something, so it cannot be a quantity of the formula`,
    where: at(data),
    fix: 'Choose another name; write exp(x) for a power of e, and a constant as its number.',
  }),
  'formula-number': (data) => ({
    what: `${data.found} is not a number a formula can hold`,
    where: at(data),
    fix: 'Numbers are finite and at most 1e100.',
  }),
  'formula-implicit': (data) => ({
    what: `${data.left} is followed by ${data.right} with no sign between them`,
    where: at(data),
    fix: 'Write a multiplication with *: nothing is multiplied unless it says so.',
  }),
  'formula-operand': (data) => ({
    what: `There is ${data.found} where a number, a name or a bracket should be`,
    where: at(data),
    fix: 'Put a value before it, or take it out.',
  }),
  'formula-ends': (data) => ({
    what: `The formula ends after ${data.found}, where a value should follow`,
    where: at(data),
    fix: 'Write what is missing, or take the last sign out.',
  }),
  'formula-function': (data) => ({
    what: `There is no function ${data.name}`,
    where: at(data),
    fix: `Use one of ${data.known}; to multiply, write ${data.name}*(\u2026).`,
  }),
  'formula-function-alone': (data) => ({
    what: `${data.name} is a function and needs a value in brackets`,
    where: at(data),
    fix: `Write ${data.name}(\u2026), or choose another name for a quantity.`,
  }),
  'formula-arguments': (data) => ({
    what: `${data.name} takes ${arguments_(data.wanted)}, not ${data.found}`,
    where: at(data),
    fix:
      data.name === 'log'
        ? 'log is the natural logarithm; use log2 or log10 for other bases.'
        : `Give it ${arguments_(data.wanted)}.`,
  }),
  'formula-comma': (data) => ({
    what: 'There is a comma outside a function of two values',
    where: at(data),
    fix: 'Write decimals with a point, and one formula only.',
  }),
  'formula-bracket-closes': (data) => ({
    what: 'A bracket closes that was never opened',
    where: at(data),
    fix: 'Take it out, or open it before.',
  }),
  'formula-bracket-open': (data) => ({
    what: 'A bracket is never closed',
    where: at(data),
    fix: 'Close it with ).',
  }),
  'formula-too-deep': (data) => ({
    what: `There are more than ${data.most} brackets inside each other`,
    where: at(data),
    fix: 'Take out those that are not needed.',
  }),
  'formula-syntax': (data) => ({
    what: `The formula cannot be read from \u201c${data.found}\u201d on`,
    where: at(data),
    fix: 'Write it like E + A/N^alpha + B/D^beta.',
  }),
  'formula-node': ({ found }) => ({
    what: `The formula uses ${found}, which a law cannot have`,
    fix: 'Use numbers, names, + - * / ^ and brackets.',
  }),
  'formula-exponent': ({ value, most }) => ({
    what: `The exponent ${number(value)} overflows for models of any size`,
    fix: `Use one of at most ${most}, or a parameter.`,
  }),
  'formula-no-number': () => ({
    what: 'A part of the formula without names has no value, such as a division by zero or the logarithm of nothing',
    fix: 'Take that part out or correct it.',
  }),
  'formula-too-complex': () => ({
    what: 'The formula has too many parts that depend on each other to be differentiated',
    fix: 'Write a shorter one with fewer parameters.',
  }),
  'formula-no-variable': () => ({
    what: 'No name of the formula is a column of the runs, so it says the same for all of them',
    fix: 'Use N, D or another column, or choose a column for one of the names.',
  }),
  'formula-no-parameter': () => ({
    what: 'Every name of the formula is a column, so there is nothing to fit',
    fix: 'Put a name of your own where a number is to be found, such as A in A/N.',
  }),
  'formula-too-many-variables': ({ count, most }) => ({
    what: `The formula reads ${count} columns; it may read ${most}`,
    fix: 'Leave some out.',
  }),
  'formula-too-many-parameters': ({ count, most }) => ({
    what: `The formula has ${count} parameters; it may have ${most}`,
    fix: 'Write known ones as numbers, or match names to columns.',
  }),
  'formula-variable-unused': ({ name }) => ({
    what: `${name} is matched to a column but does not stand in the formula`,
    fix: 'Take the match away, or use it.',
  }),
  'formula-unknown-parameter': ({ name, known }) => ({
    what: `Bounds are given for ${name}, which is no parameter of the formula`,
    fix: `Its parameters are ${known}.`,
  }),
  'formula-bounds': ({ name, low, high }) => ({
    what: `The bounds of ${name} leave nothing between them: ${number(low)} to ${number(high)}`,
    fix: 'Give a lower bound below the upper one.',
  }),
};
