import type { Steps } from '../steps/steps.js'

/** Lines of values, NaN where a value is left out, and which lines are alike enough to predict one another. */
export interface ConnectedLines {
  /** Line by line. */
  readonly values: Float64Array
  readonly lines: number
  readonly length: number
  /** Least |correlation|. */
  readonly correlation: number
}

/**
 * Predicts every value from the lines connected with its own: those with at least three positions in common and a
 * Pearson correlation r over them of |r| ≥ `correlation`. Each gives the value of the least-squares line through the
 * common positions; the prediction is their mean, weighted by |r|. NaN where no connected line has a value.
 * @param onLine Called before each line.
 */
export function* predictFromConnected(
  { values, lines, length, correlation }: ConnectedLines,
  onLine: (line: number) => void,
): Steps<Float64Array> {
  const sums = new Float64Array(values.length)
  const weights = new Float64Array(values.length)
  const predict = (from: number, to: number, slope: number, meanFrom: number, meanTo: number, weight: number) => {
    for (let at = 0; at < length; at++) {
      const value = values[from * length + at]!
      if (Number.isNaN(value)) continue
      sums[to * length + at]! += weight * (meanTo + slope * (value - meanFrom))
      weights[to * length + at]! += weight
    }
  }
  for (let one = 0; one < lines; one++) {
    onLine(one)
    yield
    for (let other = one + 1; other < lines; other++) {
      if ((other - one) % 64 === 0) yield
      let [common, x, y] = [0, 0, 0]
      for (let at = 0; at < length; at++) {
        const [u, v] = [values[one * length + at]!, values[other * length + at]!]
        if (Number.isNaN(u + v)) continue
        common += 1
        x += u
        y += v
      }
      if (common < 3) continue
      x /= common
      y /= common
      let [xx, yy, xy] = [0, 0, 0]
      for (let at = 0; at < length; at++) {
        const [u, v] = [values[one * length + at]! - x, values[other * length + at]! - y]
        if (Number.isNaN(u + v)) continue
        xx += u * u
        yy += v * v
        xy += u * v
      }
      // What is equal but for rounding has no correlation.
      if (!(xx > 1e-24 * common * x * x && yy > 1e-24 * common * y * y)) continue
      const r = Math.min(1, Math.abs(xy) / (Math.sqrt(xx) * Math.sqrt(yy)))
      if (r < correlation) continue
      predict(one, other, xy / xx, x, y, r)
      predict(other, one, xy / yy, y, x, r)
    }
  }
  return sums.map((sum, at) => sum / weights[at]!)
}
