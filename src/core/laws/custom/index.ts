export { buildCustomLaw } from './build-law';
export { type DraftOptions, draftSpec } from './draft-spec';
