import type { LoadWarning } from '@aethersignal/model'
import type { TableLayout } from '../table/table-layout.js'
import { agreementWarnings } from './agreement-warnings.js'
import type { TableReading } from './read-table.js'
import { splitWarnings } from './split-warnings.js'
import type { TableRows } from './table-rows.js'

const ATTRIBUTE_NAMES: Readonly<Record<string, string>> = {
  sex: 'sex',
  ageYears: 'age',
  receivedDate: 'date',
  eventDate: 'event date',
  country: 'country',
  serious: 'seriousness',
}

/** What a reader of the load report should know about how a table was read. */
export function tableWarnings({ layout, rows }: TableReading, name: string): LoadWarning[] {
  const warnings: LoadWarning[] = []
  const warn = (code: string, count: number, message: string) => {
    if (count > 0) warnings.push({ code, message: `${name}: ${message}`, count })
  }
  const { columns } = layout
  if (!columns.at.has('caseId')) {
    warn('case-id-synthesised', rows.cases.size, 'no column of case ids, so every row was taken for a case of its own.')
  }
  for (const { column, field, confidence, reason } of columns.inferred) {
    warn(
      'column-inferred',
      1,
      `the column "${column.trim()}" was taken for ${field} (confidence ${confidence}): ${reason}`,
    )
  }
  if (!layout.columns.at.has('role') && columns.drugs.every(({ named }) => named === null)) {
    warn('role-assumed', rows.drugs.line.length, 'no column of roles, so every drug was taken for a primary suspect.')
  }
  warn('role-missing', rows.notes.of('role-missing'), 'rows without a role; their drugs count under no role.')
  warn('missing-drug', rows.notes.of('missing-drug'), 'rows without a drug; only their event was loaded.')
  warn('missing-event', rows.notes.of('missing-event'), 'rows without an event; only their drug was loaded.')
  warn(
    'role-count-differs',
    rows.notes.of('role-count-differs'),
    'drugs beside which another number of roles stands, so that nobody can tell which is whose; they count under no role.',
  )
  for (const field of ['drug', 'event'] as const) {
    for (const column of rows.splits[field]) warnings.push(...splitWarnings(column, field, name))
  }
  for (const [attribute, cases] of rows.cases.conflicts()) {
    warn(
      'conflicting-attribute',
      cases,
      `reports whose rows differ in ${ATTRIBUTE_NAMES[attribute]}; the first value stands.`,
    )
  }
  const { attributes } = rows
  const superseded = rows.cases.superseded()
  warn(
    'older-versions',
    superseded.reports,
    `rows tell versions of cases; these reports are older than the latest of their case, which alone counts${versionColumns(layout)}.`,
  )
  warn(
    'version-missing',
    superseded.withoutVersion,
    'reports without a version beside others of their case that have one; they do not count.',
  )
  if (layout.columns.at.has('outcome')) {
    const also = layout.columns.at.has('serious')
      ? ' where the column of seriousness is empty'
      : ', since no column tells it'
    warn(
      'serious-from-outcome',
      attributes.seriousByOutcome,
      `rows whose seriousness was taken from their outcome${also}.`,
    )
  }
  warn(
    'excel-serial-dates',
    attributes.serialDates,
    'dates that are Excel serial numbers were read as days since 1899-12-30; a workbook of the 1904 date system is 1,462 days off.',
  )
  warn(
    'age-unit-by-name',
    attributes.agesByName.total,
    `ages were read in the unit that the name of their column tells: ${attributes.agesByName.listed()}.`,
  )
  warn(
    'country-not-recognised',
    attributes.unknownCountries.total,
    `countries that are none of ISO 3166-1 stay as they are written: ${attributes.unknownCountries.listed()}.`,
  )
  warn('role-not-recognised', rows.unknownRoles.total, unknownRoles(rows))
  warn('age-unit-assumed', attributes.agesWithoutUnit, 'ages without a unit, taken for years.')
  warn(
    'date-order-inferred',
    attributes.datesByOrder,
    `dates read ${attributes.dayMonthOrder ?? ''}, as others of the table show.`,
  )
  for (const agreement of rows.agreements) warnings.push(...agreementWarnings(agreement, name))
  return warnings
}

function versionColumns({ columns, header }: TableLayout): string {
  const positions = [columns.at.get('version') ?? -1, columns.reportId].filter((position) => position !== -1)
  const names = positions.map((position) => `"${header[position]!.trim()}"`)
  return names.length === 0 ? '' : `, by ${names.join(' and ')}`
}

function unknownRoles(rows: TableRows): string {
  const { without } = rows.exposedReports()
  const lost =
    without === 0
      ? 'every report has another drug whose role is known'
      : `${without} reports have no other drug, and no run counts them`
  return `drugs whose role is not known are exposure under no choice of roles: ${rows.unknownRoles.listed()}; ${lost}.`
}
