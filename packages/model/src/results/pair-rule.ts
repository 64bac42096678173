import type { SignalColumn } from '../measures/measure-registry.js'
import type { PresetName } from '../run/preset-choice.js'

/** A condition of a published rule, with the value it was tested on. */
export interface PairRuleCondition {
  /** The value compared; `importantEvent` is 1 where the event is on the list of important medical events, 0 where not. */
  readonly name: SignalColumn | 'importantEvent'
  /** `at-least` is ≥, `above` is >. */
  readonly comparison: 'at-least' | 'above'
  /** As it was applied: drugs under additional monitoring have another in `ema-ror`. */
  readonly threshold: number
  /** Null where it is not estimable or, of `importantEvent`, not known because no list was given. */
  readonly value: number | null
  /** Null where the value is. */
  readonly holds: boolean | null
}

/** A published rule held against one pair. */
export interface PairRule {
  /** Which of `PRESETS` it is. */
  readonly name: PresetName
  /** True where all conditions hold, false where one does not, null where it hangs on a value that is null. */
  readonly holds: boolean | null
  /** In the order in which the rule was published. */
  readonly conditions: readonly PairRuleCondition[]
  /** Where the rule was published. */
  readonly source: string
}
