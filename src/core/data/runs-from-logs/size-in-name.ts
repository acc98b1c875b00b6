import { scaleByTen } from '../numbers';

/** A size a name carries; base units. */
export interface NamedSize {
  /** Parameters a token passes where the name tells them apart, else all of them. */
  readonly params: number;
  /** All parameters, where the name says the active ones beside them. */
  readonly totalParams?: number;
  /** The part of the name it was read from. */
  readonly text: string;
}

/** Layers and width a name carries. */
export interface NamedShape {
  readonly layers: number;
  readonly width: number;
  readonly heads?: number;
  readonly text: string;
}

const POWERS: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9 };

/** `1.4B`, `125m`, `1p4b`, `llama7b`: a number and a scale that nothing follows directly. */
const SIZE =
  /(?<![0-9.])(?<digits>\d+(?:[.p]\d+)?) ?(?<scale>[kmb])(?:illion|n)?(?=$|[^A-Za-z0-9]|params?\b|parameters\b|-?base\b)/gi;
/** Before or after such a number these say that it counts something else. */
const OTHER_BEFORE =
  /(?:tok(?:en)?s?|data|steps?|iters?|batch|bs|bsz|gbs|ctx|context|seq(?:len)?|vocab|warmup|lr|wd|flops?|seed|samples?|d)[-_= ]?$/i;
const OTHER_AFTER =
  /^[-_ ]?(?:of[-_ ])?(?:tok(?:en)?s?|t(?:oks?)?|steps?|iters?|ctx|context|vocab|batch|bs|warmup|samples?|flops?|data|seq)(?![a-z])/i;
/** `8x7b` is neither eight times seven nor seven. */
const EXPERTS_BEFORE = /\d+x$/i;
/** A whole word may stand right before a size, and `n`; a lone letter, or the end of a hash, may not. */
const WORD_BEFORE = /(?<![A-Za-z0-9])([A-Za-z]{2,}|n|p)$/i;
/** `30B-A3B`: of thirty billion three are active. */
const ACTIVE_BEFORE = /(?<![A-Za-z0-9])A$/;

/**
 * The number of parameters in a name; null where there is none. The deepest folder that carries one counts, and the
 * first number in it. Tokens, steps, batches and contexts are no sizes; `8x7b` is none either, as experts share
 * weights.
 */
export function readSize(path: string): NamedSize | null {
  for (const part of path.split('/').reverse()) {
    const found = sizesIn(part);
    const all = found.find(({ active }) => !active);
    const active = found.find((size) => size.active);
    if (active && (!all || active.params < all.params)) {
      const { params, text } = active;
      return all
        ? { params, totalParams: all.params, text: `${all.text}-${text}` }
        : { params, text };
    }
    if (all) return { params: all.params, text: all.text };
  }
  return null;
}

function sizesIn(part: string): { params: number; text: string; active: boolean }[] {
  return [...part.matchAll(SIZE)].flatMap((match) => {
    const { digits = '', scale = '' } = match.groups ?? {};
    const before = part.slice(0, match.index);
    const active = ACTIVE_BEFORE.test(before);
    if (/[A-Za-z]$/.test(before) && !active && !WORD_BEFORE.test(before)) return [];
    const after = part.slice(match.index + match[0].length);
    if (OTHER_BEFORE.test(before) || EXPERTS_BEFORE.test(before) || OTHER_AFTER.test(after))
      return [];
    const value = Number(digits.replace(/p/i, '.'));
    if (!(value > 0)) return [];
    const params = scaleByTen(value, POWERS[scale.toLowerCase()] as number);
    return [{ params, text: `${active ? 'A' : ''}${match[0].trim()}`, active }];
  });
}

const END = '(?![\\d]|\\.\\d|[kmbt](?![a-z]))';
/** A letter or word before its number, or else after it. */
const dimension = (before: string, after: string): readonly RegExp[] => [
  // `d512l8`, but in `8L-512d` the dash parts two numbers.
  new RegExp(`(?:(?<![A-Za-z])(?:${before})=?|(?<![A-Za-z0-9])(?:${before})[_-])(\\d+)${END}`, 'i'),
  new RegExp(`(?<![\\d.A-Za-z])(\\d+)-?(?:${after})(?![A-Za-z])`, 'i'),
];
const WIDTH = dimension('d_model|d-model|dmodel|n_embd|embd|hidden|width|dim|d|w', 'd|wide|dim');
const LAYERS = dimension('n_layers?|num_layers|layers?|depth|l', 'l|layers?|deep');
const HEADS = dimension('n_heads?|heads?|h', 'h|heads?');

/** Layers and width in a name (`d=512_l=8`, `d512-l8`, `8L-512d`); null unless both are there. */
export function readShape(path: string): NamedShape | null {
  for (const part of path.split('/').reverse()) {
    const width = find(WIDTH, part);
    const layers = find(LAYERS, part);
    if (!width || !layers) continue;
    const heads = find(HEADS, part);
    const shape = {
      width: number(width),
      layers: number(layers),
      text: `${width[0]}_${layers[0]}`,
    };
    // A depth above the width is no transformer: the letters meant something else.
    if (!(shape.width >= 8 && shape.layers >= 1 && shape.layers <= shape.width)) continue;
    return heads ? { ...shape, heads: number(heads) } : shape;
  }
  return null;
}

function find([before, after]: readonly RegExp[], part: string): RegExpExecArray | null {
  return before?.exec(part) ?? after?.exec(part) ?? null;
}

function number(match: RegExpExecArray): number {
  return Number(match[1]);
}
