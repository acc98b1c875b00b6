import {
  findAccelerator,
  type Hardware,
  readHardware,
  servingUse,
  writeHardware,
} from '../core/hardware';
import { memo } from './memo';
import type { AppState } from './store';

/** What one 24 GB card holds. */
const USUAL_MEMORY = 24e9;

/** Tokens the price of serving is stated for. */
const MILLION = 1e6;

/** What limits serving: the memory of the weights, or what a token costs. */
export interface ServingLimit {
  readonly kind: 'memory' | 'cost';
  /** Most bytes of weights. */
  readonly bytes: number;
  /** US dollars a million tokens; of `memory`: null. */
  readonly dollars: number | null;
  readonly accelerator: string;
  /** US dollars an accelerator-hour. */
  readonly price: number;
}

/** A token takes 2 N FLOPs at 16 bits, and the part b / 16 of that at b bits: as many as the weights have bytes. */
const flopsPerToken = (N: number, bits: number): number => (2 * N * bits) / 16;

/** US dollars a million tokens of a model cost. */
export const dollarsPerMillion = (hardware: Hardware, N: number, bits: number): number =>
  servingUse(hardware, MILLION * flopsPerToken(N, bits)).cost;

export const selectServingLimit = memo(
  ({ explorer: { mem, cost, hw } }: AppState) => [mem, cost, hw] as const,
  (mem, cost, hw): ServingLimit => {
    const hardware = readHardware(hw);
    const { name, price } = findAccelerator(hardware);
    const shared = { accelerator: name, price };
    if (cost === null)
      return { kind: 'memory', bytes: mem ?? USUAL_MEMORY, dollars: null, ...shared };
    // FLOPs of a token and bytes of the weights are the same number, so a cap on one is a cap on the other.
    const bytes = cost / servingUse(hardware, MILLION).cost;
    return { kind: 'cost', bytes, dollars: cost, ...shared };
  },
);

/** The cap on the cost of a token that allows the models the memory allows now: the limits change places without a jump. */
export const costOfMemory = ({ explorer: { mem, hw } }: AppState): number =>
  Number(servingUse(readHardware(hw), MILLION * (mem ?? USUAL_MEMORY)).cost.toPrecision(3));

/** The hardware with another price of an hour. */
export function withPrice(hw: string, price: number): string {
  const hardware = readHardware(hw);
  const others = hardware.edited.filter(({ id }) => id !== hardware.id);
  const own = hardware.edited.find(({ id }) => id === hardware.id);
  return writeHardware({
    ...hardware,
    edited: [...others, { ...own, id: hardware.id, price }],
  });
}
