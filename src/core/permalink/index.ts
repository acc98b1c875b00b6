export { type DecodedLink, decodeLink } from './decode';
export {
  type EncodedLink,
  type EncodeOptions,
  encodeLink,
  type LinkContents,
} from './encode';
export { keepReasons } from './exclusions';
export {
  type Colour,
  colours,
  defaultState,
  type Ends,
  type ExclusionReason,
  type ExplorerState,
  FITTED,
  type Form,
  isTradeScreen,
  type Layer,
  type Limit,
  type Lock,
  layers,
  limits,
  type Screen,
  type tradeScreens,
} from './explorer-state';
export { decodeForecast, encodeForecast } from './forecast-block';
export { parseJson } from './json';
export type { Home } from './key-codecs';
export { MOST_PINS, type Pin } from './pins-block';
export { readDataset, readSession, type Session, writeDataset, writeSession } from './session';
export { readState } from './state-json';
export { stateKeys } from './state-keys';
