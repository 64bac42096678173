import type { TwoByTwo } from './two-by-two.js'

/** ad − bc, which is N (a − E). Beyond 2⁵³ the rounding errors of both products are put back (Veltkamp's splitting, Dekker 1971). */
export function determinant({ a, b, c, d }: TwoByTwo): number {
  const positive = a * d
  const negative = b * c
  const difference = positive - negative
  if (positive <= Number.MAX_SAFE_INTEGER && negative <= Number.MAX_SAFE_INTEGER) return difference
  return difference + (productError(a, d, positive) - productError(b, c, negative))
}

function productError(x: number, y: number, product: number): number {
  const xHigh = highHalf(x)
  const yHigh = highHalf(y)
  const xLow = x - xHigh
  const yLow = y - yHigh
  return xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow)
}

function highHalf(x: number): number {
  const shifted = x * 134217729
  return shifted - (shifted - x)
}
