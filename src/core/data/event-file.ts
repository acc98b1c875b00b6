import { decodeText } from './text';

/** What one event of TensorBoard's event files says of one tag. */
export interface EventValue {
  readonly step: number;
  readonly tag: string;
  readonly value: number | string;
}

const DT_FLOAT = 1;
const DT_DOUBLE = 2;
const DT_STRING = 7;

/** The first event of every file names its version. */
export function looksLikeEvents(head: Uint8Array): boolean {
  return decodeText(head, 'latin-1').slice(12).includes('brain.Event:');
}

/**
 * Scalars and texts of an event file: records of a length, its checksum, a protobuf `Event` and its checksum (TensorFlow's
 * record format; tensorboard/compat/proto/event.proto, summary.proto and tensor.proto). Checksums are not checked; a
 * last record that is cut off, as in a file still being written, ends the reading. Progress is where a record ends.
 */
export function* readEvents(bytes: Uint8Array): Generator<{ values: EventValue[]; done: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 16 <= bytes.length; ) {
    const length = view.getUint32(at, true);
    const isHuge = view.getUint32(at + 4, true) !== 0;
    const from = at + 12;
    if (isHuge || from + length + 4 > bytes.length) return;
    const values: EventValue[] = [];
    let step = 0;
    for (const { field, part, number } of readFields(bytes.subarray(from, from + length))) {
      if (field === 2) step = number;
      if (field !== 5) continue;
      for (const { field: inner, part: value } of readFields(part))
        if (inner === 1) values.push(...readValue(value, step));
    }
    at = from + length + 4;
    yield { values, done: at };
  }
}

/** A `Summary.Value`; nothing where it is no scalar and no text. */
function readValue(bytes: Uint8Array, step: number): EventValue[] {
  let tag = '';
  let value: number | string | null = null;
  for (const { field, part } of readFields(bytes)) {
    if (field === 1) tag = decodeText(part, 'utf-8');
    if (field === 2) value = view(part).getFloat32(0, true);
    if (field === 8) value = readTensor(part);
  }
  return value === null || tag === '' ? [] : [{ step, tag, value }];
}

/** A tensor of one number or one text; null for any other. */
function readTensor(bytes: Uint8Array): number | string | null {
  let type = 0;
  let value: number | string | null = null;
  for (const { field, part, number } of readFields(bytes)) {
    if (field === 1) type = number;
    const isContent = field === 4 || field === (type === DT_DOUBLE ? 6 : 5);
    if (type === DT_FLOAT && isContent && part.length === 4) value = view(part).getFloat32(0, true);
    if (type === DT_DOUBLE && isContent && part.length === 8)
      value = view(part).getFloat64(0, true);
    if (type === DT_STRING && field === 8) value ??= decodeText(part, 'utf-8');
  }
  return value;
}

const view = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

interface Field {
  readonly field: number;
  /** Bytes of the value, for a number of fixed width and for what has a length. */
  readonly part: Uint8Array;
  /** The value of a varint. */
  readonly number: number;
}

const NOTHING = new Uint8Array(8);

/** Fields of a protobuf message in their order; it ends where the message is damaged. */
function* readFields(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < bytes.length; scale *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  };
  while (at < bytes.length) {
    const key = varint();
    const kind = key % 8;
    const field = Math.floor(key / 8);
    if (kind === 0) {
      yield { field, part: NOTHING, number: varint() };
      continue;
    }
    const length = kind === 2 ? varint() : kind === 1 ? 8 : kind === 5 ? 4 : Number.NaN;
    if (!(at + length <= bytes.length)) return;
    yield { field, part: bytes.subarray(at, at + length), number: 0 };
    at += length;
  }
}
