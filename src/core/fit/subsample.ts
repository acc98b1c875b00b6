import { createRandom } from '../numerics';
import { type PreparedRows, selectRows } from './prepare';

const fullUpTo = 4000;
const subsampleSize = 2000;

/** The rows the starts run on: all of them, or from 4,000 on a fixed random 2,000. */
export function chooseSubsample(rows: PreparedRows): PreparedRows {
  if (rows.count <= fullUpTo) return rows;
  const random = createRandom(rows.count);
  const order = Uint32Array.from({ length: rows.count }, (_, i) => i);
  for (let i = 0; i < subsampleSize; i++) {
    const other = i + random.below(rows.count - i);
    const swap = order[i] as number;
    order[i] = order[other] as number;
    order[other] = swap;
  }
  return selectRows(rows, order.subarray(0, subsampleSize).sort());
}
