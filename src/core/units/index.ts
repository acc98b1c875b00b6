export {
  formatCount,
  formatDigits,
  formatExact,
  formatFactor,
  formatFlops,
  formatLoss,
  formatLossGap,
  formatPercent,
  formatPlain,
  formatPower,
} from './format';
export { parseQuantity } from './parse';
export { sayCount, sayFlops } from './words';
