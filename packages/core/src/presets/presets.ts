import type { ColumnName } from '../measures/measure-columns.js'

/** The name of a regulatory preset. */
export type PresetName = 'evans' | 'evans-yates' | 'ema-ror' | 'ema-prr' | 'mhra' | 'umc' | 'fda'

/** One condition of a preset: a column of scores, or the flag `importantEvent`, against a threshold. */
export interface PresetCondition {
  /** What is compared. */
  readonly name: ColumnName | 'importantEvent'
  /** `at-least` is ≥, `above` is >. */
  readonly comparison: 'at-least' | 'above'
  /** What it is compared with; 1 for a flag. */
  readonly threshold: number
}

/** A published rule by which a pair becomes a signal of disproportionate reporting. */
export interface Preset {
  /** All have to hold. */
  readonly conditions: readonly PresetCondition[]
  /** Where the rule was published. */
  readonly source: string
}

/**
 * The rules of regulators and monitoring centres, as published. Bounds are of 95 % intervals, EB05 is the 5 % point.
 *
 * - `evans`: a ≥ 3, PRR ≥ 2, χ² ≥ 4, the χ² without correction, as in the authors' own example; `evans-yates` with Yates's.
 * - `ema-ror`: lower bound of ROR > 1, a ≥ 5 (3 for substances under additional monitoring), an important medical event.
 * - `ema-prr`: lower bound of PRR ≥ 1, a ≥ 5: EudraVigilance before ROR.
 * - `mhra`: EBGM ≥ 2.5, EB05 ≥ 1.8, a ≥ 3.
 * - `umc`: IC025 > 0.
 * - `fda`: EB05 ≥ 2.
 */
export const presets: Readonly<Record<PresetName, Preset>> = /* @__PURE__ */ (() => {
  const candore = 'Candore et al. 2015, doi:10.1007/s40264-015-0289-5'
  const evans = 'Evans, Waller & Davis 2001, doi:10.1002/pds.677'
  return {
    evans: { conditions: [atLeast('a', 3), atLeast('prr', 2), atLeast('chi2', 4)], source: evans },
    'evans-yates': { conditions: [atLeast('a', 3), atLeast('prr', 2), atLeast('chi2_yates', 4)], source: evans },
    'ema-ror': {
      conditions: [above('ror025', 1), atLeast('a', 5), atLeast('importantEvent', 1)],
      source: 'EMA/849944/2016, 4.1.3',
    },
    'ema-prr': { conditions: [atLeast('prr025', 1), atLeast('a', 5)], source: candore },
    mhra: { conditions: [atLeast('ebgm', 2.5), atLeast('eb05', 1.8), atLeast('a', 3)], source: candore },
    umc: { conditions: [above('ic025', 0)], source: 'Norén, Hopstadius & Bate 2013, doi:10.1177/0962280211403604' },
    fda: {
      conditions: [atLeast('eb05', 2)],
      source: 'Szarfman, Machado & O’Neill 2002, doi:10.2165/00002018-200225060-00001',
    },
  }
})()

function atLeast(name: PresetCondition['name'], threshold: number): PresetCondition {
  return { name, comparison: 'at-least', threshold }
}

function above(name: PresetCondition['name'], threshold: number): PresetCondition {
  return { name, comparison: 'above', threshold }
}
