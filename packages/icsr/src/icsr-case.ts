import type { CaseChild, CaseRow } from '@aethersignal/model/adapter'

/**
 * The case of one message, as rows of the case tables; where it stands (`file`, `line`) is added when it is written. A
 * nullified case has its row, so that it stands above the versions before it, and nothing that would count.
 */
export interface IcsrCase {
  readonly case: Omit<CaseRow<'case'>, 'file' | 'line'>
  readonly drugs: readonly CaseChild<'drug'>[]
  readonly events: readonly CaseChild<'event'>[]
  readonly outcomes: readonly CaseChild<'outcome'>[]
  readonly indications: readonly CaseChild<'indication'>[]
  readonly therapies: readonly CaseChild<'therapy'>[]
  readonly reporters: readonly CaseChild<'reporter'>[]
  /** Whether this message takes the case back. */
  readonly nullified: boolean
}
