import { columnSplit, type SplitDoubt } from '../layout/column-split.js'
import { counted } from '../layout/separator-evidence.js'
import { NO_SPLIT } from '../layout/separators.js'
import type { ColumnMapping } from '../table/column-mapping.js'
import { readNameCell } from '../values/name-cell.js'
import type { KnownTerms } from './content-evidence.js'
import { nameKnowledge } from './name-knowledge.js'
import type { TableSample } from './propose-mapping.js'

/** A column of which the user has to say whether its cells hold several names. */
export interface SplitQuestion extends SplitDoubt {
  /** Name of the column, as written. */
  readonly column: string
  /** What the column holds. */
  readonly field: 'drug' | 'event'
  /** What `splits` of the table options may say of the column. */
  readonly choices: readonly string[]
}

/**
 * What the columns of drugs and events leave open, as far as the sample tells: whether a mark in their cells parts names or
 * belongs to them. Answer with `splits: { [column]: choice }`; reading decides over all rows and asks again in its report.
 */
export function splitQuestions(
  { rows }: TableSample,
  { columns }: ColumnMapping,
  known: KnownTerms = {},
): readonly SplitQuestion[] {
  return columns.flatMap(({ column, position, field }) => {
    if (field !== 'drug' && field !== 'event') return []
    const cells = counted(
      rows.flatMap((row) => {
        const text = readNameCell(row[position], field)
        return text === null ? [] : [{ text, rows: 1 }]
      }),
    )
    const { doubts } = columnSplit(cells, { ...nameKnowledge(field, known), isLong: isLong(rows, columns, position) })
    return doubts
      .filter(({ separator }) => separator !== 'objects')
      .map((doubt) => ({ ...doubt, column, field, choices: [doubt.separator, NO_SPLIT] }))
  })
}

/** Whether a fifth of the cases of the sample or more has rows with other cells in the column. */
function isLong(rows: TableSample['rows'], columns: ColumnMapping['columns'], position: number): boolean {
  const id = columns.find(({ field }) => field === 'caseId')?.position
  if (id === undefined) return false
  const first = new Map<string, string>()
  const several = new Set<string>()
  for (const row of rows) {
    const own = row[id] ?? ''
    const cell = row[position] ?? ''
    if ((first.get(own) ?? cell) !== cell) several.add(own)
    else first.set(own, cell)
  }
  return several.size > 0 && several.size >= first.size / 5
}
