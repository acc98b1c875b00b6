export { randomCases, truths } from './cases';
export { evaluateFormula } from './evaluate-formula';
export {
  expectExactDerivatives,
  expectLinearity,
  expectWholeDerivatives,
} from './expect-derivatives';
export { expectRecovers, measureCoverage } from './expect-recovery';
