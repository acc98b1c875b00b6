/** A run that Gadre et al. 2024 predicted from smaller ones: large, or trained far beyond its compute optimum. */
export interface PredictedRun {
  readonly trainingSet: 'rpj' | 'c4' | 'refinedweb';
  readonly N: number;
  readonly D: number;
  /** Measured loss on C4, nats per token, and measured mean error of 17 tasks. */
  readonly loss: number;
  readonly error17: number;
}

const middle = 1439795200;
const largest = { N: 6889410560, D: 137788211200 };

/** Their test runs with what was measured; github.com/mlfoundations/scaling at a003c49. */
export const predictedRuns: readonly PredictedRun[] = [
  { trainingSet: 'c4', N: middle, D: 20 * middle, loss: 2.6569, error17: 0.5707 },
  { trainingSet: 'c4', N: middle, D: 80 * middle, loss: 2.4724, error17: 0.491 },
  { trainingSet: 'c4', ...largest, loss: 2.3822204, error17: 0.47957834 },
  { trainingSet: 'rpj', N: middle, D: 20 * middle, loss: 2.7688, error17: 0.5473 },
  { trainingSet: 'rpj', N: middle, D: 640 * middle, loss: 2.5020536, error17: 0.47521523 },
  { trainingSet: 'rpj', ...largest, loss: 2.4249931, error17: 0.47163718 },
  { trainingSet: 'refinedweb', N: middle, D: 20 * middle, loss: 2.7634, error17: 0.5456 },
  { trainingSet: 'refinedweb', N: middle, D: 320 * middle, loss: 2.5313929, error17: 0.469 },
  { trainingSet: 'refinedweb', ...largest, loss: 2.4547216, error17: 0.45045569 },
];

const isNear = (value: number, target: number): boolean => Math.abs(value / target - 1) < 0.02;

/**
 * The five runs their loss law is fitted to: 11M, 79M, 154M and 411M parameters at 20 tokens a parameter, and 11M at
 * 320. 2.4e19 FLOPs in all.
 */
export function isInLossFit(N: number, D: number): boolean {
  const atTwenty = isNear(D / N, 20) && N > 1e7 && N < 4.2e8;
  return atTwenty || (isNear(D / N, 320) && isNear(N, 10569312));
}

/** The runs their error law is fitted to: those of the loss law and the 1.4B one at 20 tokens a parameter. */
export function isInErrorFit(N: number, D: number): boolean {
  return isInLossFit(N, D) || (isNear(D / N, 20) && isNear(N, middle));
}
