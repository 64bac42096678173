import type { SignalColumn } from '@aethersignal/model'
import { boundNames } from '../bound-names.js'

/** Bounds whose level can be chosen; those of `ic_approx` are of 95 %, and EB05 and EB95 are points of the posterior. */
const BOUND = /^(prr|ror|ror_ha|yule_q|ic|bcpnn_gould)(025|975)$/

/** The name of a column where the intervals are of this level: prr025 is prr05 at 90 %, so that no file mixes levels under one name. */
export function nameAtLevel(column: SignalColumn, level: number): string {
  const [, measure, end] = BOUND.exec(column) ?? []
  if (measure === undefined) return column
  const [lower, upper] = boundNames(measure, level)
  return end === '025' ? lower : upper
}
