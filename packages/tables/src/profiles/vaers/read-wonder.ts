import { normaliseName } from '@aethersignal/model'
import { type CaseWriter, type OutcomeCode, presentText } from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import type { ProfilePart } from '../reading/profile.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { WONDER_PLACED, WONDER_VACCINES } from './wonder-tables.js'

interface WonderReport {
  readonly ordinal: number
  readonly vaccines: Set<string>
  readonly symptoms: Set<string>
  readonly outcomes: Set<OutcomeCode>
}

/** Event categories of WONDER that are criteria of seriousness. */
const CATEGORIES: readonly (readonly [RegExp, OutcomeCode])[] = [
  [/^death/i, 'DE'],
  [/^life threatening/i, 'LT'],
  [/^(existing )?hospitali[sz]/i, 'HO'],
  [/^permanent disab/i, 'DS'],
  [/^(congenital|birth defect)/i, 'CA'],
]

/** Numbers of WONDER: `0900075-1` is the report 900075. */
const WONDER_ID = /^0*(\d{1,8})(?:-\d+)?$/

/**
 * Reads the reports of an export of CDC WONDER, which has a row for each vaccine, symptom and category of a report. Ages are groups. The
 * rows of totals are quarantined; the text of the query below is not read, and the report says it.
 */
export async function readWonder(table: ProfileTable, writer: CaseWriter, part: ProfilePart): Promise<void> {
  const reports = new Map<string, WonderReport>()
  for await (const rows of table.rows(part.signal)) {
    for (const row of rows) {
      const id = WONDER_ID.exec(row.get('VAERS_ID'))?.[1]
      if (row.get('Notes') !== '') table.quarantine(row, 'total-row')
      else if (id === undefined) table.quarantine(row, 'case-id-invalid')
      else {
        let report = reports.get(id)
        if (report === undefined) {
          report = {
            ordinal: writer.write(caseOf(row, id, table)),
            ...{ vaccines: new Set(), symptoms: new Set(), outcomes: new Set() },
          }
          reports.set(id, report)
        }
        addRow(row, report, table, writer)
        table.loaded(row)
      }
    }
  }
  table.account.distinctIds = reports.size
  const query = table.footer.map((line) => line.replace(/^"|"$/g, '').trim()).filter((line) => /^[^-]/.test(line))
  part.warn(
    'query-universe',
    `${table.name}: an export of CDC WONDER holds the answer to one query, by which measures of disproportionality in it are biased. Below it stands: ${query.join(' | ').slice(0, 400)}`,
  )
}

function caseOf(row: ProfileRow, id: string, table: ProfileTable) {
  const fields = new FieldReader(row, table)
  const group = fields.text('Age')
  const received = fields.date('Date Report Received', 'month-first')
  const state = fields.text('State / Territory')
  const serious = row.get('Serious')
  return {
    case: {
      reportId: id,
      caseId: id,
      version: 1,
      versionDate: received,
      receivedDate: received,
      eventDate: fields.date('Date of Onset', 'month-first'),
      sex: fields.sex('Sex'),
      ageVerbatim: group,
      ageIssue: group === null ? null : 'age-group',
      country: state === null || /^foreign$/i.test(state) ? null : 'US',
      serious: /^y(es)?$/i.test(serious) ? 1 : /^no?$/i.test(serious) ? 0 : null,
      extra: fields.extra(WONDER_PLACED),
      file: table.file,
      line: row.line,
    },
  }
}

function addRow(row: ProfileRow, report: WonderReport, table: ProfileTable, writer: CaseWriter): void {
  const at = { caseOrdinal: report.ordinal, orphanReportId: null, file: table.file, line: row.line }
  const name = WONDER_VACCINES.map((column) => presentText(row.get(column), 'drug')).find((text) => text !== null)
  const lot = presentText(row.get('Vaccine Lot'), 'attribute')
  const told = [name, lot, row.get('Vaccine Manufacturer'), row.get('Vaccine Dose')].join('\u001f')
  if (name && !report.vaccines.has(told)) {
    report.vaccines.add(told)
    const further = ['Vaccine Type', 'Vaccine Manufacturer', 'Vaccine Dose'].flatMap((column) =>
      row.get(column) === '' || row.get(column) === name ? [] : [[column, row.get(column)]],
    )
    writer.add('drug', {
      ...at,
      ...{
        sequence: report.vaccines.size,
        role: 'PS',
        verbatim: name,
        names: normaliseName(name),
        nameSource: 'verbatim',
      },
      lot,
      extra: jsonOf(Object.fromEntries(further)),
    })
  }
  const term = presentText(row.get('Symptoms'), 'event')
  if (term !== null && !report.symptoms.has(term)) {
    report.symptoms.add(term)
    writer.add('event', { ...at, term, extra: null })
  }
  const code = CATEGORIES.find(([words]) => words.test(row.get('Event Category')))?.[1]
  if (code !== undefined && !report.outcomes.has(code)) {
    report.outcomes.add(code)
    writer.add('outcome', { ...at, code, extra: null })
  }
}
