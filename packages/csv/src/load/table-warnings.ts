import type { LoadWarning } from '@aethersignal/model'
import { agreementWarnings } from './agreement-warnings.js'
import type { TableReading } from './read-table.js'
import { splitWarnings } from './split-warnings.js'

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
  warn('age-unit-assumed', rows.attributes.agesWithoutUnit, 'ages without a unit, taken for years.')
  warn(
    'date-order-inferred',
    rows.attributes.datesByOrder,
    `dates read ${rows.attributes.dayMonthOrder ?? ''}, as others of the table show.`,
  )
  for (const agreement of rows.agreements) warnings.push(...agreementWarnings(agreement, name))
  return warnings
}
