import { presentText } from '@aethersignal/model/adapter'
import type { TableRecord } from '../../table/table-record.js'

/** The columns of a table, by the names under which the profile reads them. */
export class ProfileColumns {
  readonly #at: ReadonlyMap<string, number>
  readonly names: readonly string[]

  constructor(names: readonly string[]) {
    this.names = names
    this.#at = new Map([...names.entries()].reverse().map(([at, name]) => [name, at]))
  }

  /** Position of a column, the first of its name; −1 where there is none. */
  at(name: string): number {
    return this.#at.get(name) ?? -1
  }
}

/** One row of a table, its cells by the names of their columns. */
export class ProfileRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number
  /** What had to be repaired for it to be read, as reason codes. */
  readonly repairs: readonly string[]
  readonly #columns: ProfileColumns
  readonly #record: TableRecord

  constructor(columns: ProfileColumns, record: TableRecord) {
    this.line = record.line
    this.repairs = [
      ...(record.quoteFault ? ['quotes'] : []),
      ...(record.cells.length > columns.names.length ? ['surplus-empty-cells'] : []),
    ]
    this.#columns = columns
    this.#record = record
  }

  /** The cell without outer white space; empty where it is missing, or where the table has no such column. */
  get(column: string): string {
    return presentText(this.#record.cells[this.#columns.at(column)], 'text') ?? ''
  }

  /** The cell as it is written, without outer white space. */
  written(column: string): string {
    return this.#record.cells[this.#columns.at(column)]?.trim() ?? ''
  }

  /** The raw text. */
  text(): string {
    return this.#record.text()
  }

  /** Every cell with something in it of a column that is not among `placed`, and what is given with it. */
  rest(placed: ReadonlySet<string>, further: Readonly<Record<string, string>> = {}): Record<string, string> {
    const rest: Record<string, string> = {}
    for (const [at, name] of this.#columns.names.entries()) {
      const known = placed.has(name) && this.#columns.at(name) === at
      const value = known ? '' : (this.#record.cells[at]?.trim() ?? '')
      if (value === '') continue
      const base = name === '' ? `column_${at + 1}` : name
      rest[Object.hasOwn(rest, base) || (placed.has(name) && !known) ? `${base}_${at + 1}` : base] = value
    }
    return { ...rest, ...further }
  }

  /** {@link rest} as JSON; null where nothing is left. */
  extra(placed: ReadonlySet<string>, further: Readonly<Record<string, string>> = {}): string | null {
    return jsonOf(this.rest(placed, further))
  }
}

/** An object as JSON for a column `extra`; null where it holds nothing. */
export function jsonOf(values: Readonly<Record<string, unknown>>): string | null {
  return Object.keys(values).length === 0 ? null : JSON.stringify(values)
}
