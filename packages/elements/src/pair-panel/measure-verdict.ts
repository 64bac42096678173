import type { LocalizeController } from '../strings/localize-controller.js'
import type { MeasureLine } from './measure-lines.js'
import type { MeasureValues } from './measure-values.js'

/** Levels a p-value is compared with, smallest first. */
const LEVELS = [0.001, 0.01, 0.05] as const

/** Tests for more reports than expected, and not for fewer. */
const ONE_SIDED: ReadonlySet<string> = new Set(['fisher_greater_p', 'fisher_midp', 'poisson_p'])

/** What a line says, in words; undefined where it says nothing beyond its number. */
export function measureVerdict(
  line: MeasureLine,
  values: MeasureValues,
  words: LocalizeController,
): string | undefined {
  const estimate = values.of(line.estimate) ?? null
  const lower = line.lower === undefined ? null : (values.of(line.lower) ?? null)
  const upper = line.upper === undefined ? null : (values.of(line.upper) ?? null)
  if (estimate === null && lower === null && upper === null) return notEstimable(line, values, words)
  if (line.p !== undefined) return testVerdict(values.of(line.p), ONE_SIDED.has(line.p), words)
  if (line.measure === 'lrt' || line.measure === 'lrt_event') {
    return words.text(estimate === 0 ? 'verdict.likelihoodNone' : 'verdict.likelihood')
  }
  return line.neutral === undefined ? undefined : intervalVerdict(lower, upper, line.neutral, words)
}

function notEstimable(line: MeasureLine, values: MeasureValues, words: LocalizeController): string {
  return words.text('verdict.notEstimable', words.text(`reason.${values.reasonOf(line.measure)}`))
}

function testVerdict(p: number | null | undefined, oneSided: boolean, words: LocalizeController): string | undefined {
  if (p === null || p === undefined) return undefined
  const below = LEVELS.find((level) => p < level)
  if (below === undefined) {
    return words.text(oneSided ? 'verdict.pNoExcess' : 'verdict.pAtLeast', words.numbers.parameter(0.05))
  }
  return words.text('verdict.pBelow', words.numbers.parameter(below))
}

function intervalVerdict(
  lower: number | null,
  upper: number | null,
  neutral: 0 | 1,
  words: LocalizeController,
): string | undefined {
  const value = words.numbers.count(neutral)
  if (lower !== null && lower > neutral) return words.text('verdict.above', value)
  if (upper !== null && upper < neutral) return words.text('verdict.below', value)
  return lower === null && upper === null ? undefined : words.text('verdict.includes', value)
}
