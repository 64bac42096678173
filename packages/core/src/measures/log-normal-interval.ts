import { exp } from '../special/exp.js'
import type { Estimate } from './two-by-two.js'

/** The 97.5 % point of the standard normal distribution. */
const z975 = 1.959963984540054

/** estimate · exp(± z √variance), the 95 % interval of a ratio whose logarithm has this variance. */
export function logNormalInterval(estimate: number, variance: number): Estimate {
  const factor = exp(z975 * Math.sqrt(variance))
  return { estimate, lower: estimate / factor, upper: estimate * factor }
}

export const undefinedEstimate: Estimate = /* @__PURE__ */ Object.freeze({ estimate: NaN, lower: NaN, upper: NaN })
