import { normaliseName, type Role } from '@aethersignal/model'
import { type ColumnSplit, columnSplit } from '../layout/column-split.js'
import { readRoleCell, rolesFor, type WrittenRole } from '../layout/role-cell.js'
import type { NameKnowledge } from '../layout/separator-evidence.js'
import { type NameField, readCell } from '../values/missing.js'
import type { TextDictionary } from './text-dictionary.js'
import type { WrittenCells } from './written-cells.js'

/** Rows of `drug` or `event` as numbers. */
export interface RowColumns {
  readonly caseOrdinal: number[]
  /** Code of the drug or event as written. */
  readonly written: number[]
  readonly line: number[]
}

/** A column of drugs or events. */
export interface NameColumn {
  readonly name: string
  /** What the user chose to part its cells; undefined where the column decides. */
  readonly wanted: string | undefined
  /** Role of its drugs where none is given beside them. */
  readonly role?: Role | null
}

/** A column, how its cells were parted, and how much of it that leaves in doubt. */
export interface SplitColumn {
  readonly name: string
  readonly split: ColumnSplit
  /** Rows with a cell, those of them that were parted, and those whose names may still be several. */
  readonly rows: number
  readonly parted: number
  readonly doubtful: number
}

/** What {@link nameRows} takes the names to. */
export interface NameRowsTarget {
  readonly field: NameField
  readonly rows: RowColumns & { readonly role?: (Role | null)[] }
  readonly extra: Map<number, string>
  readonly texts: TextDictionary
  /**
   * Told of each name, with its role as read; `apart` where roles stand beside it that are not as many as the drugs, `unread` a
   * role as written that could not be read.
   */
  readonly onName?: (name: string, role: Role | null | undefined, apart: boolean, unread: string | null) => void
}

/** Parts the cells of a field into names, a row each, in the order in which they were written. */
export function nameRows(
  cells: WrittenCells,
  columns: readonly NameColumn[],
  knowledge: NameKnowledge,
  target: NameRowsTarget,
): readonly SplitColumn[] {
  const found = columns.map((column, index) => {
    const isLong = column.wanted === undefined && cells.isLong(index)
    const split = columnSplit(cells.counted(index), { ...knowledge, isLong }, column.wanted)
    return { name: column.name, split, names: new Map<number, CellNames>(), rows: 0, parted: 0, doubtful: 0 }
  })
  const roles = new Map<number, readonly WrittenRole[]>()
  for (const [row, code] of cells.text.entries()) {
    const column = found[cells.column[row]!]!
    let cell = column.names.get(code)
    if (cell === undefined) {
      cell = namesOf(cells.texts.text(code), column.split, target)
      column.names.set(code, cell)
    }
    column.rows++
    if (cell.codes.length > 1) column.parted++
    if (cell.isDoubtful) column.doubtful++
    const roleCode = cells.role[row]!
    if (roleCode !== -1 && !roles.has(roleCode)) roles.set(roleCode, readRoleCell(cells.texts.text(roleCode)))
    const written = roles.get(roleCode)
    const own =
      written === undefined ? null : rolesOfNames(written, cell.codes.length, column.split, cells.texts.text(code))
    const beside = { own, apart: written !== undefined && own === null }
    addNames(cells, row, cell.codes, beside, columns[cells.column[row]!]!, target)
  }
  return found.map(({ name, split, rows, parted, doubtful }) => ({ name, split, rows, parted, doubtful }))
}

interface CellNames {
  /** Code of each name in its place; −1 where there is none. */
  readonly codes: readonly number[]
  readonly isDoubtful: boolean
}

function namesOf(cell: string, { parts, isDoubtful }: ColumnSplit, { field, texts }: NameRowsTarget): CellNames {
  const names = parts(cell).map((part) => readCell(part, field))
  while (names.length > 1 && names.at(-1) === null) names.pop()
  return {
    codes: names.map((name) => (name === null || normaliseName(name) === null ? -1 : texts.code(name))),
    isDoubtful: names.some((name) => name !== null && isDoubtful(name)),
  }
}

/** The role of each name: one each, one for all, or one for each part of which the names are. Null where nobody can tell. */
function rolesOfNames(
  written: readonly WrittenRole[],
  count: number,
  { origins }: ColumnSplit,
  cell: string,
): readonly WrittenRole[] | null {
  return rolesFor(written, count) ?? origins(cell, written.length)?.map((part) => written[part]!) ?? null
}

function addNames(
  cells: WrittenCells,
  row: number,
  codes: readonly number[],
  { own, apart }: { readonly own: readonly WrittenRole[] | null; readonly apart: boolean },
  column: NameColumn,
  { rows, extra, texts, onName }: NameRowsTarget,
): void {
  let pending = cells.extra.get(row)
  for (const [index, code] of codes.entries()) {
    if (code === -1) continue
    const beside = own?.[index]
    const role = beside === undefined || beside.role === null ? (column.role ?? null) : beside.role
    const unread = beside?.role === undefined ? beside?.written : null
    onName?.(texts.text(code), role, apart && role === null, unread ?? null)
    const kept = unread == null ? pending : JSON.stringify({ ...parsed(pending), role: unread })
    if (kept !== undefined) extra.set(rows.line.length, kept)
    pending = undefined
    rows.caseOrdinal.push(cells.caseOrdinal[row]!)
    rows.written.push(code)
    rows.line.push(cells.line[row]!)
    rows.role?.push(role ?? null)
  }
}

function parsed(json: string | undefined): Record<string, unknown> {
  return json === undefined ? {} : (JSON.parse(json) as Record<string, unknown>)
}
