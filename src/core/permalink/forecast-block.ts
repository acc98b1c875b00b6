import { strFromU8, strToU8 } from 'fflate';
import { type KeptForecast, readForecast, writeForecast } from '../forecast';
import { failure, type Result } from '../result';
import { deflate, inflate, openBlock, sealBlock } from './block';
import { FORECAST_KEY as KEY } from './forecast-key';

const DEFLATED = 'z';
const MOST_BYTES = 200_000;

/** A forecast card as a block of the address. */
export function encodeForecast(kept: KeptForecast): string {
  const bytes = strToU8(JSON.stringify(JSON.parse(writeForecast(kept))));
  return sealBlock({ codec: DEFLATED, bytes: deflate(bytes) });
}

/** Problems: those of `openBlock`, `inflate` and `readForecast`, `link-block-codec`. */
export function decodeForecast(text: string): Result<KeptForecast> {
  const block = openBlock(KEY, text);
  if (!block.ok) return block;
  const { codec, bytes } = block.value;
  if (codec !== DEFLATED) return failure('link-block-codec', { key: KEY, codec });
  const plain = inflate(KEY, bytes, MOST_BYTES);
  return plain.ok ? readForecast(strFromU8(plain.value)) : plain;
}
