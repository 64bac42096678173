import type { CaseChild, CaseRow } from '@aethersignal/model/adapter'

/**
 * The case of one message, as rows of the case tables; where it stands (`file`, `line`) is added when it is written. A
 * nullified case has its row, so that it stands above the versions before it, and nothing that would count.
 */
export interface IcsrCase {
  /** The row of the case. */
  readonly case: Omit<CaseRow<'case'>, 'file' | 'line'>
  /** Each drug with its role. */
  readonly drugs: readonly CaseChild<'drug'>[]
  /** Each reaction. */
  readonly events: readonly CaseChild<'event'>[]
  /** Each outcome. */
  readonly outcomes: readonly CaseChild<'outcome'>[]
  /** What the drugs were given for. */
  readonly indications: readonly CaseChild<'indication'>[]
  /** When the drugs were given. */
  readonly therapies: readonly CaseChild<'therapy'>[]
  /** Who reported. */
  readonly reporters: readonly CaseChild<'reporter'>[]
  /** Whether this message takes the case back. */
  readonly nullified: boolean
}
