import { gammaTailFactor } from '../special/incomplete-gamma.js'

/** Terms kept of a shape up to which all x within reach need no more. */
const longest = 96
const greatestShape = 20

/**
 * {@link gammaTailFactor} of one shape for many x, by the power series also where x is above the shape, up to a distance: its terms cost a
 * product each once the inverses of a, a + 1, … are known, a continued fraction's two divisions. One less P then stands for Q,
 * with an absolute error of some 1e-16: for tails that are not small.
 */
export class GammaSeries {
  readonly #shape: number
  readonly #inverses: Float64Array

  constructor(shape: number) {
    this.#shape = shape
    this.#inverses = Float64Array.from({ length: shape > greatestShape ? 0 : longest }, (_, k) => 1 / (shape + k))
  }

  /** @param reach How far above the shape the series is still summed; at most 12. */
  tailFactor(x: number, reach: number): number {
    if (!(x < this.#shape + reach) || this.#shape > greatestShape) return gammaTailFactor(this.#shape, x)
    const inverses = this.#inverses
    let term = inverses[0]!
    let sum = term
    for (let k = 1; term > sum * 1e-17; k++) {
      if (k === longest) return gammaTailFactor(this.#shape, x)
      term *= x * inverses[k]!
      sum += term
    }
    return sum
  }
}
