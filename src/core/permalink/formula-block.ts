import { strFromU8, strToU8 } from 'fflate';
import { type CustomSpec, readCustomSpec } from '../laws';
import { failure, type Result, success } from '../result';
import { damaged, deflate, inflate, openBlock, sealBlock } from './block';
import { parseJson } from './json';

const KEY = 'f';
const PLAIN = 'j';
const DEFLATED = 'z';
const MOST_BYTES = 20_000;

/** A law of one's own as the block `f`: JSON, deflated where that is smaller. */
export function encodeFormula(spec: CustomSpec): string {
  const plain = strToU8(JSON.stringify(spec));
  const packed = deflate(plain);
  return packed.length < plain.length
    ? sealBlock({ codec: DEFLATED, bytes: packed })
    : sealBlock({ codec: PLAIN, bytes: plain });
}

/** Problems: those of `openBlock` and `inflate`, `link-block-codec`, `link-formula` for what is no law. */
export function decodeFormula(text: string): Result<CustomSpec> {
  const block = openBlock(KEY, text);
  if (!block.ok) return block;
  const { codec, bytes } = block.value;
  if (codec !== PLAIN && codec !== DEFLATED)
    return failure('link-block-codec', { key: KEY, codec });
  const plain = codec === PLAIN ? success(bytes) : inflate(KEY, bytes, MOST_BYTES);
  if (!plain.ok) return plain;
  const json = parseJson(strFromU8(plain.value));
  if (json === undefined) return damaged(KEY);
  const spec = readCustomSpec(json);
  return spec ? success(spec) : failure('link-formula', {});
}
