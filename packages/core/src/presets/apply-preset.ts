import { AetherError } from '../errors/aether-error.js'
import type { ColumnName } from '../measures/measure-columns.js'
import { type PresetCondition, type PresetName, presets } from './presets.js'

/** What a rule needs to know of a pair beyond its numbers; read by `ema-ror` alone. */
export interface PresetFlags {
  /** The event is on the list of important medical events. Left out, that condition is undecided. */
  readonly importantEvent?: boolean
  /** The substance is under additional monitoring, so that 3 reports suffice; default false. */
  readonly additionalMonitoring?: boolean
}

/** A condition with what was compared. */
export interface AppliedCondition extends PresetCondition {
  /** NaN where it is undefined or not known. */
  readonly value: number
  /** Undefined where the value is. */
  readonly holds: boolean | undefined
}

/** A preset applied to one pair. */
export interface AppliedPreset {
  /** The rule that was applied. */
  readonly preset: PresetName
  /** Where it is published. */
  readonly source: string
  /** Its conditions, in the order they are published. */
  readonly conditions: readonly AppliedCondition[]
  /** True where all conditions hold, false where one does not, undefined where it hangs on an undefined value. */
  readonly holds: boolean | undefined
}

/**
 * Says which conditions of a published rule one pair meets. `values` are the columns of `score` for the pair, with 95 %
 * intervals; NaN or null where undefined.
 *
 * @throws AetherError `measure/invalid-option` for a name that is no preset, `measure/invalid-value` where a value that
 *   the preset compares is not given at all.
 */
export function applyPreset(
  preset: PresetName,
  values: { readonly [Name in ColumnName]?: number | null },
  flags: PresetFlags = {},
): AppliedPreset {
  const { conditions, source } = requirePreset(preset)
  const important = flags.importantEvent === undefined ? NaN : Number(flags.importantEvent)
  const applied = conditions.map((condition) => {
    const given = condition.name === 'importantEvent' ? important : values[condition.name]
    if (given === undefined) throw missingColumn(preset, condition.name)
    const value = given ?? NaN
    const threshold = thresholdOf(preset, condition, flags.additionalMonitoring)
    return { ...condition, threshold, value, holds: holds(condition, value, threshold) }
  })
  const undecided = applied.some((condition) => condition.holds === undefined)
  const refused = applied.some((condition) => condition.holds === false)
  return { preset, source, conditions: applied, holds: refused ? false : undecided ? undefined : true }
}

/** @throws AetherError `measure/invalid-option` unless it is one. */
export function requirePreset(preset: PresetName) {
  if (Object.hasOwn(presets, preset)) return presets[preset]
  throw new AetherError('measure/invalid-option', `${JSON.stringify(preset)} is no preset.`, {
    place: { field: 'preset' },
    remedy: `Give one of ${Object.keys(presets).join(', ')}.`,
  })
}

/** The error of a preset that lacks what it compares. */
export function missingColumn(preset: PresetName, name: string): AetherError {
  return new AetherError('measure/invalid-value', `The preset ${preset} compares ${name}, which is not given.`, {
    place: { field: name },
    remedy: `Score the measure that ${name} belongs to.`,
  })
}

/** The threshold of a condition for a pair. */
export function thresholdOf(preset: PresetName, { name, threshold }: PresetCondition, monitored = false): number {
  return monitored && preset === 'ema-ror' && name === 'a' ? 3 : threshold
}

/** Whether a value meets a condition; undefined for NaN. */
export function holds({ comparison }: PresetCondition, value: number, threshold: number): boolean | undefined {
  if (Number.isNaN(value)) return undefined
  return comparison === 'above' ? value > threshold : value >= threshold
}
