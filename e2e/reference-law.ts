/**
 * The default law fitted to the default dataset by an independent program (Huber of log residuals,
 * delta 0.001): what the page must show without being asked.
 */
const E = 1.8550437;
const A = 575.3769;
const B = 5074.1395;
const alpha = 0.3563993;
const beta = 0.4080689;

/** Nats per token at so many parameters and tokens. */
export function referenceLoss(params: number, tokens: number): number {
  return E + A / params ** alpha + B / tokens ** beta;
}

/** Optimal number of parameters for a budget in FLOPs, with C = 6 N D: Hoffmann et al. 2022, equation 4. */
export function referenceParams(flops: number): number {
  const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
  return G * (flops / 6) ** (beta / (alpha + beta));
}

/** The budget for which so many parameters are optimal. */
export function referenceBudget(params: number): number {
  const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
  return 6 * (params / G) ** ((alpha + beta) / beta);
}
