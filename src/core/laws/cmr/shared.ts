import { floor, tokens } from '../building';
import type { Citation, Parameter } from '../law';

/** Tokens of one unit of T in the source: T = 100 is 20B tokens. */
export const tokensPerUnit = 0.2e9;

const logUnit = Math.log(tokensPerUnit);

/** T as the base of a power, told by the feature log D. */
export const trainingUnits = {
  log: (logTokens: number): number => logTokens - logUnit,
  slope: (): number => 1,
};

export const trainedTokens = tokens('tokens of continual pre-training');

export const reference = 'gu2024-cmr';
export const table5 = 'arXiv 2407.17467 v2, Table 5, read in a transcription';

export const citation: Citation = {
  key: 'gu2024',
  authors: 'Gu, Yang, Ding, Zhao and Tan',
  title:
    'CMR Scaling Law: Predicting Critical Mixture Ratios for Continual Pre-training of Language Models',
  year: 2024,
  arxiv: '2407.17467',
};

/** A factor of either sign in front of a power. */
export const signedFactor = (
  id: string,
  symbol: string,
  name: string,
  unit: string,
  startRange: readonly [number, number],
): Parameter => ({
  ...floor(id, symbol, name, unit, { startRange }),
  bounds: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
});
