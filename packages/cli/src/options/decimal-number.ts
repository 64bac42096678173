import { InvalidArgumentError } from 'commander'

/** Reads a decimal number, such as 0.05, 12 or 1e-3. */
export function decimalNumber(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))) return Number(text)
  throw new InvalidArgumentError('Give a number.')
}
