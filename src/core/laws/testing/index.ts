export { randomCases, truths } from './cases';
export {
  expectExactDerivatives,
  expectLinearity,
  expectWholeDerivatives,
} from './expect-derivatives';
export { expectRecovers, measureCoverage } from './expect-recovery';
