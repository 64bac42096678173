import { normaliseName, type Role } from '@aethersignal/model'
import { type ColumnSplit, columnSplit } from '../layout/column-split.js'
import { type ColumnOutcomes, columnOutcomes } from '../layout/event-outcomes.js'
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
  /** Outcomes behind its events, where some have one. */
  readonly outcomes: ColumnOutcomes | null
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
  /** Told of the outcome behind an event, and of the case. */
  readonly onOutcome?: (outcome: string, caseOrdinal: number) => void
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
    const counted = cells.counted(index)
    const split = columnSplit(counted, { ...knowledge, isLong }, column.wanted)
    const names = () =>
      counted.flatMap(({ text, rows }) => split.parts(text).map((part) => ({ text: part.trim(), rows })))
    const outcomes = target.field === 'event' ? columnOutcomes(names(), knowledge) : null
    return { name: column.name, split, outcomes, names: [] as CellNames[], rows: 0, parted: 0, doubtful: 0 }
  })
  const roles: (readonly WrittenRole[])[] = []
  for (const [row, code] of cells.text.entries()) {
    const column = found[cells.column[row]!]!
    column.names[code] ??= namesOf(cells.texts.text(code), column, target)
    const cell = column.names[code]
    column.rows++
    if (cell.codes.length > 1) column.parted++
    if (cell.isDoubtful) column.doubtful++
    const roleCode = cells.role[row]!
    if (roleCode !== -1) roles[roleCode] ??= readRoleCell(cells.texts.text(roleCode))
    const written = roleCode === -1 ? undefined : roles[roleCode]
    const own =
      written === undefined ? null : rolesOfNames(written, cell.codes.length, column.split, cells.texts.text(code))
    const beside = { own, apart: written !== undefined && own === null }
    addNames(cells, row, cell, beside, columns[cells.column[row]!]!, target)
  }
  return found.map(({ names, ...column }) => column)
}

interface CellNames {
  /** Code of each name in its place; −1 where there is none. */
  readonly codes: readonly number[]
  /** The outcome written behind each; null where there is none. */
  readonly outcomes: readonly (string | null)[]
  readonly isDoubtful: boolean
}

function namesOf(
  cell: string,
  { split: { parts, isDoubtful }, outcomes }: Pick<SplitColumn, 'split' | 'outcomes'>,
  { field, texts }: NameRowsTarget,
): CellNames {
  const written = parts(cell).map((part) => outcomes?.read(part.trim()) ?? { term: part, outcome: null })
  const names = written.map(({ term }) => readCell(term, field))
  while (names.length > 1 && names.at(-1) === null) names.pop()
  return {
    outcomes: written.map(({ outcome }) => outcome),
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
  { codes, outcomes }: CellNames,
  { own, apart }: { readonly own: readonly WrittenRole[] | null; readonly apart: boolean },
  column: NameColumn,
  { rows, extra, texts, onName, onOutcome }: NameRowsTarget,
): void {
  let pending = cells.extra.get(row)
  for (const [index, code] of codes.entries()) {
    if (code === -1) continue
    const beside = own?.[index]
    const role = beside === undefined || beside.role === null ? (column.role ?? null) : beside.role
    const unread = beside?.role === undefined ? beside?.written : null
    onName?.(texts.text(code), role, apart && role === null, unread ?? null)
    const outcome = outcomes[index] ?? null
    if (outcome !== null) onOutcome?.(outcome, cells.caseOrdinal[row]!)
    const kept = unread == null && outcome === null ? pending : withBeside(pending, unread ?? null, outcome)
    if (kept !== undefined) extra.set(rows.line.length, kept)
    pending = undefined
    rows.caseOrdinal.push(cells.caseOrdinal[row]!)
    rows.written.push(code)
    rows.line.push(cells.line[row]!)
    rows.role?.push(role ?? null)
  }
}

/** What is kept beside a name, and with it a role that could not be read and an outcome. */
function withBeside(json: string | undefined, role: string | null, outcome: string | null): string {
  return JSON.stringify({ ...parsed(json), ...(role !== null && { role }), ...(outcome !== null && { outcome }) })
}

function parsed(json: string | undefined): Record<string, unknown> {
  return json === undefined ? {} : (JSON.parse(json) as Record<string, unknown>)
}
