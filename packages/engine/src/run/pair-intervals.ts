import { conditionalOddsRatio, observedToExpected, type Steps, type TwoByTwo } from '@aethersignal/core'
import { bcpnnBate, informationComponentDirichlet } from '@aethersignal/core/bcpnn'
import { PROFILE_COLUMNS, type ProfileColumn } from '@aethersignal/model'

type Values = Readonly<Record<ProfileColumn, number>>

/**
 * The intervals of one pair that no table of pairs has, in steps of some milliseconds.
 *
 * @param expected NaN where undefined
 */
export function* pairIntervals(
  table: TwoByTwo,
  expected: number,
): Steps<Readonly<Record<ProfileColumn, number | null>>> {
  const odds = conditionalOddsRatio(table)
  yield
  const ratio = Number.isFinite(expected) ? observedToExpected({ a: table.a, expected }) : undefined
  yield
  const dirichlet = informationComponentDirichlet(table)
  yield
  const values: Values = {
    ror_exact: odds.estimate,
    ror_exact025: odds.lower,
    ror_exact975: odds.upper,
    rrr025: ratio?.lower ?? NaN,
    rrr975: ratio?.upper ?? NaN,
    ic_dirichlet025: dirichlet.lower,
    ic_dirichlet975: dirichlet.upper,
    bcpnn_bate_upper: bcpnnBate(table).upper,
  }
  const stated = PROFILE_COLUMNS.map((name) => [name, Number.isFinite(values[name]) ? values[name] : null])
  return Object.fromEntries(stated) as Record<ProfileColumn, number | null>
}
