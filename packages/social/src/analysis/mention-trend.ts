import { AetherError } from '@aethersignal/model'
import type { Mention } from '../mentions/mention.js'
import { type MentionCount, MentionTally } from './mention-count.js'

/** Mentions of a period. */
export interface PeriodMentionCount extends MentionCount {
  /** `2024-03-09`, `2024-W10`, `2024-03` or `2024`, as asked. */
  readonly period: string
}

/** Length of a period. */
export type MentionPeriod = 'day' | 'week' | 'month' | 'year'

const FORMS = {
  day: /^(\d{4}-\d{2}-\d{2})/,
  week: /^(\d{4}-W\d{2})$/,
  month: /^(\d{4}-\d{2})(?:-|$)/,
  year: /^(\d{4})-(?!W)/,
} as const

/**
 * Asserted mentions by period, in order of time; periods without any are left out. Mentions without a time are counted
 * in `withoutTime`.
 *
 * @throws AetherError `usage/invalid` where a time was kept more coarsely than the period, or in weeks for months and
 * years, which they straddle; and for weeks where times were not kept in weeks.
 */
export function mentionTrend(
  mentions: Iterable<Mention>,
  period: MentionPeriod,
): { readonly periods: readonly PeriodMentionCount[]; readonly withoutTime: MentionCount } {
  const tallies = new Map<string, MentionTally>()
  const untimed = new MentionTally()
  for (const mention of mentions) {
    if (mention.decision !== 'asserted') continue
    if (mention.time === null) {
      untimed.add(mention)
      continue
    }
    const name = FORMS[period].exec(mention.time)?.[1]
    if (name === undefined) {
      throw new AetherError('usage/invalid', `A time kept as ${mention.time} does not say its ${period}.`, {
        place: { field: 'period' },
        remedy: 'Read the posts with a time option that tells the period.',
      })
    }
    const tally = tallies.get(name) ?? new MentionTally()
    tally.add(mention)
    tallies.set(name, tally)
  }
  const periods = [...tallies]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, tally]) => ({ period: name, ...tally.count() }))
  return { periods, withoutTime: untimed.count() }
}
