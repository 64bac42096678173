import { AetherError } from '@aethersignal/model'
import { type CaseField, plainName } from '../table/case-columns.js'
import { type ColumnMapping, type MappedColumn, NEEDED_FIELDS } from '../table/column-mapping.js'

/** A column of which the user says what it holds. */
export interface ToldColumn {
  /** What it was told to hold. */
  readonly field: CaseField
  /** Name of the column; letter case and punctuation do not matter. */
  readonly column: string
}

/**
 * A mapping in which the told columns hold what was told; the others keep their fields where these were not told. Several
 * columns of one field are read one after the other.
 *
 * @throws AetherError `input/missing-column` where the table has no such column, `usage/invalid` where one column is told two fields
 */
export function withToldColumns(
  mapping: ColumnMapping,
  header: readonly string[],
  told: readonly ToldColumn[],
  name: string,
): ColumnMapping {
  const taken = new Map<number, CaseField>()
  const own = told.map(({ field, column }): MappedColumn => {
    const position = positionOf(column, header)
    if (position === -1) {
      throw new AetherError('input/missing-column', `${name} has no column "${column}".`, {
        place: { file: name, field },
        remedy: `Its columns are ${header.map((each) => `"${each.trim()}"`).join(', ')}.`,
      })
    }
    if (taken.has(position)) {
      throw new AetherError(
        'usage/invalid',
        `The column "${header[position]}" cannot be ${taken.get(position)} and ${field}.`,
        {
          place: { file: name, field },
        },
      )
    }
    taken.set(position, field)
    const several = told.filter((each) => each.field === field)
    const number = several.length === 1 ? null : several.findIndex((each) => each.column === column) + 1
    return { column: header[position]!, position, field, number, confidence: 1, reason: 'You said so.' }
  })
  const fields = new Set(told.map(({ field }) => field))
  const columns = [...mapping.columns.filter((each) => !fields.has(each.field) && !taken.has(each.position)), ...own]
  columns.sort((left, right) => left.position - right.position)
  const positions = new Set(columns.map(({ position }) => position))
  return {
    columns,
    unmapped: header.filter((_, position) => !positions.has(position)),
    missing: NEEDED_FIELDS.filter((field) => !columns.some((each) => each.field === field)),
  }
}

function positionOf(column: string, header: readonly string[]): number {
  const exact = header.indexOf(column)
  if (exact !== -1) return exact
  const trimmed = header.findIndex((each) => each.trim() === column.trim())
  return trimmed !== -1
    ? trimmed
    : header.findIndex((each) => plainName(each) !== '' && plainName(each) === plainName(column))
}
