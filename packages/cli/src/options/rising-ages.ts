import { InvalidArgumentError } from 'commander'
import { decimalNumber } from './decimal-number.js'

/** Reads `2,12,18,65`. */
export function risingAges(text: string): readonly number[] {
  const bounds = text.split(',').map((part) => decimalNumber(part.trim()))
  if (bounds.every((bound, at) => bound > (bounds[at - 1] ?? 0))) return bounds
  throw new InvalidArgumentError('Give ages in years that rise, such as 2,12,18,65.')
}
