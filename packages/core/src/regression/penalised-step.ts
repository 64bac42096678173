import type { LogisticModel } from './logistic-model.js'

/**
 * The minimum of the penalised quadratic about the current coefficients, as a step: coordinate descent (Friedman,
 * Hastie & Tibshirani 2010) finds which are zero and the signs of the others, conjugate gradients go to the minimum
 * for these signs, and the descent resumes where that stops at a change of sign.
 * @param matrix Negative second derivatives of `members`; overwritten.
 * @param enough Greatest decrease by a coordinate that is left undone, twice.
 */
export function penalisedStep(
  { beta, gradient }: LogisticModel,
  penalties: Float64Array,
  members: Uint32Array,
  matrix: Float64Array,
  enough: number,
): Float64Array {
  const count = members.length
  const start = Float64Array.from(members, (j) => beta[j]!)
  const penalty = Float64Array.from(members, (j) => penalties[j]!)
  const residual = Float64Array.from(members, (j) => gradient[j]!)
  // The intercept, which goes with everything, is eliminated, or the descent would creep.
  const last = members.indexOf(beta.length - 1)
  const border = matrix.slice(last * count, last * count + count)
  const pivot = border[last]!
  const atIntercept = residual[last]!
  for (let row = 0; row < count; row++) {
    const factor = border[row]! / pivot
    residual[row]! -= factor * atIntercept
    for (let column = 0; column < count; column++) matrix[row * count + column]! -= factor * border[column]!
  }
  matrix.fill(0, last * count, last * count + count)
  const current = start.slice()
  for (let round = 0; round < 1000; round++) {
    if (descend(matrix, residual, current, penalty, false) < enough) break
    if (descend(matrix, residual, current, penalty, true) < enough) continue
    conjugateGradients(matrix, residual, current, penalty, enough)
  }
  const step = current.map((value, at) => value - start[at]!)
  let intercept = atIntercept
  step[last] = 0
  for (let at = 0; at < count; at++) intercept -= border[at]! * step[at]!
  step[last] = intercept / pivot
  return step
}

/** A sweep of coordinate descent; the greatest twofold decrease by a coordinate. */
function descend(
  matrix: Float64Array,
  residual: Float64Array,
  current: Float64Array,
  penalty: Float64Array,
  activeOnly: boolean,
): number {
  const count = current.length
  let greatest = 0
  for (let at = 0; at < count; at++) {
    const old = current[at]!
    const row = at * count
    const curvature = matrix[row + at]!
    if (!(curvature > 0) || (activeOnly && old === 0)) continue
    const target = curvature * old + residual[at]!
    const shrunk = Math.abs(target) - penalty[at]!
    const next = shrunk <= 0 ? 0 : (target > 0 ? shrunk : -shrunk) / curvature
    const change = next - old
    if (change === 0) continue
    current[at] = next
    for (let other = 0; other < count; other++) residual[other]! -= change * matrix[row + other]!
    greatest = Math.max(greatest, change * change * curvature)
  }
  return greatest
}

/**
 * Goes towards the minimum over the coefficients that are not zero, their signs kept, by conjugate gradients scaled by
 * the diagonal; the first that would change its sign becomes zero and ends it.
 */
function conjugateGradients(
  matrix: Float64Array,
  residual: Float64Array,
  current: Float64Array,
  penalty: Float64Array,
  enough: number,
): void {
  const count = current.length
  const active = Uint32Array.from([...current.keys()].filter((at) => current[at] !== 0 && matrix[at * count + at]! > 0))
  const direction = new Float64Array(count)
  const image = new Float64Array(count)
  const slope = (at: number) => residual[at]! - (current[at]! > 0 ? penalty[at]! : -penalty[at]!)
  let before = 0
  for (let iteration = 0; iteration <= active.length; iteration++) {
    let norm = 0
    for (const at of active) norm += (slope(at) * slope(at)) / matrix[at * count + at]!
    if (norm < enough / 10) return
    const keep = iteration === 0 ? 0 : norm / before
    before = norm
    for (const at of active) direction[at] = slope(at) / matrix[at * count + at]! + keep * direction[at]!
    product(matrix, direction, active, image)
    let along = 0
    for (const at of active) along += direction[at]! * image[at]!
    if (!(along > 0)) return
    let length = norm / along
    let crossing = -1
    for (const at of active) {
      const room = -current[at]! / direction[at]!
      if (penalty[at]! > 0 && room > 0 && room < length) {
        length = room
        crossing = at
      }
    }
    for (const at of active) current[at]! += length * direction[at]!
    for (let other = 0; other < count; other++) residual[other]! -= length * image[other]!
    if (crossing >= 0) {
      // Rounding may leave a trace of it on either side of zero.
      const trace = current[crossing]!
      current[crossing] = 0
      for (let other = 0; other < count; other++) residual[other]! += trace * matrix[crossing * count + other]!
      return
    }
  }
}

/** Matrix times vector, whose entries outside `active` are zero, four rows at once. */
function product(matrix: Float64Array, vector: Float64Array, active: Uint32Array, image: Float64Array): void {
  const count = vector.length
  image.fill(0)
  const entry = (position: number) => (position < active.length ? vector[active[position]!]! : 0)
  const row = (position: number) => (position < active.length ? active[position]! * count : 0)
  for (let first = 0; first < active.length; first += 4) {
    const d0 = entry(first)
    const d1 = entry(first + 1)
    const d2 = entry(first + 2)
    const d3 = entry(first + 3)
    const r0 = row(first)
    const r1 = row(first + 1)
    const r2 = row(first + 2)
    const r3 = row(first + 3)
    for (let at = 0; at < count; at++) {
      image[at]! += d0 * matrix[r0 + at]! + d1 * matrix[r1 + at]! + d2 * matrix[r2 + at]! + d3 * matrix[r3 + at]!
    }
  }
}
