import { type Accelerator, accelerators } from './accelerators';
import { type Hardware, peakOf, slowness } from './setup';

const HOUR = 3600;

/** The table with a person's changes in it. */
export function listAccelerators({ edited }: Hardware): readonly Accelerator[] {
  return accelerators.map((row) => {
    const own = edited.find(({ id }) => id === row.id);
    if (!own) return row;
    const { peak, memory = row.memory, power = row.power, price = row.price } = own;
    return {
      ...row,
      ...{ memory, power, price },
      peak: peak === undefined ? row.peak : { ...row.peak, bf16: peak },
    };
  });
}

export function findAccelerator(hardware: Hardware): Accelerator {
  const rows = listAccelerators(hardware);
  return rows.find(({ id }) => id === hardware.id) ?? (rows[0] as Accelerator);
}

/** What work on the accelerators takes. */
export interface Use {
  /** Accelerator-hours. */
  readonly hours: number;
  /** US dollars. */
  readonly cost: number;
  /** Joules at the board's full power. */
  readonly energy: number;
}

function usedIn(hardware: Hardware, hours: number, priceFactor: number): Use {
  const { power, price } = findAccelerator(hardware);
  return { hours, cost: hours * price * priceFactor, energy: hours * HOUR * power };
}

export function trainingUse(hardware: Hardware, flops: number): Use {
  return usedIn(hardware, flops / (peakOf(hardware) * hardware.mfu) / HOUR, 1);
}

/** Serving: part of the FLOPs reads prompts, the rest generates, each at its own utilisation. */
export function servingUse(hardware: Hardware, flops: number): Use {
  const seconds = (flops / peakOf(hardware)) * slowness(hardware);
  return usedIn(hardware, seconds / HOUR, hardware.servingPrice);
}
