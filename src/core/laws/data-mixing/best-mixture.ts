/**
 * The shares of `domains` domains at which a loss is least, by moving share from one domain to another in ever smaller
 * steps: for a convex loss, as weighted mixing laws are, that ends at the optimum, to 1e-5 of a share.
 */
export function findBestMixture(
  loss: (shares: Float64Array) => number,
  domains: number,
): Float64Array {
  const shares = new Float64Array(domains).fill(1 / domains);
  let least = loss(shares);
  for (let step = 1 / 4; step > 4e-6; ) {
    let moved = false;
    for (let from = 0; from < domains; from++) {
      for (let to = 0; to < domains; to++) {
        const room = Math.min(step, shares[from] as number);
        if (from === to || room <= 0) continue;
        shares[from] = (shares[from] as number) - room;
        shares[to] = (shares[to] as number) + room;
        const value = loss(shares);
        if (value < least) {
          least = value;
          moved = true;
        } else {
          shares[from] = (shares[from] as number) + room;
          shares[to] = (shares[to] as number) - room;
        }
      }
    }
    if (!moved) step /= 2;
  }
  return shares;
}
