export { inUnits } from './in-units';
export { onePower } from './one-power';
export { planOutputs } from './plan-outputs';
export { add, type PowerFactor, type PowerTerm, powerSum } from './power-sum';
export {
  absolute,
  check,
  coefficient,
  exponent,
  floor,
  grid,
  ladder,
  linearVariable,
  logVariable,
  params,
  regression,
  relative,
  tokens,
} from './vocabulary';
