export { readForecast, sealForecast, writeForecast } from './card-file';
export { type FinishedRun, findFinishedRun } from './finished-run';
export { looksLikeForecast } from './looks-like';
export {
  type CalibrationPoint,
  calibrate,
  LEAST_SCORED,
  type Score,
  scoredInterval,
  scoreForecast,
} from './score';
export { basisOf, cardLevels, codeOf, type ForecastCard, type KeptForecast } from './types';
