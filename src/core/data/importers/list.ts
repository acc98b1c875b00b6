import type { Importer } from '../importer';
import { delimited } from './delimited';
import { json } from './json';
import { jsonl } from './jsonl';

/** Every format that can be read. A new one is a file in this folder and a line here. */
export const importers: readonly Importer[] = [delimited, json, jsonl];
