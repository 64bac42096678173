import type { Capabilities } from '@aethersignal/engine'
import { DEFAULT_MEASURES, MEASURES, type Measure } from '@aethersignal/model'

/** The measures an explorer shows, and what was asked for and cannot be shown. */
export interface MeasuresInUse {
  /** The measures that are computed. */
  readonly measures: readonly Measure[]
  /** Words that name no measure, as written. */
  readonly unknown: readonly string[]
  /** Measures that were named and that the source does not compute. */
  readonly notComputed: readonly Measure[]
}

/**
 * Reads a list such as `ror ic prr`, whatever the case, order and repetition of its words. Where none of them can be
 * shown, the usual measures are, as far as the source computes them. Never throws.
 */
export function measuresInUse(asked: unknown, capabilities: Capabilities | undefined): MeasuresInUse {
  const texts: unknown[] = Array.isArray(asked) ? asked : [asked]
  const text = texts.filter((one) => typeof one === 'string').join(' ')
  const words = [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ''))]
  const all: readonly string[] = MEASURES
  const named = MEASURES.filter((measure) => words.some((word) => word.toLowerCase() === measure))
  const computed = (measure: Measure) => capabilities?.measures.includes(measure) ?? true
  const shown = named.filter(computed)
  const usual = DEFAULT_MEASURES.filter(computed)
  return {
    measures: shown.length > 0 ? shown : usual.length > 0 ? usual : MEASURES.filter(computed),
    unknown: words.filter((word) => !all.includes(word.toLowerCase())),
    notComputed: named.filter((measure) => !computed(measure)),
  }
}
