import type { AtlasEntry } from './entry';
import { listModels, placeModel } from './models';
import { type AtlasRatio, readRatios } from './ratios';

/** Parameters and training tokens, raw counts. */
export interface Place {
  readonly N: number;
  readonly D: number;
}

/** Where the baseline of a claim comes from. */
export type BaselineFrom = 'compared' | 'stated-tokens' | 'optimal-tokens';

/** Why a law of training from scratch on text says nothing of a ratio. */
export type NotUnderLaw =
  /** Its tokens are no text. */
  | 'unit'
  /** Both sides start from a trained model. */
  | 'not-from-scratch'
  /** It is of no loss and no compute. */
  | 'other-quantity'
  /** The entry names no size. */
  | 'no-size';

/** A ratio as two trainings from scratch: what it takes by the claim, and what it stands in for. */
export interface ClaimPair {
  readonly model: string;
  readonly less: Place;
  readonly instead: Place;
  readonly from: BaselineFrom;
}

export interface Claim {
  readonly ratio: AtlasRatio;
  /** One a model of the paper; empty where the law does not apply. */
  readonly pairs: readonly ClaimPair[];
  readonly why: NotUnderLaw | null;
}

/** Tokens for which a size is compute-optimal under the law in use; NaN where none are. */
export type OptimalTokens = (params: number) => number;

/**
 * What an entry's ratios mean to a law of loss over parameters and tokens: at the size of each of its models,
 * the tokens of the baseline and the tokens left of them. Where the paper compares itself with a model whose
 * counts are known, that is the baseline; else the paper's own count over the ratio; else, where no count is
 * stated, the tokens for which the size is optimal.
 */
export function readClaims(entry: AtlasEntry, optimalTokens: OptimalTokens): readonly Claim[] {
  return readRatios(entry).map((ratio): Claim => {
    const why = whyNot(ratio);
    return { ratio, why, pairs: why === null ? pairsOf(ratio, optimalTokens) : [] };
  });
}

const fromScratch = /from scratch|pre-training|the parent|of the family/;

function whyNot({ entry, of, what }: AtlasRatio): NotUnderLaw | null {
  if (of !== 'tokens' && of !== 'compute' && of !== 'params') return 'other-quantity';
  if (entry.kind === 'vision-language' || entry.kind === 'other-domain') return 'unit';
  const own = listModels([entry]).filter(({ isCompared }) => !isCompared);
  if (own.length === 0) return 'no-size';
  const isTrained = own.every(({ point }) => point.stage === 'pretrain');
  return isTrained || fromScratch.test(what) ? null : 'not-from-scratch';
}

function pairsOf(ratio: AtlasRatio, optimalTokens: OptimalTokens): readonly ClaimPair[] {
  const { entry, value, of, compared } = ratio;
  return listModels([entry])
    .filter(({ isCompared }) => !isCompared)
    .flatMap((model): ClaimPair[] => {
      const { name, point } = model;
      const placed = placeModel(model);
      const N = point.params;
      if (of === 'params') {
        if (!placed) return [];
        const { D } = placed;
        return [
          { model: name, less: { N: N * value, D }, instead: { N, D }, from: 'stated-tokens' },
        ];
      }
      if (placed && compared) {
        const less = { N, D: placed.D };
        const instead = { N: compared.N, D: compared.D };
        return [{ model: name, less, instead, from: 'compared' }];
      }
      const baseline = placed ? placed.D / value : optimalTokens(N);
      if (!(baseline > 0)) return [];
      return [
        {
          model: name,
          less: { N, D: baseline * value },
          instead: { N, D: baseline },
          from: placed ? 'stated-tokens' : 'optimal-tokens',
        },
      ];
    });
}
