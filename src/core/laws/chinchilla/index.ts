export { chinchilla } from './chinchilla';
export {
  type Additive,
  derivatives as additiveDerivatives,
  evaluate as evaluateAdditive,
  featureDerivatives as additiveFeatureDerivatives,
  inverse as additiveInverse,
  named as readAdditive,
  optimum as additiveOptimum,
} from './form';
export { presets as additivePresets } from './presets';
