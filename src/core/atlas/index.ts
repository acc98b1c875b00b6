export {
  type BaselineFrom,
  type Claim,
  type ClaimPair,
  type NotUnderLaw,
  type Place,
  readClaims,
} from './claims';
export {
  type AtlasEntry,
  type AtlasKind,
  atlasKinds,
  atlasSource,
  findEntry,
  listAtlas,
} from './entry';
export { findLawSource, type LawSource } from './law-source';
export {
  type AtlasModel,
  listModels,
  type PlacedModel,
  placeModel,
  placeModels,
  type TokenUnit,
} from './models';
export { type AtlasRatio, type RatioOf, readRatios } from './ratios';
export { kindOf, searchAtlas } from './search';
