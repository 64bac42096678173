import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import type { Steps } from '../steps/steps.js'
import type { LogisticModel } from './logistic-model.js'
import { penalisedStep } from './penalised-step.js'

/** What a fit reached. */
export interface FitCertificate {
  /** Greatest violation of the optimality (Karush–Kuhn–Tucker) conditions, in units of λ. */
  readonly violation: number
  readonly converged: boolean
  readonly iterations: number
}

/**
 * Minimises −log L / reports + Σ penalties·|β| over the coefficients in `working`, which grows by those that violate
 * their condition, by Newton steps on the exact curvature (`penalisedStep`) with step halving.
 * @param penalties By coefficient, the intercept's 0 the last; infinite leaves a coefficient at 0.
 * @param scales What divides a violation to bring it to units of λ.
 */
export function* fitPenalised(
  model: LogisticModel,
  penalties: Float64Array,
  scales: Float64Array,
  working: Set<number>,
  tolerance: number,
  signal?: AbortSignalLike,
): Steps<FitCertificate> {
  const { beta, gradient, patterns } = model
  working.add(beta.length - 1)
  const objective = () => {
    let sum = model.deviance / (2 * patterns.reports)
    for (const j of working) if (beta[j] !== 0) sum += penalties[j]! * Math.abs(beta[j]!)
    return sum
  }
  for (let iterations = 0; ; iterations++) {
    throwIfAborted(signal)
    yield
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
      violation * violation * 1e-4,
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
