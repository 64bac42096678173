import type { ResultNote, ResultTable } from '@aethersignal/model'
import type { Mention } from '../mentions/mention.js'
import type { MentionReport } from '../mentions/mention-run.js'
import { type MentionBy, mentionTable } from './mention-table.js'

/** Mentions counted, with all that has to be said of them. */
export interface MentionsResult {
  readonly table: ResultTable
  readonly facts: Readonly<Record<string, unknown>> & {
    /** How many mentions are asserted, are not, or were abstained from. */
    readonly decisions: Readonly<Record<'asserted' | 'notAsserted' | 'abstained', number>>
  }
  readonly notes: readonly ResultNote[]
  readonly definitions: Readonly<Record<string, string>>
}

/** Counts mentions, and says what the numbers are and what was left out. */
export function mentionsResult(mentions: readonly Mention[], report: MentionReport, by: MentionBy): MentionsResult {
  const { table, withoutTime } = mentionTable(mentions, by)
  const count = (decision: Mention['decision']) => mentions.filter((mention) => mention.decision === decision).length
  const decisions = {
    ...{ asserted: count('asserted'), notAsserted: count('not-asserted'), abstained: count('abstained') },
  }
  return {
    table,
    facts: { files: report.files, decisions, ...(withoutTime && { withoutTime }) },
    notes: quarantineNotes(report),
    definitions: {
      unit: 'mentions, which are not reports',
      posts: 'posts that assert it, one of each cluster of near-duplicates',
      authors: 'distinct authors of those posts; posts without an author are not counted',
    },
  }
}

function quarantineNotes({ files }: MentionReport): ResultNote[] {
  const quarantined = files.flatMap((file) => file.quarantined.map(({ code }) => code))
  if (quarantined.length === 0) return []
  const codes = [...new Set(quarantined)].sort().join(', ')
  const message = `Records that are no posts were left out: ${codes}.`
  return [{ code: 'posts-quarantined', message, count: quarantined.length }]
}
