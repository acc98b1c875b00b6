import { readCustomSpec } from '../laws';
import type { Problem } from '../result';
import { formatAddress, isKey } from './address';
import { type DecodedLink, decodeLink } from './decode';
import { encodeExclusions, keepReasons, LONGEST_REASON } from './exclusions';
import { defaultState, type ExclusionReason, screens } from './explorer-state';
import { encodeFormula } from './formula-block';
import { isRecord } from './json';
import { VERSION } from './migrations';
import { encodePins, readPins } from './pins-block';
import { stateKeys } from './state-keys';
import { exchangeTradeKeys } from './trade-keys';

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
    const text = lists.has(key) ? listOf(json[key]) : textOf(json[key]);
    if (text === undefined) notices.push({ code: 'state-value', data: { key } });
    else if (text !== '' || !isOpen(key)) pairs.set(key, text);
  }
  readFormula(json.formula, pairs, notices);
  readPinned(json.pins, pairs, notices);
  readUnknown(json.unknown, pairs, notices);
  readExcluded(json.excluded, json.reasons, pairs, notices);
  const screen = Object.hasOwn(json, 'screen') ? String(json.screen) : '';
  const known = screens.find((name) => name === screen) ?? defaultState.screen;
  const read = decodeLink(formatAddress({ screen, pairs: exchangeTradeKeys(known, pairs) }));
  return { state: read.state, notices: [...notices, ...read.notices] };
}

/** Written with commas: what they hold may have dots in it. */
const lists: ReadonlySet<string> = new Set(['vs', 'out', 'mix', 'ghost', 'reach']);

/** Keys that hold no value when they are null or empty. */
function isOpen(key: keyof typeof stateKeys): boolean {
  const usual = defaultState[key];
  return usual === null || usual === '' || (lists.has(key) && Array.isArray(usual));
}

function readFormula(json: unknown, pairs: Map<string, string>, notices: Problem[]): void {
  if (json === undefined || json === null) return;
  const spec = readCustomSpec(json);
  if (spec) pairs.set('f', encodeFormula(spec));
  else notices.push({ code: 'state-value', data: { key: 'formula' } });
}

function readPinned(json: unknown, pairs: Map<string, string>, notices: Problem[]): void {
  if (json === undefined) return;
  const pins = readPins(json);
  if (!pins) notices.push({ code: 'state-value', data: { key: 'pins' } });
  else if (pins.length > 0) pairs.set('p', encodePins(pins));
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

function readExcluded(
  json: unknown,
  why: unknown,
  pairs: Map<string, string>,
  notices: Problem[],
): void {
  const rows = json === undefined ? [] : rowsOf(json);
  if (!rows) notices.push({ code: 'state-value', data: { key: 'excluded' } });
  const reasons = readReasons(why);
  if (!reasons) notices.push({ code: 'state-value', data: { key: 'reasons' } });
  if (rows && rows.length > 0) {
    pairs.set('x', encodeExclusions(rows, keepReasons(reasons ?? [], rows)));
  }
}

/** Undefined where it is no list of texts with their rows. */
function readReasons(json: unknown): ExclusionReason[] | undefined {
  if (json === undefined) return [];
  if (!Array.isArray(json)) return undefined;
  const read = json.map((entry: unknown) => {
    if (!isRecord(entry) || typeof entry.text !== 'string') return undefined;
    const rows = rowsOf(entry.rows);
    return rows && { text: entry.text.slice(0, LONGEST_REASON), rows };
  });
  return read.every((entry) => entry !== undefined) ? read : undefined;
}

/** Row numbers, ascending and without repeats; undefined where they are none. */
function rowsOf(json: unknown): number[] | undefined {
  const isRow = (row: unknown) =>
    Number.isInteger(row) && (row as number) >= 0 && (row as number) <= 0xffffffff;
  if (!Array.isArray(json) || !json.every(isRow)) return undefined;
  return [...new Set<number>(json)].sort((a, b) => a - b);
}

function textOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'string')
    return String(value).replace('e+', 'e');
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join('.') : 'none';
  return undefined;
}

function listOf(value: unknown): string | undefined {
  if (value === null) return '';
  return Array.isArray(value) ? value.map(String).join(',') : undefined;
}

function nameOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
