import { AetherError, type LoadWarning } from '@aethersignal/model'
import type { CaseField } from './case-columns.js'
import { namedFields } from './named-field.js'

/** A record at the beginning of a table, and the line on which it begins. */
export interface FirstRecord {
  readonly cells: readonly string[]
  readonly line: number
}

/** Records that may stand above the header: titles, dates, groups of columns. */
export const MOST_ABOVE_HEADER = 30

const NEEDED = ['caseId', 'drug', 'event'] as const satisfies readonly CaseField[]

/**
 * Which of the first records is the header: the one that names the most needed fields, then the most fields, where it names
 * two needed ones and more than the first does; else the first that fills at least half as many cells as the fullest, so that titles
 * of one cell and pairs of words and values are passed over. The first where nothing tells.
 */
export function headerRow(records: readonly FirstRecord[]): number {
  const seen = records.slice(0, MOST_ABOVE_HEADER + 1).map(({ cells }) => {
    const fields = namedFields(cells)
    return {
      needed: NEEDED.filter((field) => fields.has(field)).length,
      named: fields.size,
      filled: cells.filter((cell) => cell.trim() !== '').length,
    }
  })
  let best = 0
  for (const [at, { needed, named }] of seen.entries()) {
    const { needed: most, named: names } = seen[best]!
    if (needed >= 2 && (needed > most || (needed === most && named > names))) best = at
  }
  if (best > 0 || seen.length === 0 || seen[0]!.needed >= 2) return best
  const fullest = Math.max(...seen.map(({ filled }) => filled))
  const first = seen.findIndex(({ filled }) => filled * 2 >= fullest)
  return fullest < 2 ? 0 : Math.max(0, first)
}

/**
 * The place of the record on a line.
 * @throws AetherError `usage/invalid` where none begins there
 */
export function headerOnLine(records: readonly FirstRecord[], line: number, name: string): number {
  const at = records.findIndex((record) => record.line === line)
  if (at !== -1) return at
  throw new AetherError('usage/invalid', `${name} has no row in line ${line} that could be its header.`, {
    place: { file: name, line },
    remedy: `Rows begin in the lines ${records
      .slice(0, 5)
      .map((record) => record.line)
      .join(', ')}${records.length > 5 ? ', …' : ''}.`,
  })
}

/** Says which line was taken for the header, where it is not the first. */
export function headerWarning(name: string, line: number, above: readonly FirstRecord[]): LoadWarning[] {
  if (above.length === 0) return []
  const text = ({ cells }: FirstRecord) =>
    cells
      .filter((cell) => cell.trim() !== '')
      .join(', ')
      .slice(0, 80)
  const listed = above.slice(0, 3).map((record) => `"${text(record)}"`)
  return [
    {
      code: 'header-row',
      message: `${name}: line ${line} is the header; above it, not read: ${listed.join('; ')}${above.length > 3 ? '; …' : ''}.`,
      count: above.length,
    },
  ]
}
