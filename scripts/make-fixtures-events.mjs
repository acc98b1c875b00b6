import { known, makeCurve } from './make-fixtures-curves.mjs';

/** The messages, and the text that the Trainer's TensorBoard callback adds: its model's config. */
const EVENT = {
  repo: 'tensorflow/tensorboard',
  path: 'tensorboard/compat/proto/event.proto',
  commit: '00342393c3241773100aef37251939d901854415',
};

/** An event file as PyTorch's SummaryWriter writes it for the Trainer: scalars, and the config as a text. */
export function eventFiles() {
  const common = { params: 70e6, batchTokens: 262144, steps: 2000, digits: 6 };
  const train = makeCurve({ ...common, every: 100, seed: 501 }).map(toFloat);
  const held = makeCurve({ ...common, every: 500, seed: 502, over: 0.02 }).map(toFloat);
  const config = { hidden_size: 512, num_hidden_layers: 6, vocab_size: 50304 };
  const wall = (step) => 1714737601.25 + step * 0.5;
  const events = [
    [...double(1, wall(0)), ...bytes(3, utf8('brain.Event:2'))],
    [
      ...double(1, wall(0)),
      ...bytes(5, bytes(1, [...tag('model_config/text_summary'), ...text(JSON.stringify(config))])),
    ],
    ...train.flatMap((point) => {
      const evaluated = held.find(({ step }) => step === point.step);
      return [
        scalar(wall(point.step), point.step, 'train/loss', point.loss),
        scalar(wall(point.step), point.step, 'train/num_input_tokens_seen', point.tokens),
        ...(evaluated ? [scalar(wall(point.step), point.step, 'eval/loss', evaluated.loss)] : []),
      ];
    }),
  ];
  return [
    {
      file: 'events.out.tfevents.1714737601.host.71.0',
      format: 'tensorboard-events',
      writer: EVENT,
      fields: ['brain.Event:'],
      bytes: Uint8Array.from(events.flatMap(record)),
      known: {
        step: 'step',
        tokens: 'train/num_input_tokens_seen',
        lastTokens: 2000 * 262144,
        losses: [known('train/loss', 'train', train), known('eval/loss', 'held-out', held)],
        facts: config,
      },
    },
  ];
}

const toFloat = (point) => ({ ...point, loss: Math.fround(point.loss) });
const utf8 = (written) => [...new TextEncoder().encode(written)];

function varint(value) {
  const out = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return [...out, rest];
}

const bytes = (field, content) => [...varint(field * 8 + 2), ...varint(content.length), ...content];
const double = (field, value) => [field * 8 + 1, ...new Uint8Array(Float64Array.of(value).buffer)];
const float = (field, value) => [field * 8 + 5, ...new Uint8Array(Float32Array.of(value).buffer)];
const tag = (name) => bytes(1, utf8(name));

/** A tensor of strings (data type 7) with one entry, and its plugin. */
function text(written) {
  const plugin = bytes(9, bytes(1, bytes(1, utf8('text'))));
  const tensor = [8, 7, ...bytes(2, bytes(2, [8, 1])), ...bytes(8, utf8(written))];
  return [...bytes(8, tensor), ...plugin];
}

function scalar(wall, step, name, value) {
  const summary = bytes(1, [...tag(name), ...float(2, value)]);
  return [...double(1, wall), 16, ...varint(step), ...bytes(5, summary)];
}

/** Length, its checksum, the event, its checksum. */
function record(event) {
  const length = [...new Uint8Array(BigUint64Array.of(BigInt(event.length)).buffer)];
  return [...length, ...checksum(length), ...event, ...checksum(event)];
}

/** CRC-32C, rotated and shifted as the record format wants it. */
function checksum(content) {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  crc = (crc ^ 0xffffffff) >>> 0;
  const masked = (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
  return [...new Uint8Array(Uint32Array.of(masked).buffer)];
}
