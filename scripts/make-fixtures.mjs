/**
 * Writes the fixture logs of the importers: `node scripts/make-fixtures.mjs`. Each is written as its writer
 * writes it (field names, order, number formats, restarts), with losses from a power law, never copied from a
 * log. SOURCES.json says where each format was looked up and what is known to be in each file.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { configs } from './make-fixtures-configs.mjs';
import { eventFiles } from './make-fixtures-events.mjs';
import { harness } from './make-fixtures-harness.mjs';
import { huggingFace } from './make-fixtures-hf.mjs';
import { llmC } from './make-fixtures-llmc.mjs';
import { megatronLm } from './make-fixtures-megatron.mjs';
import { lightning, metricsJsonl, tensorBoard } from './make-fixtures-metrics.mjs';
import { nanoGpt } from './make-fixtures-nanogpt.mjs';
import { parquet } from './make-fixtures-parquet.mjs';
import { wandb } from './make-fixtures-wandb.mjs';

const folder = new URL('../src/core/data/importers/fixtures/', import.meta.url);
const fixtures = [
  ...huggingFace(),
  ...nanoGpt(),
  ...llmC(),
  ...megatronLm(),
  ...wandb(),
  ...tensorBoard(),
  ...eventFiles(),
  ...lightning(),
  ...metricsJsonl(),
  ...harness(),
  ...configs(),
  ...parquet(),
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const sources = fixtures.map(({ text, bytes, ...source }) => {
  writeFileSync(new URL(source.file, folder), bytes ?? text);
  return source;
});
writeFileSync(new URL('SOURCES.json', folder), `${JSON.stringify(sources, null, 1)}\n`);
console.log(`${sources.length} fixtures`);
