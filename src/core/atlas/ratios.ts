import type { AtlasEntry } from './entry';
import { type AtlasModel, listModels, type PlacedModel, placeModel } from './models';

/** What a ratio is of. */
export type RatioOf =
  | 'tokens'
  | 'compute'
  | 'params'
  | 'updates'
  | 'memory'
  | 'speed'
  | 'kept'
  | 'gain'
  | 'quantity';

/** Whether a ratio follows from the models of its own entry; most stand alone. */
export type RatioCheck = 'follows' | 'differs' | 'alone';

/** A ratio with what its words mean. */
export interface AtlasRatio {
  readonly entry: AtlasEntry;
  /** Place among the entry's ratios. */
  readonly index: number;
  /** As the collection words it, without the bound. */
  readonly what: string;
  readonly value: number;
  readonly of: RatioOf;
  /** The value as a multiple of the baseline: a gain of 19 % is 1.19. NaN for a quantity. */
  readonly factor: number;
  /** Which side of the true ratio it lies on: "up to 40 times fewer" is a lower bound. */
  readonly bound: 'upper' | 'lower' | null;
  /** Another model the entry names as the baseline, where its counts are known. */
  readonly compared: PlacedModel | null;
  readonly check: RatioCheck;
}

const readers: readonly (readonly [RegExp, RatioOf])[] = [
  [/^tokens (against|for)/, 'tokens'],
  [/^(compute|cost) /, 'compute'],
  [/^(effective size|parameters against)/, 'params'],
  [/^gradient updates/, 'updates'],
  [/^KV cache/, 'memory'],
  [/^(throughput|training speed)/, 'speed'],
  [/\bkept\b|^share selected/, 'kept'],
  [/\bgain\b|\boverhead$/, 'gain'],
  [/^plateau/, 'quantity'],
];

/** Ratios are printed to two or three digits. */
const PRINTED = 0.06;

export function readRatios(entry: AtlasEntry): readonly AtlasRatio[] {
  const models = listModels([entry]);
  return entry.ratios.map(({ what, value }, index): AtlasRatio => {
    const of = readers.find(([pattern]) => pattern.test(what))?.[1];
    if (!of) throw new Error(`Unknown ratio: ${what}`);
    const bound = what.match(/ \((upper|lower) bound\)$/)?.[1];
    const baseline = models.find(
      ({ isCompared, name }) => isCompared && isNamed(what, name, models),
    );
    const compared = baseline ? placeModel(baseline) : null;
    return {
      entry,
      index,
      what: what.replace(/ \((upper|lower) bound\)$/, ''),
      value,
      of,
      factor: of === 'quantity' ? Number.NaN : of === 'gain' ? 1 + value : value,
      bound: bound === 'upper' || bound === 'lower' ? bound : null,
      compared,
      check: baseline ? checkOf(models, baseline, of, value) : 'alone',
    };
  });
}

/** Whether the words of a ratio name a model: the longest start of its name that is in them, or the only one there is. */
function isNamed(what: string, name: string, models: readonly AtlasModel[]): boolean {
  if (!what.includes(' against ')) return false;
  if (models.filter(({ isCompared }) => isCompared).length === 1) return true;
  return what.toLowerCase().includes(name.toLowerCase().split(' ')[0] ?? name);
}

/** The same ratio from the counts of the two models, where both have them. */
function checkOf(
  models: readonly AtlasModel[],
  baseline: AtlasModel,
  of: RatioOf,
  value: number,
): RatioCheck {
  const own = models.find(({ isCompared, point }) => !isCompared && point.tokens !== null);
  const [mine, theirs] = [own?.point, baseline.point];
  if (!mine?.tokens || !theirs.tokens || (of !== 'tokens' && of !== 'compute')) return 'alone';
  const tokens = mine.tokens / theirs.tokens;
  const found = of === 'tokens' ? tokens : (tokens * mine.params) / theirs.params;
  return Math.abs(found / value - 1) <= PRINTED ? 'follows' : 'differs';
}
