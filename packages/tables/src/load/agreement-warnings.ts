import type { LoadWarning } from '@aethersignal/model'
import type { ColumnAgreement } from './alternative-columns.js'

/** What a reader of the load report should know about a column that says the same as another, as counted over all rows. */
export function agreementWarnings(
  { field, taken, other, same, different, filled, isRead }: ColumnAgreement,
  table: string,
): LoadWarning[] {
  const warnings: LoadWarning[] = []
  const warn = (code: string, message: string, count: number) =>
    warnings.push({ code, message: `${table}: ${message}`, count })
  if (filled > 0) {
    const what = isRead ? 'was taken for it' : 'was not taken, since it may be of another kind'
    const code = isRead ? 'columns-combined' : 'column-passed-over'
    warn(code, `rows without "${taken}" (${field}) that have "${other}", which ${what}.`, filled)
  }
  if (different > 0) {
    const both = same + different
    warn(
      'columns-differ',
      `of ${both} rows that have both, "${taken}" and "${other}" (${field}) differ in ${different}; "${taken}" stands, "${other}" is kept with the row.`,
      different,
    )
  }
  if (filled === 0 && different === 0) {
    const why = same > 0 ? `it says the same as "${taken}" in all of ${same} rows that have it` : 'it has no value'
    warn('column-passed-over', `the column "${other}" (${field}) was left aside: ${why}.`, same)
  }
  return warnings
}
