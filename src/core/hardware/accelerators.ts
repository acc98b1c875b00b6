import { type Precision, peaks } from './peaks';

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
const sheets: readonly Omit<Accelerator, 'peak'>[] = [
  {
    id: 'h100',
    name: 'H100 SXM',
    memory: 80 * GB,
    power: 700,
    price: 2.5,
    source: 'NVIDIA H100 Tensor Core GPU data sheet and architecture white paper (2022)',
  },
  {
    id: 'a100',
    name: 'A100 80GB SXM',
    memory: 80 * GB,
    power: 400,
    price: 1.5,
    source: 'NVIDIA A100 80GB data sheet (2021)',
  },
  {
    id: 'h200',
    name: 'H200 SXM',
    memory: 141 * GB,
    power: 700,
    price: 3,
    source: 'NVIDIA H200 Tensor Core GPU data sheet (2024)',
  },
  {
    id: 'b200',
    name: 'B200',
    memory: 180 * GB,
    power: 1000,
    price: 5,
    source: 'NVIDIA DGX B200 data sheet (2024), an eighth of the system',
    note: 'The board alone is specified with 192 GB; in a DGX B200 1,440 GB are shared by eight.',
  },
  {
    id: 'mi300x',
    name: 'MI300X',
    memory: 192 * GB,
    power: 750,
    price: 2.5,
    source: 'AMD Instinct MI300X data sheet (2023)',
  },
  {
    id: 'tpu-v5p',
    name: 'TPU v5p',
    memory: 95 * GB,
    power: 500,
    price: 4.2,
    source: 'Google Cloud TPU v5p system architecture page (2023)',
    note: 'Google states no power for it: 500 W is an assumption.',
  },
];

export const accelerators: readonly Accelerator[] = sheets.map((sheet) => ({
  ...sheet,
  peak: peaks[sheet.id] as Accelerator['peak'],
}));
