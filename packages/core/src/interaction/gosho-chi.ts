import { type Contrast, chiOf } from './interaction-contrasts.js'
import { omega } from './omega.js'
import type { ThreeWayCounts } from './three-way-counts.js'

/**
 * χ of Gosho, Maruo, Tada, Hirakawa (2017), (n111 − E111 − ½)/√(E111 + ½) with Ω's E111; above 2 suggests an
 * interaction. Undefined where nothing is expected (`zero-expected`) or E111 has a group without reports (`empty-group`).
 * Relative accuracy 1e-13 where n111 − E111 − ½ does not cancel.
 * @throws AetherError for counts that are no three-way table.
 */
export function goshoChi(counts: ThreeWayCounts): Contrast {
  return chiOf(counts.n111, omega(counts).expected)
}
