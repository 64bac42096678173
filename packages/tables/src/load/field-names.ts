import { hasName } from '../layout/has-name.js'
import { readRoleCell } from '../layout/role-cell.js'
import { isEmptyList } from '../layout/written-list.js'
import type { QualityTally } from '../quality/quality-tally.js'
import type { PlannedColumn } from '../table/column-plan.js'
import type { TableRecord } from '../table/table-record.js'
import type { NameField } from '../values/missing.js'
import { readNameCell } from '../values/name-cell.js'
import { CellReading, FieldReading } from './cell-reading.js'
import { WrittenCells } from './written-cells.js'

/** A cell of names. */
interface NameCell {
  /** Its code among the texts of the field. */
  readonly code: number
  readonly hasName: boolean
  readonly isEmptyList: boolean
}

/** A cell of roles. */
interface RoleCell {
  readonly code: number
  /** It holds something that is no role. */
  readonly isUnread: boolean
}

/** A column of names, and for drugs the position of their roles, −1 where there is none. */
type NamePosition = PlannedColumn & { readonly role?: number }

/** Reads the cells of drugs, or of events, of one row after the other. */
export class FieldNames {
  /** The cells of the rows that were kept. */
  readonly cells = new WrittenCells()
  readonly #field: NameField
  readonly #quality: QualityTally
  readonly #columns: readonly FieldReading<NameCell>[]
  readonly #roles: readonly CellReading<RoleCell | null>[]
  /** By column, of the row that was read last. */
  readonly #read: (NameCell | null)[]

  constructor(field: NameField, columns: readonly NamePosition[], quality: QualityTally) {
    const { texts } = this.cells
    this.#field = field
    this.#quality = quality
    this.#columns = columns.map(
      ({ position, alternatives }) =>
        new FieldReading([position, ...alternatives], (cell): NameCell | null => {
          const text = readNameCell(cell, field)
          if (text === null) return null
          return { code: texts.code(text), hasName: hasName(text, field), isEmptyList: isEmptyList(text) }
        }),
    )
    this.#roles = columns.map(
      ({ role = -1 }) =>
        new CellReading(role, (cell): RoleCell | null => {
          const text = readNameCell(cell, 'attribute')
          if (text === null) return null
          return { code: texts.code(text), isUnread: readRoleCell(text).some((each) => each.role === undefined) }
        }),
    )
    this.#read = columns.map(() => null)
  }

  /** Reads the cells of a row: whether some of them gives a name. */
  read(record: TableRecord): boolean {
    let isPresent = false
    let isNamed = false
    for (let column = 0; column < this.#columns.length; column++) {
      const cell = this.#columns[column]!.of(record)
      this.#read[column] = cell
      if (cell === null || cell.isEmptyList) continue
      isPresent = true
      isNamed ||= cell.hasName
    }
    if (isPresent) this.#quality.of(this.#field).value(isNamed ? null : 'no-name')
    return isNamed
  }

  /**
   * Keeps the cells with names of the row that was read last, with what is kept beside the first name of the row as JSON: null once it
   * has its place.
   */
  keep(record: TableRecord, ordinal: number, extra: string | null): string | null {
    let beside = extra
    let hasRole = false
    let isUnread = false
    for (let column = 0; column < this.#columns.length; column++) {
      const role = this.#roles[column]!.of(record)
      if (role !== null) {
        hasRole = true
        isUnread ||= role.isUnread
      }
      const cell = this.#read[column]!
      if (cell === null || !cell.hasName) continue
      this.cells.add({ ordinal, column, line: record.line, text: cell.code, role: role?.code ?? -1, extra: beside })
      beside = null
    }
    if (hasRole) this.#quality.of('role').value(isUnread ? 'role-not-recognised' : null)
    return beside
  }
}
