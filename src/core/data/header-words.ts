import type { Unit } from './column-units';

/** A header taken apart: its words in lower case, and the unit it names. */
export interface HeaderWords {
  readonly words: readonly string[];
  /** The words joined by `_`. */
  readonly key: string;
  /** A power of ten (`M`, `B`, ...) or a unit of loss or compute. */
  readonly unit: Unit | null;
}

const SCALES: Readonly<Record<string, Unit>> = {
  k: 'K',
  thousands: 'K',
  thousand: 'K',
  '1e3': 'K',
  m: 'M',
  mm: 'M',
  millions: 'M',
  million: 'M',
  mil: 'M',
  '1e6': 'M',
  b: 'B',
  bn: 'B',
  billions: 'B',
  billion: 'B',
  '1e9': 'B',
  t: 'T',
  trillions: 'T',
  trillion: 'T',
  '1e12': 'T',
  gflop: 'G',
  tflop: 'T',
  pflop: 'P',
  eflop: 'E',
  zflop: 'Z',
  yflop: 'Y',
  '1e15': 'P',
  '1e18': 'E',
  '1e21': 'Z',
  '1e24': 'Y',
  e15: 'P',
  e18: 'E',
  e21: 'Z',
  e24: 'Y',
};

/** Takes a header apart. `Model size (M)` is `model_size` in millions, `train_tokens_B` is `train_tokens` in billions. */
export function readHeader(header: string): HeaderWords {
  const bracket = /[([{]([^()[\]{}]*)[)\]}]\s*$/.exec(header);
  const inBracket = bracket ? readUnit(bracket[1] as string) : null;
  const rest = bracket && inBracket ? header.slice(0, bracket.index) : header;
  const cased = splitWords(rest);
  const words = cased.map((word) => word.toLowerCase());
  let unit = inBracket;
  const last = cased.at(-1) ?? '';
  if (!unit && words.length > 1) {
    if (isScale(last, words.at(-2))) {
      unit = SCALES[last.toLowerCase()] ?? null;
      words.pop();
    } else if (isScale(cased[0] ?? '', words[1])) {
      unit = SCALES[words.shift() as string] ?? null;
    }
  }
  if (words.at(-1) === 'in') words.pop();
  if (!unit) unit = unitAmong(words);
  return { words, key: words.join('_'), unit };
}

/** A lone capital is a scale; a lone lower-case letter only beside a word that is counted. */
function isScale(word: string, neighbour: string | undefined): boolean {
  if (!Object.hasOwn(SCALES, word.toLowerCase())) return false;
  if (word.length > 1 || /^[KMBT]$/.test(word)) return true;
  return /^(n|d|size|data|params?|parameters|tokens?)$/.test(neighbour ?? '');
}

/** `PFLOPs`, `PF-days`, `x 10^18`, `nats/token`, `M params`. */
function readUnit(text: string): Unit | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^in /, '')
    .replace(/^[x*\u00d7] ?/, '')
    .replace(/^10(\^|\*\*)(\d+)/, '1e$2');
  if (/^(raw|count|counts|params?|parameters|tokens?|flops?|#|1)$/.test(plain)) return 'one';
  const words = splitWords(text).map((word) => word.toLowerCase());
  const named = unitAmong(words);
  if (named) return named;
  return SCALES[plain.replace(/s$/, '')] ?? SCALES[plain] ?? SCALES[words[0] ?? ''] ?? null;
}

/** Units that are told by words anywhere in a header. */
function unitAmong(words: readonly string[]): Unit | null {
  const has = (...some: string[]): boolean => some.some((word) => words.includes(word));
  const perByte = has('byte', 'bytes', 'char', 'chars', 'character');
  if (has('bpb', 'bpc')) return 'bits-per-byte';
  if (has('bits', 'bit')) return perByte ? 'bits-per-byte' : 'bits';
  if (has('bpt')) return 'bits';
  if (has('nats', 'nat')) return perByte ? 'nats-per-byte' : 'nats';
  if (has('ppl', 'perplexity', 'perplexities')) return 'perplexity';
  if (has('pf', 'pfs', 'petaflop', 'petaflops') && has('day', 'days')) return 'pf-days';
  for (const word of words) {
    const flops = /^([gtpezy])flops?$/.exec(word);
    if (flops) return SCALES[`${flops[1]}flop`] as Unit;
  }
  return null;
}

/** Words at blanks, punctuation and changes of case: `numParameters`, `eval/loss`, `tokensB`. */
function splitWords(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}
