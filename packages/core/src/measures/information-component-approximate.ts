import { type InformationComponent, shrunkLogRatio } from './information-component.js'
import type { TwoByTwo } from './two-by-two.js'

/**
 * The information component with the approximate interval in common use,
 * IC − 3.3 (a+½)^−½ − 2 (a+½)^−3⁄2 and IC + 2.4 (a+½)^−½ − 0.5 (a+½)^−3⁄2. Against the exact interval the lower bound
 * is 0.33 bit low at a = 0 and within 0.05 bit from a = 1.
 */
export function informationComponentApproximate(table: TwoByTwo): InformationComponent {
  const shape = table.a + 0.5
  const ic = shrunkLogRatio(table)
  const root = Math.sqrt(shape)
  return {
    ic,
    lower: ic - 3.3 / root - 2 / (shape * root),
    upper: ic + 2.4 / root - 0.5 / (shape * root),
  }
}
