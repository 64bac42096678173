/**
 * A tail probability of a distribution whose two tails are each sums that err only relative to their own size. The smaller of
 * the two is taken as it is and the greater is one less the smaller, so that neither leaves 0 … 1 by rounding and one tail is the
 * exact complement of the other.
 * @param own The tail that is wanted, as summed.
 * @param other The other tail, summed only where the wanted one is not clearly the smaller.
 */
export function tailWithComplement(own: number, other: () => number): number {
  if (own < 0.4 || Number.isNaN(own)) return own
  const complement = other()
  return own <= complement ? own : 1 - complement
}
