/** A compute budget as a line in the plane of log N and log D. */
export interface Budget {
  /** log D that is left for a size. */
  logTokens(logN: number): number;
  /** log N that leaves this log D. */
  logParamsFor(logD: number): number;
  /** Per cent of the tokens that one more per cent of parameters costs: 1, and more where serving takes its part. */
  price(logN: number): number;
}

/** 6 N D + 2 N served = compute, in FLOPs and raw counts: D = compute / 6N - served / 3. */
export function createBudget(compute: number, served = 0): Budget {
  const logPairs = Math.log(compute / 6);
  if (served === 0) {
    return {
      logTokens: (logN) => logPairs - logN,
      logParamsFor: (logD) => logPairs - logD,
      price: () => 1,
    };
  }
  const third = served / 3;
  // The size whose serving alone takes everything; what is below it is paid in tokens without cancellation.
  const logMost = logPairs - Math.log(third);
  const depth = (logN: number): number => Math.max(logMost - logN, 1e-300);
  return {
    logTokens: (logN) => Math.log(third) + Math.log(Math.expm1(depth(logN))),
    logParamsFor: (logD) => logPairs - Math.log(Math.exp(logD) + third),
    price: (logN) => -1 / Math.expm1(-depth(logN)),
  };
}
