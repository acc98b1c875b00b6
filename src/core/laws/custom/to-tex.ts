import type { Expression } from './expression';

const greek = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
);
const longestFirst = [...greek].sort((a, b) => b.length - a.length);

/** A name in TeX: Greek words as letters, what follows an underscore, a letter or a Greek word as index. */
export function nameToTex(name: string): string {
  const [head = '', ...tail] = name.split('_');
  const letter = longestFirst.find((word) => head.startsWith(word)) ?? head.slice(0, 1);
  const rest = head.slice(letter.length);
  // One letter with an index (N0, Nc), a Greek one (alphaN); a longer word is a word.
  const isIndexed = rest === '' || greek.has(letter) || /^\d+$|^[a-z]$/.test(rest);
  const base = isIndexed ? (greek.has(letter) ? `\\${letter}` : letter) : `\\mathrm{${head}}`;
  const index = [isIndexed ? rest : '', ...tail].filter((part) => part !== '');
  if (index.length === 0) return base;
  return `${base}_{${index.map(indexToTex).join(',')}}`;
}

function indexToTex(part: string): string {
  if (greek.has(part)) return `\\${part}`;
  return part.length > 1 && !/^\d+$/.test(part) ? `\\mathrm{${part}}` : part;
}

/** How tightly the outermost sign of an expression binds. */
const strength: Readonly<Record<Expression['kind'], number>> = {
  add: 1,
  subtract: 1,
  negate: 1,
  multiply: 2,
  divide: 3,
  power: 4,
  call: 4,
  name: 5,
  number: 5,
};

const calls = {
  exp: '\\exp',
  log: '\\ln',
  log2: '\\log_{2}',
  log10: '\\log_{10}',
  tanh: '\\tanh',
} as const;

/** An expression in TeX, with fractions, and brackets only where they are needed. */
export function toTex(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return numberToTex(expression.value);
    case 'name':
      return nameToTex(expression.name);
    case 'negate':
      return `-${inside(expression.of, 2)}`;
    case 'add':
      return `${inside(expression.left, 1)} + ${inside(expression.right, 1, true)}`;
    case 'subtract':
      return `${inside(expression.left, 1)} - ${inside(expression.right, 2, true)}`;
    case 'multiply': {
      const right = inside(expression.right, 2, true);
      return `${inside(expression.left, expression.left.kind === 'negate' ? 1 : 2)} ${/^\d/.test(right) ? '\\cdot' : '\\,'} ${right}`;
    }
    case 'divide':
      return `\\frac{${toTex(expression.left)}}{${toTex(expression.right)}}`;
    case 'power':
      return `${inside(expression.left, 5)}^{${toTex(expression.right)}}`;
    case 'call':
      return expression.call === 'sqrt'
        ? `\\sqrt{${toTex(expression.of)}}`
        : `${calls[expression.call]}\\left(${toTex(expression.of)}\\right)`;
  }
}

/** In brackets where it binds less tightly than its place asks for; a leading minus never follows a sign. */
function inside(part: Expression, least: number, isRight = false): string {
  const tex = toTex(part);
  const isWeak = strength[part.kind] < least || (isRight && tex.startsWith('-'));
  const isPowerOfTen = part.kind === 'number' && least > 2 && tex.includes('\\');
  return isWeak || isPowerOfTen ? `\\left(${tex}\\right)` : tex;
}

function numberToTex(value: number): string {
  const [digits = '', power] = String(value).split('e');
  if (power === undefined) return digits;
  const ten = `10^{${Number(power)}}`;
  return digits === '1' ? ten : `${digits} \\times ${ten}`;
}
