import { exp } from '../special/exp.js'
import type { Estimate } from './two-by-two.js'

/** The 97.5 % point of the standard normal distribution. */
export const z975 = 1.959963984540054

/** estimate · exp(± z √variance), the interval of a ratio whose logarithm has this variance. */
export function logNormalInterval(estimate: number, variance: number, deviate = z975): Estimate {
  const factor = exp(deviate * Math.sqrt(variance))
  return { estimate, lower: estimate / factor, upper: estimate * factor }
}
