import { applyPreset, type PresetFlags } from '@aethersignal/core'
import { type PairRule, PRESETS, type SignalColumn } from '@aethersignal/model'

/**
 * Every published rule held against one pair.
 *
 * @param values all columns of its measures, with 95 % intervals; NaN where undefined
 */
export function pairRules(values: Readonly<Record<SignalColumn, number>>, flags: PresetFlags): readonly PairRule[] {
  return PRESETS.map((name) => {
    const { source, conditions, holds = null } = applyPreset(name, values, flags)
    return {
      name,
      holds,
      conditions: conditions.map((condition) => ({
        ...condition,
        value: Number.isNaN(condition.value) ? null : condition.value,
        holds: condition.holds ?? null,
      })),
      source,
    }
  })
}
