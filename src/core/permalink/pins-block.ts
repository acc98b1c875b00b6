import { strFromU8, strToU8 } from 'fflate';
import { failure, type Result, success } from '../result';
import { damaged, deflate, inflate, openBlock, sealBlock } from './block';
import { parseJson } from './json';

/** A plan kept in sight: what it was, and what limited it (null where nothing did). Base units. */
export interface Pin {
  /** Budget, FLOPs of training and of the serving it was counted with. */
  readonly C: number;
  readonly N: number;
  readonly D: number;
  /** Nats per token, as predicted when it was pinned. */
  readonly loss: number;
  readonly served: number | null;
  readonly unique: number | null;
  readonly mem: number | null;
  readonly bits: number | null;
}

/** Plans kept at once. */
export const MOST_PINS = 4;

const KEY = 'p';
const PLAIN = 'j';
const DEFLATED = 'z';
const MOST_BYTES = 4000;

const needed = ['C', 'N', 'D', 'loss'] as const;
const open = ['served', 'unique', 'mem', 'bits'] as const;

/** The block `p`: a row of numbers a plan, in the order of `Pin`, deflated where that is smaller. */
export function encodePins(pins: readonly Pin[]): string {
  const rows = pins.map((pin) => [...needed, ...open].map((key) => pin[key]));
  const plain = strToU8(JSON.stringify(rows));
  const packed = deflate(plain);
  return packed.length < plain.length
    ? sealBlock({ codec: DEFLATED, bytes: packed })
    : sealBlock({ codec: PLAIN, bytes: plain });
}

/** Problems: those of `openBlock` and `inflate`, `link-block-codec`, `link-block-damaged`. */
export function decodePins(text: string): Result<readonly Pin[]> {
  const block = openBlock(KEY, text);
  if (!block.ok) return block;
  const { codec, bytes } = block.value;
  if (codec !== PLAIN && codec !== DEFLATED)
    return failure('link-block-codec', { key: KEY, codec });
  const plain = codec === PLAIN ? success(bytes) : inflate(KEY, bytes, MOST_BYTES);
  if (!plain.ok) return plain;
  const pins = readPinRows(parseJson(strFromU8(plain.value)));
  return pins ? success(pins) : damaged(KEY);
}

/** Pins as a list of objects (a session file); undefined where it is none. */
export function readPins(json: unknown): readonly Pin[] | undefined {
  if (!Array.isArray(json)) return undefined;
  return readPinRows(
    json.map((pin: unknown) =>
      typeof pin === 'object' && pin !== null
        ? [...needed, ...open].map((key) => (pin as Record<string, unknown>)[key] ?? null)
        : pin,
    ),
  );
}

function readPinRows(json: unknown): readonly Pin[] | undefined {
  if (!Array.isArray(json) || json.length > MOST_PINS) return undefined;
  const pins: Pin[] = [];
  for (const row of json) {
    if (!Array.isArray(row) || row.length !== needed.length + open.length) return undefined;
    const cells = row as readonly unknown[];
    const isRead = cells.every((cell, i) =>
      cell === null ? i >= needed.length : isQuantity(cell),
    );
    if (!isRead) return undefined;
    const [C, N, D, loss, served, unique, mem, bits] = cells as readonly number[];
    pins.push({ C, N, D, loss, served, unique, mem, bits } as Pin);
  }
  return pins;
}

const isQuantity = (cell: unknown): boolean => typeof cell === 'number' && cell > 0 && cell <= 1e40;
