/** How fast repeats and excess parameters fade: Muennighoff et al. 2023 (arXiv 2305.16264), full precision. */
export const fading = { R_D: 15.387756, R_N: 5.309743 } as const;
