/** Number formats an accelerator multiplies matrices in. */
export const precisions = ['bf16', 'fp8'] as const;
export type Precision = (typeof precisions)[number];

/**
 * Dense matrix products (no sparsity), FLOP/s; null where the chip has no such format. All that a budget needs,
 * apart from the rest of the table, which is loaded with its panel.
 */
export const peaks: Readonly<Record<string, Readonly<Record<Precision, number | null>>>> = {
  h100: { bf16: 989.4e12, fp8: 1978.9e12 },
  a100: { bf16: 312e12, fp8: null },
  h200: { bf16: 989.4e12, fp8: 1978.9e12 },
  b200: { bf16: 2250e12, fp8: 4500e12 },
  mi300x: { bf16: 1307.4e12, fp8: 2614.9e12 },
  'tpu-v5p': { bf16: 459e12, fp8: null },
};
