import type { Importer } from '../importer';
import { delimited } from './delimited';
import { json } from './json';
import { jsonl } from './jsonl';
import { llmc } from './llmc';
import { megatron } from './megatron';
import { nanogpt } from './nanogpt';
import { trainerState } from './trainer-state';

/**
 * Every format that can be read. A new one is a file in this folder and a line here. Those of one writer are surer
 * of its files than the general ones.
 */
export const importers: readonly Importer[] = [
  trainerState,
  nanogpt,
  megatron,
  llmc,
  delimited,
  json,
  jsonl,
];
