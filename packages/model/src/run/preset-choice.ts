import type { PresetName } from '@aethersignal/core'

export type { PresetName } from '@aethersignal/core'

/** The published rules, as `presets` of core defines them. */
export const PRESETS = [
  'evans',
  'evans-yates',
  'ema-ror',
  'ema-prr',
  'mhra',
  'umc',
  'fda',
] as const satisfies readonly PresetName[]

/**
 * Published rules that pairs are held against. Their bounds are of 95 % intervals, of the cells and the prior that the
 * run shows; a rule is undecided for a pair where it hangs on a value that is not estimable or not known.
 */
export interface PresetChoice {
  /** Whose verdicts stand in the result. */
  readonly names: readonly PresetName[]
  /** Show only pairs that meet `any` of the rules, or `all`. An undecided rule is not met. All pairs when absent. */
  readonly meeting?: 'any' | 'all'
  /**
   * Events that are important medical events (EMA's IME list, EMA/2011/131022), which `ema-ror` asks for. That
   * condition is undecided when absent.
   */
  readonly importantEvents?: readonly string[]
  /** Drugs under additional monitoring, for which 3 reports suffice to `ema-ror`. None when absent. */
  readonly monitoredDrugs?: readonly string[]
}
