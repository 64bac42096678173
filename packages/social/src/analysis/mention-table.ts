import type { ResultColumn, ResultTable } from '@aethersignal/model'
import type { Mention } from '../mentions/mention.js'
import type { MentionCount } from './mention-count.js'
import { mentionCounts, termCounts } from './mention-counts.js'
import { type MentionPeriod, mentionTrend } from './mention-trend.js'

/** What mentions are counted by. */
export type MentionBy = 'pair' | 'drug' | 'reaction' | MentionPeriod

/** All that mentions can be counted by. */
export const MENTION_BY: readonly MentionBy[] = ['pair', 'drug', 'reaction', 'day', 'week', 'month', 'year']

/** Counts of mentions as a table, and the asserted mentions without a time where they are counted by time. */
export function mentionTable(
  mentions: readonly Mention[],
  by: MentionBy,
): { readonly table: ResultTable; readonly withoutTime: MentionCount | null } {
  if (by === 'pair') {
    const counts = mentionCounts(mentions)
    const names = [
      text(
        'drug',
        counts.map(({ drug }) => drug),
      ),
      text(
        'reaction',
        counts.map(({ reaction }) => reaction),
      ),
    ]
    return { table: tableOf(names, counts), withoutTime: null }
  }
  if (by === 'drug' || by === 'reaction') {
    const counts = termCounts(mentions, by)
    return {
      table: tableOf(
        [
          text(
            by,
            counts.map(({ term }) => term),
          ),
        ],
        counts,
      ),
      withoutTime: null,
    }
  }
  const { periods, withoutTime } = mentionTrend(mentions, by)
  return {
    table: tableOf(
      [
        text(
          'period',
          periods.map(({ period }) => period),
        ),
      ],
      periods,
    ),
    withoutTime,
  }
}

function tableOf(names: readonly ResultColumn[], counts: readonly MentionCount[]): ResultTable {
  const columns: ResultColumn[] = [
    ...names,
    { name: 'posts', kind: 'count', values: counts.map(({ posts }) => posts) },
    { name: 'authors', kind: 'count', values: counts.map(({ authors }) => authors) },
  ]
  return { rows: counts.length, columns }
}

function text(name: string, values: readonly string[]): ResultColumn {
  return { name, kind: 'text', values }
}
