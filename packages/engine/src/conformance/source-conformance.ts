import type { SignalSource } from '../source/signal-source.js'
import { CASE_CHECKS } from './case-checks.js'
import { CONDUCT_CHECKS } from './conduct-checks.js'
import type { Check } from './conformance-check.js'
import { conformanceParts } from './conformance-dataset.js'
import { COUNT_CHECKS } from './count-checks.js'
import { DATASET_CHECKS, SUMMARY_CHECKS } from './dataset-checks.js'
import { EXTRA_CHECKS } from './extra-checks.js'
import { MEASURE_CHECKS } from './measure-checks.js'
import { naiveReports } from './naive-reports.js'
import { PRESET_CHECKS } from './preset-checks.js'
import { PROFILE_CHECKS } from './profile-checks.js'

/** One check, as a test framework wants it. */
export interface ConformanceCheck {
  /** What is checked, as a sentence. */
  readonly name: string
  /** Opens a source, checks it and closes it. Rejects with a sentence that says what was expected. */
  readonly run: () => Promise<void>
}

/**
 * What every {@link SignalSource} must do, as a list of checks for any test framework:
 *
 * ```ts
 * for (const { name, run } of sourceConformance(() => memorySource(conformanceRun(), { title: 'Conformance' }))) test(name, run)
 * ```
 *
 * @param open opens a source over the data of `conformanceRun()`; called once for each check
 */
export function sourceConformance(open: () => Promise<SignalSource>): readonly ConformanceCheck[] {
  const { reports } = naiveReports(conformanceParts())
  const checks = [...SUMMARY_CHECKS, ...BACKEND_ANSWER_CHECKS, ...MEASURE_CHECKS, ...PRESET_CHECKS, ...PROFILE_CHECKS]
  return checks.map(({ name, check }) => ({
    name,
    async run() {
      const source = await open()
      try {
        // Sources at a distance know their capabilities from the first answer on.
        await source.describe()
        await check({ source, reports })
      } finally {
        await source.close()
      }
    },
  }))
}

/** Answers that depend on where the reports are; measures, rules and profiles are worked out from the counts alone. */
export const BACKEND_ANSWER_CHECKS: readonly Check[] = [
  ...DATASET_CHECKS,
  ...COUNT_CHECKS,
  ...CASE_CHECKS,
  ...EXTRA_CHECKS,
  ...CONDUCT_CHECKS,
]
