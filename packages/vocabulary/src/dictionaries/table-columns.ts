import { AetherError } from '@aethersignal/model'
import { parseRecords } from '../text/parse-records.js'

/** A row of a table with a header, its fields found by the names of their columns. */
export interface TableRow<Column extends string> {
  readonly line: number
  readonly fields: Readonly<Record<Column, string>>
}

/**
 * Rows of a delimited text with a header. `columns` says under which headings each column may stand, in any case; a row
 * with fewer fields than the header has empty ones.
 * @throws AetherError `input/empty` without a header, `input/missing-column` where a heading is not there.
 */
export function* tableRows<Column extends string>(
  text: string,
  options: {
    readonly delimiter: string
    readonly file: string
    readonly columns: Readonly<Record<Column, readonly string[]>>
    /** Columns that may be absent. */
    readonly optional?: readonly NoInfer<Column>[]
    /** Whether fields may be quoted; default true. Chemical names have quotes of their own. */
    readonly isQuoted?: boolean
  },
): Generator<TableRow<Column>> {
  const { file, columns, optional = [] } = options
  const records = parseRecords(text, options.delimiter, options.isQuoted)
  const header = records.next()
  if (header.done === true) throw new AetherError('input/empty', `${file} is empty.`, { place: { file } })
  const headings = header.value.fields.map((field) => field.trim().toLowerCase())
  const places = (Object.entries(columns) as [Column, readonly string[]][]).map(([column, names]) => {
    const accepted = new Set(names.map((name) => name.toLowerCase()))
    const place = headings.findIndex((heading) => accepted.has(heading))
    if (place < 0 && !optional.includes(column)) {
      throw new AetherError('input/missing-column', `${file} has no column ${names.join(' or ')}.`, {
        place: { file, line: header.value.line, field: names[0] ?? column },
        remedy: `Its columns are ${header.value.fields.join(', ')}; name one of them ${names[0] ?? column}.`,
      })
    }
    return [column, place] as const
  })
  for (const { line, fields } of records) {
    const named = places.map(([column, place]) => [column, place < 0 ? '' : (fields[place] ?? '').trim()])
    yield { line, fields: Object.fromEntries(named) as Record<Column, string> }
  }
}
