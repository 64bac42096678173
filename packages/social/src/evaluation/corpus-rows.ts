import { AetherError } from '@aethersignal/model'
import { parseRecords } from '@aethersignal/text/records'

/** A row of a table of labels, by the names of its columns in lower case. */
export interface CorpusRow {
  /** Number of the record, from 1, the header being the first. */
  readonly record: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * The rows of a table of labels with a header.
 * @throws AetherError `input/empty`, `input/missing-column`
 */
export function corpusRows(
  text: string,
  file: string,
  dialect: { readonly delimiter: ',' | '\t'; readonly unquoted?: true },
  needed: readonly string[],
): CorpusRow[] {
  const records: (readonly string[])[] = []
  const whole = `${text.replace(/^\uFEFF/, '').trim()}\n`
  parseRecords(whole, { ...dialect, newline: '\n' }, ({ cells }) => records.push(cells) > 0)
  const [header = [], ...rows] = records
  if (rows.length === 0) throw new AetherError('input/empty', 'The table of labels has no rows.', { place: { file } })
  const names = header.map((name) => name.trim().toLowerCase())
  const missing = needed.find((name) => !names.includes(name))
  if (missing !== undefined) {
    throw new AetherError('input/missing-column', `The table of labels has no column ${missing}.`, {
      place: { file, field: missing },
      remedy: `It needs ${needed.join(', ')}.`,
    })
  }
  return rows.map((cells, at) => ({
    record: at + 2,
    cells: Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ''])),
  }))
}
