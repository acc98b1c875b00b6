import { readCustomSpec } from '../laws';
import type { Problem } from '../result';
import { formatAddress, isKey } from './address';
import { type DecodedLink, decodeLink } from './decode';
import { encodeExclusions } from './exclusions';
import { type ExplorerState, stateKeys } from './explorer-state';
import { encodeFormula } from './formula-block';
import { isRecord } from './json';
import { VERSION } from './migrations';
import { pointKeys } from './point';

/**
 * A state as parsed from JSON, read key by key with the same tests as a link; keys left out take their
 * defaults. Problems: those of `decodeLink`, `state-shape` (found) for what is no object, `state-value` (key).
 */
export function readState(json: unknown): Omit<DecodedLink, 'dataset'> {
  const notices: Problem[] = [];
  if (!isRecord(json)) {
    notices.push({ code: 'state-shape', data: { found: nameOf(json) } });
    return { state: decodeLink('').state, notices };
  }
  const pairs = new Map([['v', String(VERSION)]]);
  for (const key of Object.keys(stateKeys) as (keyof typeof stateKeys)[]) {
    if (!Object.hasOwn(json, key)) continue;
    const text = key === 'vs' ? listOf(json[key]) : textOf(json[key]);
    if (text === undefined) notices.push({ code: 'state-value', data: { key } });
    else if (text !== '' || !isOpen(key)) pairs.set(key, text);
  }
  readFormula(json.formula, pairs, notices);
  readUnknown(json.unknown, pairs, notices);
  readExcluded(json.excluded, pairs, notices);
  const screen = Object.hasOwn(json, 'screen') ? String(json.screen) : '';
  const read = decodeLink(formatAddress({ screen, pairs }));
  return { state: read.state, notices: [...notices, ...read.notices] };
}

/** Keys that hold no value when they are null or empty. */
function isOpen(key: keyof ExplorerState): boolean {
  return ['target', 'card', 'vs'].includes(key) || pointKeys.some((name) => name === key);
}

function readFormula(json: unknown, pairs: Map<string, string>, notices: Problem[]): void {
  if (json === undefined || json === null) return;
  const spec = readCustomSpec(json);
  if (spec) pairs.set('f', encodeFormula(spec));
  else notices.push({ code: 'state-value', data: { key: 'formula' } });
}

function readUnknown(json: unknown, pairs: Map<string, string>, notices: Problem[]): void {
  if (json === undefined) return;
  if (!isRecord(json)) {
    notices.push({ code: 'state-value', data: { key: 'unknown' } });
    return;
  }
  for (const [key, value] of Object.entries(json)) {
    if (typeof value === 'string' && isKey(key) && !pairs.has(key)) pairs.set(key, value);
    else notices.push({ code: 'state-value', data: { key: `unknown.${key}`.slice(0, 60) } });
  }
}

function readExcluded(json: unknown, pairs: Map<string, string>, notices: Problem[]): void {
  if (json === undefined) return;
  const isRow = (row: unknown) =>
    Number.isInteger(row) && (row as number) >= 0 && (row as number) <= 0xffffffff;
  if (!Array.isArray(json) || !json.every(isRow)) {
    notices.push({ code: 'state-value', data: { key: 'excluded' } });
    return;
  }
  const rows = [...new Set<number>(json)].sort((a, b) => a - b);
  if (rows.length > 0) pairs.set('x', encodeExclusions(rows));
}

function textOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'string')
    return String(value).replace('e+', 'e');
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join('.') : 'none';
  return undefined;
}

/** What is compared: names with dots in them, so a comma parts them. */
function listOf(value: unknown): string | undefined {
  return Array.isArray(value) ? value.map(String).join(',') : undefined;
}

function nameOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
