import * as v from 'valibot';
import type { Screen } from '../permalink';
import bundled from './entries.json';

/** Kinds of papers, in the order they are listed. */
export const atlasKinds = [
  'law',
  'data',
  'training',
  'model',
  'conversion',
  'compression',
  'evaluation',
  'vision-language',
  'other-domain',
] as const;
export type AtlasKind = (typeof atlasKinds)[number];

/** Trained from scratch, trained further, made from another model, or something else. */
const stages = ['pretrain', 'continue', 'convert', 'other'] as const;

/** Screens of the product that a paper is about; `atlas` for those it has no other place for. */
const shownOn = [
  'explore',
  'quantize',
  'mixture',
  'data-limits',
  'downstream',
  'schedule',
  'fit',
  'atlas',
] as const satisfies readonly Screen[];

const text = v.pipe(v.string(), v.minLength(1));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

const point = v.strictObject({
  label: text,
  /** Raw count. */
  params: positive,
  /** Raw count; null where the abstract does not state it, 0 where nothing was trained. */
  tokens: v.nullable(v.pipe(v.number(), v.minValue(0))),
  stage: v.picklist(stages),
  /** What is counted where it is no text: residues, time points. */
  token_unit: v.optional(text),
  active_params: v.optional(positive),
  unique_tokens: v.optional(positive),
  /** The model it was made from. */
  parent: v.optional(text),
  bits: v.optional(positive),
  gpu: v.optional(text),
  gpu_hours: v.optional(positive),
  cost_usd: v.optional(positive),
  note: v.optional(text),
});

const entry = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  title: text,
  /** ISO 8601, to the month where the day is not known; null where neither is. */
  date: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}(-\d{2})?$/))),
  kind: v.picklist(atlasKinds),
  claim: text,
  /** Where the product shows what the paper is about. */
  screen: v.picklist(shownOn),
  points: v.array(point),
  ratios: v.array(v.strictObject({ what: text, value: positive })),
  /** Id in the collection of published laws. */
  law: v.nullable(text),
  url: v.nullable(v.pipe(v.string(), v.startsWith('https://'))),
  note: v.nullable(text),
});

const file = v.strictObject({ entries: v.array(entry) });

export type AtlasEntry = v.InferOutput<typeof entry>;
export type AtlasPoint = v.InferOutput<typeof point>;

/** What the bundled file is, and the SHA-256 of its bytes. */
export const atlasSource = {
  title: 'Atlas of 46 papers: claims in own words, figures as their abstracts state them',
  file: 'entries.json',
  hash: 'b6a38b958276d9d4ce866af8c0953e801a6fafd78dc4f6c95fe00bccf3a6eb65',
} as const;

let entries: readonly AtlasEntry[] | undefined;

/** Every paper of the Atlas. The file is part of the build: one that breaks its schema is a bug, and throws. */
export function listAtlas(): readonly AtlasEntry[] {
  entries ??= v.parse(file, bundled).entries;
  return entries;
}

export function findEntry(id: string): AtlasEntry | undefined {
  return listAtlas().find((candidate) => candidate.id === id);
}
