import { type AbortLike, type Role, throwIfAborted } from '@aethersignal/model'
import type { FileAccount } from '@aethersignal/model/adapter'
import type { TableRecord } from '../../table/table-record.js'
import type { OpenTable } from './open-table.js'
import type { TableMatch } from './profile.js'
import { ProfileColumns, ProfileRow } from './profile-row.js'
import type { PlacedMatch } from './recognise-below.js'

/** One table of a part, with its account. The profile loads or quarantines every row that it is given, once. */
export class ProfileTable {
  readonly name: string
  /** Index of the file in the report. */
  readonly file: number
  readonly account: FileAccount
  readonly #open: OpenTable
  readonly #match: TableMatch
  readonly #headerLine: number
  #started = false
  /** Lines of a text below the rows, which are none. */
  readonly footer: string[] = []

  constructor(name: string, open: OpenTable, { match, headerLine }: PlacedMatch, file: number, account: FileAccount) {
    this.name = name
    this.file = file
    this.account = account
    this.#open = open
    this.#match = match
    this.#headerLine = headerLine
    account.unknownColumns.push(...match.unknownColumns)
  }

  hasColumn(name: string): boolean {
    return this.#match.columns.includes(name)
  }

  /**
   * The rows that have a cell for each column. Others are quarantined here: `field-count` where the cells cannot be told
   * to belong to their columns, `repeated-header`.
   */
  async *rows(signal: AbortLike | undefined): AsyncGenerator<readonly ProfileRow[]> {
    this.#started = true
    const { columns: names, headerless = false, cut, endsAt } = this.#match
    const columns = new ProfileColumns(names)
    let header: string | null = null
    let isBelow = false
    for await (const records of this.#open.records(names.length)) {
      throwIfAborted(signal)
      const rows: ProfileRow[] = []
      for (const written of records) {
        // Behind the header all are rows: those of a sheet can have numbers in no order.
        isBelow ||= written.line >= this.#headerLine
        if (!isBelow) continue
        if (this.footer.length > 0 || endsAt?.(written.cells)) {
          this.footer.push(written.text())
          continue
        }
        const record = cut === undefined ? written : { ...written, cells: cut(written.text()), quoteFault: false }
        if (header === null && !headerless) {
          header = sameText(record)
          continue
        }
        if (record.cells.every((cell) => cell.trim() === '')) this.account.blankLines++
        else if (sameText(record) === header) this.#quarantine(record, 'repeated-header')
        else if (fits(record, names.length)) rows.push(new ProfileRow(columns, record))
        else this.#quarantine(record, 'field-count')
      }
      if (rows.length > 0) yield rows
    }
  }

  /** Reads what was not read, so that the hash of the file is known. */
  async readToEnd(signal: AbortLike | undefined): Promise<void> {
    if (this.#started) return
    for await (const _ of this.#open.records(0)) throwIfAborted(signal)
  }

  /** Notes a repair of the row that is loaded next, or what it lacks. */
  note(reason: string): void {
    this.account.note(reason)
  }

  /** Notes of the role of a drug of that row that none was written (null), or one that is not known (undefined). */
  noteRole(role: Role | null | undefined): void {
    if (role === null) this.note('role-missing')
    else if (role === undefined) this.note('role-not-recognised')
  }

  loaded(row: ProfileRow): void {
    for (const repair of row.repairs) this.account.note(repair)
    this.account.rowLoaded()
  }

  quarantine(row: ProfileRow, code: string): void {
    this.account.rowQuarantined({ line: row.line, code, text: row.text() })
  }

  #quarantine(record: TableRecord, code: string): void {
    this.account.rowQuarantined({ line: record.line, code, text: record.text() })
  }
}

function sameText({ cells }: TableRecord): string {
  return cells.map((cell) => cell.trim()).join('\u001f')
}

function fits({ cells }: TableRecord, columns: number): boolean {
  return cells.length >= columns && cells.slice(columns).every((cell) => cell.trim() === '')
}
