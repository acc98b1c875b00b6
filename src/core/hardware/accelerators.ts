/** Number formats an accelerator multiplies matrices in. */
export const precisions = ['bf16', 'fp8'] as const;
export type Precision = (typeof precisions)[number];

/** What a data sheet says of an accelerator, and what an hour of it is taken to cost. */
export interface Accelerator {
  readonly id: string;
  readonly name: string;
  /** Dense matrix products (no sparsity), FLOP/s; null where the chip has no such format. */
  readonly peak: Readonly<Record<Precision, number | null>>;
  /** Bytes. */
  readonly memory: number;
  /** Watts of the board. */
  readonly power: number;
  /** US dollars an hour: an assumption, never a quotation. */
  readonly price: number;
  /** The vendor's page, and when it was read; empty for what a person typed. */
  readonly source: string;
  readonly note?: string;
}

const GB = 1e9;

/**
 * Vendors' data sheets. Where a sheet prints peaks with 2:4 sparsity the dense half is taken. Prices are round
 * numbers to begin with.
 */
export const accelerators: readonly Accelerator[] = [
  {
    id: 'h100',
    name: 'H100 SXM',
    peak: { bf16: 989.4e12, fp8: 1978.9e12 },
    memory: 80 * GB,
    power: 700,
    price: 2.5,
    source: 'NVIDIA H100 Tensor Core GPU data sheet and architecture white paper (2022)',
  },
  {
    id: 'a100',
    name: 'A100 80GB SXM',
    peak: { bf16: 312e12, fp8: null },
    memory: 80 * GB,
    power: 400,
    price: 1.5,
    source: 'NVIDIA A100 80GB data sheet (2021)',
  },
  {
    id: 'h200',
    name: 'H200 SXM',
    peak: { bf16: 989.4e12, fp8: 1978.9e12 },
    memory: 141 * GB,
    power: 700,
    price: 3,
    source: 'NVIDIA H200 Tensor Core GPU data sheet (2024)',
  },
  {
    id: 'b200',
    name: 'B200',
    peak: { bf16: 2250e12, fp8: 4500e12 },
    memory: 180 * GB,
    power: 1000,
    price: 5,
    source: 'NVIDIA DGX B200 data sheet (2024), an eighth of the system',
    note: 'The board alone is specified with 192 GB; in a DGX B200 1,440 GB are shared by eight.',
  },
  {
    id: 'mi300x',
    name: 'MI300X',
    peak: { bf16: 1307.4e12, fp8: 2614.9e12 },
    memory: 192 * GB,
    power: 750,
    price: 2.5,
    source: 'AMD Instinct MI300X data sheet (2023)',
  },
  {
    id: 'tpu-v5p',
    name: 'TPU v5p',
    peak: { bf16: 459e12, fp8: null },
    memory: 95 * GB,
    power: 500,
    price: 4.2,
    source: 'Google Cloud TPU v5p system architecture page (2023)',
    note: 'Google states no power for it: 500 W is an assumption.',
  },
];
