import * as v from 'valibot';
import { encodeUtf8, readAccounting, sha256 } from '../data';
import { objectives } from '../fit';
import { type CustomSpec, readCustomSpec } from '../laws';
import { failure, type Result, success } from '../result';
import type { ForecastCard, KeptForecast, Outcome } from './types';

const FORMAT = 'scalescope-forecast';
const VERSION = 1;

/** A card as a JSON file, its outcome beside it. */
export function writeForecast({ card, seal, outcome }: KeptForecast): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, seal, card, outcome }, null, 2)}\n`;
}

/** A card with its seal; equal cards have equal seals. */
export function sealForecast(card: ForecastCard): KeptForecast {
  return { card, seal: sealOf(card), outcome: null };
}

const sealOf = (card: unknown): string => sha256(encodeUtf8(canonical(card)));

/** JSON with the keys of every object in order: the same for the same content. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const Finite = v.pipe(v.number(), v.finite());
const Positive = v.pipe(Finite, v.gtValue(0));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Text = v.pipe(v.string(), v.maxLength(500));
const Day = v.pipe(v.string(), v.isoTimestamp());
const Pair = v.pipe(
  v.tuple([Positive, Positive]),
  v.check(([low, high]) => low <= high),
);

const Card = v.object({
  made: Day,
  target: v.object({ N: Positive, D: Positive }),
  unit: v.picklist(['nats/token', 'nats/byte']),
  value: Positive,
  intervals: v.pipe(
    v.array(v.object({ level: v.pipe(Finite, v.gtValue(0), v.ltValue(1)), mean: Pair, run: Pair })),
    v.minLength(1),
    v.maxLength(20),
  ),
  data: v.object({
    id: Text,
    title: Text,
    hash: v.pipe(
      v.string(),
      v.regex(/^[0-9a-f]{8,64}(~[^~]+)?$/),
      v.check((hash) => readAccounting(hash.split('~')[1] ?? '') !== undefined),
    ),
    used: Count,
    all: Count,
  }),
  law: v.object({
    id: Text,
    title: Text,
    parameters: v.record(v.pipe(v.string(), v.maxLength(40)), Finite),
    formula: v.optional(
      v.pipe(
        v.unknown(),
        v.check((spec) => readCustomSpec(spec) !== undefined),
        v.transform((spec) => spec as CustomSpec),
      ),
    ),
  }),
  assumptions: v.object({
    objective: v.picklist(objectives),
    delta: v.nullable(Positive),
    floor: v.nullable(Finite),
    envelope: v.pipe(Finite, v.minValue(1)),
    weights: Text,
    where: Text,
    excluded: v.pipe(v.array(Count), v.maxLength(1_000_000)),
    acct: v.optional(
      v.pipe(
        Text,
        v.check((text) => readAccounting(text) !== undefined),
      ),
    ),
    resample: v.picklist(['cases', 'residual', 'clusters']),
    cluster: Text,
    refits: Count,
    seed: Count,
  }),
});

const Measured = v.nullable(v.object({ loss: Positive, on: Day, from: Text }));

/** More than any card needs: what is larger is no card. */
const MOST_CHARACTERS = 2_000_000;

/**
 * The inverse of `writeForecast`. Problems: `forecast-not-json`, `forecast-format`, `forecast-newer` (version,
 * known), `forecast-seal` for a card that was changed, `forecast-damaged` (part) for one that is not whole.
 */
export function readForecast(text: string): Result<KeptForecast> {
  const file = text.length <= MOST_CHARACTERS ? parse(text) : undefined;
  if (file === undefined) return failure('forecast-not-json');
  if (!isRecord(file) || file.format !== FORMAT) return failure('forecast-format');
  if (typeof file.version !== 'number' || file.version > VERSION) {
    const version = String(file.version).slice(0, 20);
    return failure('forecast-newer', { version, known: VERSION });
  }
  // The seal is over what is there, not over what is understood of it.
  if (file.card === undefined) return failure('forecast-damaged', { part: 'card' });
  if (sealOf(file.card) !== file.seal) return failure('forecast-seal');
  const card = v.safeParse(Card, file.card);
  if (!card.success) return damaged('card', card.issues[0]);
  const outcome = v.safeParse(Measured, file.outcome ?? null);
  if (!outcome.success) return damaged('outcome', outcome.issues[0]);
  return success({
    card: card.output as ForecastCard,
    seal: file.seal as string,
    outcome: outcome.output as Outcome | null,
  });
}

function damaged(of: string, issue: v.BaseIssue<unknown>) {
  const path = v.getDotPath(issue);
  return failure('forecast-damaged', { part: path === null ? of : `${of}.${path}`.slice(0, 80) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
