import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import type { LogisticModel } from './logistic-model.js'

/** What a fit reached. */
export interface FitCertificate {
  /** Greatest violation of the optimality (Karush–Kuhn–Tucker) conditions, in units of λ. */
  readonly violation: number
  readonly converged: boolean
  readonly iterations: number
}

/**
 * Minimises −log L / reports + Σ penalties·|β| over the coefficients in `working`, which grows by those that violate
 * their condition, by Newton steps on the exact curvature whose penalised quadratic is minimised by coordinate descent
 * (Friedman, Hastie & Tibshirani 2010), with step halving.
 * @param penalties By coefficient, the intercept's 0 the last; infinite leaves a coefficient at 0.
 * @param scales What divides a violation to bring it to units of λ.
 */
export function fitPenalised(
  model: LogisticModel,
  penalties: Float64Array,
  scales: Float64Array,
  working: Set<number>,
  tolerance: number,
  signal?: AbortSignalLike,
): FitCertificate {
  const { beta, gradient, patterns } = model
  working.add(beta.length - 1)
  const objective = () => {
    let sum = model.deviance / (2 * patterns.reports)
    for (const j of working) if (beta[j] !== 0) sum += penalties[j]! * Math.abs(beta[j]!)
    return sum
  }
  for (let iterations = 0; ; iterations++) {
    throwIfAborted(signal)
    let violation = 0
    for (let j = 0; j < beta.length; j++) {
      const penalty = penalties[j]!
      if (penalty === Number.POSITIVE_INFINITY) continue
      const [b, g] = [beta[j]!, gradient[j]!]
      const off = b === 0 ? Math.max(0, Math.abs(g) - penalty) : Math.abs(g - (b > 0 ? penalty : -penalty))
      const scaled = off / scales[j]!
      if (scaled > tolerance) working.add(j)
      violation = Math.max(violation, scaled)
    }
    if (violation <= tolerance || iterations === 100) {
      return { violation, converged: violation <= tolerance, iterations }
    }
    const before = objective()
    const members = Uint32Array.from(working)
    const positions = new Int32Array(beta.length).fill(-1)
    members.forEach((j, at) => {
      positions[j] = at
    })
    const step = penalisedStep(
      model,
      penalties,
      members,
      model.information(positions, members.length),
      violation * violation * 1e-3,
    )
    const start = Float64Array.from(members, (j) => beta[j]!)
    let length = 1
    for (let halving = 0; halving < 30; halving++, length /= 2) {
      members.forEach((j, at) => {
        const full = start[at]! + step[at]!
        beta[j] = length === 1 ? full : start[at]! + length * step[at]!
      })
      model.evaluate()
      if (objective() <= before + 1e-12 * Math.abs(before)) break
    }
  }
}

/** The minimum of the penalised quadratic about the current coefficients, as a step. */
function penalisedStep(
  { beta, gradient }: LogisticModel,
  penalties: Float64Array,
  members: Uint32Array,
  matrix: Float64Array,
  enough: number,
): Float64Array {
  const count = members.length
  const step = new Float64Array(count)
  const residual = Float64Array.from(members, (j) => gradient[j]!)
  // The intercept, which goes with everything, is eliminated, or the descent would creep.
  const last = members.indexOf(beta.length - 1)
  const pivot = matrix[last * count + last]!
  const border = matrix.slice(last * count, last * count + count)
  const atIntercept = residual[last]!
  for (let row = 0; row < count; row++) {
    const factor = border[row]! / pivot
    residual[row]! -= factor * atIntercept
    for (let column = 0; column < count; column++) matrix[row * count + column]! -= factor * border[column]!
  }
  const update = (at: number): number => {
    if (at === last) return 0
    const j = members[at]!
    const curvature = matrix[at * count + at]!
    if (!(curvature > 0)) return 0
    const old = beta[j]! + step[at]!
    const target = curvature * old + residual[at]!
    const shrunk = Math.abs(target) - penalties[j]!
    const next = shrunk <= 0 ? 0 : (target > 0 ? shrunk : -shrunk) / curvature
    const change = next - old
    if (change === 0) return 0
    // Exactly zero where it is set to zero.
    step[at] = next - beta[j]!
    for (let other = 0, row = at * count; other < count; other++) residual[other]! -= change * matrix[row + other]!
    return change * change * curvature
  }
  for (let round = 0; round < 1000; round++) {
    let greatest = 0
    for (let at = 0; at < count; at++) greatest = Math.max(greatest, update(at))
    if (greatest < enough) break
    for (let sweep = 0; sweep < 1000; sweep++) {
      let change = 0
      for (let at = 0; at < count; at++) {
        if (beta[members[at]!]! + step[at]! !== 0) change = Math.max(change, update(at))
      }
      if (change < enough) break
    }
  }
  let intercept = atIntercept
  for (let at = 0; at < count; at++) intercept -= border[at]! * step[at]!
  step[last] = intercept / pivot
  return step
}
