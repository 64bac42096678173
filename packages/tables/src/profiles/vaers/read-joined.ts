import { MISSING_INTEGER, normaliseName } from '@aethersignal/model'
import type { CaseWriter } from '@aethersignal/model/adapter'
import type { ProfilePart } from '../reading/profile.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { vaccinationDate, vaersCase } from './vaers-case.js'
import { VAERS_ID } from './vaers-id.js'

interface JoinedReport {
  readonly ordinal: number
  readonly vaccinated: number
  /** Vaccines and symptoms of its rows so far. */
  readonly vaccines: Set<string>
  readonly symptoms: Set<string>
}

const VAX_COLUMNS = ['VAX_TYPE', 'VAX_MANU', 'VAX_NAME', 'VAX_LOT', 'VAX_DOSE_SERIES', 'VAX_ROUTE', 'VAX_SITE'] as const

/**
 * Reads a table in which somebody joined DATA, VAX and SYMPTOMS: each vaccine of a report stands beside each of its rows of symptoms.
 * The report, its vaccines and its symptoms are taken once.
 */
export async function readJoined(table: ProfileTable, writer: CaseWriter, part: ProfilePart): Promise<void> {
  const reports = new Map<string, JoinedReport>()
  const ids = new Set<string>()
  const domestic = !/domestic/i.test(part.part.partition)
  for await (const rows of table.rows(part.signal)) {
    for (const row of rows) {
      const id = VAERS_ID.exec(row.get('VAERS_ID'))?.[1]
      const order = row.get('ORDER').replace(/\.0$/, '') || '1'
      if (id === undefined || !/^\d{1,4}$/.test(order)) {
        table.quarantine(row, 'case-id-invalid')
        continue
      }
      const key = `${id} ${order}`
      let report = reports.get(key)
      if (report === undefined) {
        const whole = vaersCase(row, id, Number(order), table, domestic, VAX_COLUMNS)
        const ordinal = writer.write(whole)
        report = { ordinal, vaccinated: vaccinationDate(row, table), vaccines: new Set(), symptoms: new Set() }
        reports.set(key, report)
        ids.add(id)
      }
      addVaccine(row, report, table, writer)
      addSymptoms(row, report, table, writer)
      table.loaded(row)
    }
  }
  table.account.distinctIds = ids.size
}

function addVaccine(row: ProfileRow, report: JoinedReport, table: ProfileTable, writer: CaseWriter): void {
  const name = row.get('VAX_NAME') || row.get('VAX_TYPE')
  const told = VAX_COLUMNS.map((column) => row.get(column)).join('\u001f')
  if (normaliseName(name) === null || report.vaccines.has(told)) return
  report.vaccines.add(told)
  const sequence = report.vaccines.size
  const at = { caseOrdinal: report.ordinal, orphanReportId: null, file: table.file, line: row.line }
  const extra = Object.fromEntries(
    ['VAX_TYPE', 'VAX_MANU', 'VAX_DOSE_SERIES', 'VAX_SITE'].flatMap((column) =>
      row.get(column) === '' ? [] : [[column, row.get(column)]],
    ),
  )
  writer.add('drug', {
    ...at,
    sequence,
    role: 'PS',
    verbatim: name,
    names: normaliseName(name),
    nameSource: 'verbatim',
    route: row.get('VAX_ROUTE') || null,
    lot: row.get('VAX_LOT') || null,
    extra: jsonOf(extra),
  })
  if (report.vaccinated !== MISSING_INTEGER) writer.add('therapy', { ...at, sequence, startDate: report.vaccinated })
}

function addSymptoms(row: ProfileRow, report: JoinedReport, table: ProfileTable, writer: CaseWriter): void {
  for (const at of [1, 2, 3, 4, 5]) {
    const term = row.get(`SYMPTOM${at}`)
    if (term === '' || report.symptoms.has(term)) continue
    report.symptoms.add(term)
    const version = row.get(`SYMPTOMVERSION${at}`)
    writer.add('event', {
      caseOrdinal: report.ordinal,
      orphanReportId: null,
      term,
      extra: jsonOf(version === '' ? {} : { meddraVersion: version }),
      file: table.file,
      line: row.line,
    })
  }
}
