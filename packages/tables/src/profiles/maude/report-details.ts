import { maudeOutcome, type OutcomeCode, readWeight } from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import type { ProfilePart } from '../reading/profile.js'
import type { ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { reportKey } from './report-key.js'

/** What PATIENT and FOITEXT have of one report. */
export interface ReportDetails {
  readonly patients: ProfileRow[]
  readonly texts: string[]
}

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'MDR_REPORT_KEY PATIENT_SEQUENCE_NUMBER PATIENT_SEX PATIENT_AGE PATIENT_WEIGHT SEQUENCE_NUMBER_OUTCOME DATE_RECEIVED'.split(
    ' ',
  ),
)

/** Reads PATIENT and FOITEXT before the reports they tell of, since a case is written whole. They have no cases of their own. */
export async function readDetails(part: ProfilePart): Promise<ReadonlyMap<string, ReportDetails>> {
  const found = new Map<string, ReportDetails>()
  const read = async (name: string, take: (details: ReportDetails, row: ProfileRow) => void) => {
    for (const table of part.tables(name)) {
      for await (const rows of table.rows(part.signal)) {
        for (const row of rows) {
          const key = reportKey(row)
          if (key === null) {
            table.quarantine(row, 'case-id-missing')
            continue
          }
          const details = found.get(key) ?? { patients: [], texts: [] }
          found.set(key, details)
          take(details, row)
        }
      }
    }
  }
  await read('patient', ({ patients }, row) => patients.push(row))
  await read('text', ({ texts }, row) => {
    const text = row.get('FOI_TEXT')
    if (text !== '' && !texts.includes(text)) texts.push(text)
  })
  return found
}

/** The outcomes of all patients of a report. One that is not known is noted of the report. */
export function outcomesOfPatients(patients: readonly ProfileRow[], report: ProfileTable): Set<OutcomeCode> {
  const outcomes = new Set<OutcomeCode>()
  for (const written of patients.flatMap((row) => row.written('SEQUENCE_NUMBER_OUTCOME').split(/[,;]\s*(?=\S)/))) {
    const code = maudeOutcome(written)
    if (code === undefined) report.note('outcome-not-recognised')
    else if (code !== null) outcomes.add(code)
  }
  return outcomes
}

/** Columns of `case` for the only patient of a report. */
export function personOf(row: ProfileRow, report: ProfileTable) {
  const fields = new FieldReader(row, report)
  const [, age = '', unit = ''] = /^(\S+)\s*(.*)$/.exec(row.get('PATIENT_AGE')) ?? []
  const [, weight = '', weightUnit = ''] = /^([\d.]+)\s*(.*)$/.exec(row.get('PATIENT_WEIGHT')) ?? []
  const { kilograms, issue } = readWeight(weight, weightUnit)
  if (issue !== null) report.note(issue)
  return {
    sex: fields.sex('PATIENT_SEX'),
    ...fields.age(age, unit === 'DA' ? 'DY' : unit),
    weightKilograms: kilograms,
    weightVerbatim: row.get('PATIENT_WEIGHT') || null,
  }
}

/** What else is known of patients, as `extra` of their case: JSON, a patient an object; nothing where nothing is. */
export function furtherOfPatients(patients: readonly ProfileRow[]): { readonly patient?: string } {
  const rest = patients.map((row) => row.rest(PLACED)).filter((left) => Object.keys(left).length > 0)
  return rest.length === 0 ? {} : { patient: JSON.stringify(rest) }
}
