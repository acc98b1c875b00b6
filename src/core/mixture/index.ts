export { type CriticalOverTokens, findCriticalOverTokens } from './critical-over-tokens';
export { fitRunCurves, type MixtureRun, type RunCurves } from './run-curves';
