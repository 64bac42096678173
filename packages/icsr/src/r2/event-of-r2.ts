import { MISSING_INTEGER } from '@aethersignal/model'
import type { CaseChild } from '@aethersignal/model/adapter'
import type { NoteRepair } from '../reason-codes.js'
import { readDate } from './read-date.js'
import { ReportFields } from './report-fields.js'
import type { SafetyReport } from './safety-report.js'
import { medDraTerm, writtenTerm } from './written-term.js'

/** A `reaction` as a row: the preferred term, else the lowest level term, else the words of the reporter. */
export function eventOf(reaction: SafetyReport, note: NoteRepair): { row: CaseChild<'event'>; onset: number } {
  const fields = new ReportFields(reaction)
  const term =
    medDraTerm(fields.text('reactionmeddrapt', 'event'), 'PT') ??
    medDraTerm(fields.text('reactionmeddrallt', 'event'), 'LLT') ??
    fields.text('primarysourcereaction', 'event')
  if (term === null) note('missing-term')
  // Each reaction keeps its own date, since that of the case is only the first.
  const onset = readDate(new ReportFields(reaction), 'reactionstartdate', note) ?? MISSING_INTEGER
  return { row: { term: writtenTerm(term, note), extra: fields.extra() }, onset }
}
