import type { PairRef } from '@aethersignal/model'

/** One text for a pair, by which sets and maps can hold it. */
export function pairKey(pair: PairRef): string {
  return `${pair.drug}\u001f${pair.event}`
}

/** True where both name the same pair, or none. */
export function samePair(one: PairRef | null | undefined, other: PairRef | null | undefined): boolean {
  if (!one || !other) return !one === !other
  return one.drug === other.drug && one.event === other.event
}
