import { formatPlain } from '../core/units';

/** Sentences about accelerators, their hours and their cost. */

const cells = {
  peak: 'Peak bf16, TFLOP/s',
  memory: 'Memory, GB',
  power: 'Power, W',
  price: 'Price, $/h',
} as const;

export const hardwareWords = {
  title: 'Accelerators',
  accelerator: 'Accelerator',
  precision: 'Precision',
  precisions: [
    { value: 'bf16', label: 'bf16', name: 'Train in bf16' },
    { value: 'fp8', label: 'fp8', name: 'Train in fp8 where the chip has it' },
  ],
  count: 'Accelerator count',
  days: 'Days',
  mfu: 'Training MFU',
  peak: (name: string, peak: number, format: (value: number) => string): string =>
    `${name}: ${format(peak / 1e12)} TFLOP/s dense at its peak. Budget = count x days x 86,400 x peak x MFU.`,
  hours: 'Training accelerator-hours',
  cost: 'Training cost',
  energy: 'Training energy',
  serving: 'Serving',
  prefill: 'Utilisation reading prompts',
  decode: 'Utilisation generating',
  input: 'Share of tokens read',
  servingPrice: 'Serving price over training price',
  byCost: 'Count serving by what it costs',
  servingHours: 'Serving accelerator-hours',
  servingCost: 'Serving cost',
  totalCost: 'Training and serving cost',
  after:
    'By cost a served token counts with its price in FLOPs of training, after Sardana et al.: the plan is then the cheapest, not the one of fewest FLOPs.',
  table: 'Table of accelerators',
  prices:
    'Peaks, memory and power from the vendors\u2019 data sheets; prices are assumptions to change.',
  columns: cells,
  fp8: 'Peak fp8, TFLOP/s',
  source: 'Source',
  cell: (name: string, cell: keyof typeof cells): string => `${name}: ${cells[cell]}`,
  refuse: (
    text: string,
    value: number | undefined,
    [low, high]: readonly [number, number],
  ): string | undefined =>
    value !== undefined && value >= low && value <= high
      ? undefined
      : `\u201c${text.slice(0, 24)}\u201d does not fit here. Write a number from ${formatPlain(low)} to ${formatPlain(high)}.`,
  formatHours: (hours: number): string =>
    hours < 1e5 ? `${formatPlain(hours)} h` : `${Math.round(hours).toLocaleString('en-US')} h`,
  formatCost: (dollars: number): string =>
    dollars < 1e6
      ? `$${Math.round(dollars).toLocaleString('en-US')}`
      : `$${formatPlain(dollars / 1e6)}M`,
  formatEnergy: (joules: number): string => `${formatPlain(joules / 3.6e9)} MWh`,
} as const;
