import { normaliseName, type QuarantinedRow, type Role } from '@aethersignal/model'
import type { CaseField } from '../table/case-columns.js'
import type { TableRecord } from '../table/record-reader.js'
import type { TableLayout } from '../table/table-layout.js'
import { readCaseId } from '../values/case-id.js'
import { readCell } from '../values/missing.js'
import { readRole } from '../values/role.js'
import { CaseAttributes } from './case-attributes.js'
import { ReasonCounts } from './reason-counts.js'
import { AttributeReader } from './row-attributes.js'
import { detached, TextDictionary } from './text-dictionary.js'

/** Rows of `drug` or `event` as numbers. */
export interface RowColumns {
  readonly caseOrdinal: number[]
  /** Code of the drug or event as written. */
  readonly written: number[]
  readonly line: number[]
}

/**
 * Reads the records of one table into cases, drug rows and event rows. A row is quarantined when its case is missing or
 * both drug and event are, when its cells cannot be told to belong to their columns, and when it repeats the header; a
 * row with a drug but no event still gives the drug, and the other way round.
 */
export class TableRows {
  readonly cases = new CaseAttributes()
  readonly texts = new TextDictionary()
  readonly drugs: RowColumns & { readonly role: (Role | null)[] } = { caseOrdinal: [], written: [], line: [], role: [] }
  readonly events: RowColumns = { caseOrdinal: [], written: [], line: [] }
  /** Cells of columns that are no field, and a role that could not be read, as JSON by drug row and by event row. */
  readonly drugExtra = new Map<number, string>()
  readonly eventExtra = new Map<number, string>()
  readonly quarantined: QuarantinedRow[] = []
  readonly repairs = new ReasonCounts()
  /** Things to warn of, by row. */
  readonly notes = new ReasonCounts()
  rowsIn = 0
  repaired = 0
  #loaded = 0
  readonly #layout: TableLayout
  readonly #attributes: AttributeReader
  readonly #counts = new Map<number, boolean>()
  readonly #leastCells: number

  constructor(layout: TableLayout) {
    this.#layout = layout
    this.#attributes = new AttributeReader(layout)
    const { at } = layout.columns
    this.#leastCells = Math.max(at.get('caseId')!, at.get('drug')!, at.get('event')!) + 1
  }

  /** Rows that gave a drug, an event or both. */
  get loaded(): number {
    return this.#loaded
  }

  /** How the attributes were read. */
  get attributes(): AttributeReader {
    return this.#attributes
  }

  take(record: TableRecord): void {
    this.rowsIn += 1
    const { header } = this.#layout
    const { cells, quoteFault } = record
    const fault = this.#layoutFault(record)
    if (fault !== null) {
      this.#quarantine(record, fault)
      return
    }
    const caseId = readCaseId(this.#cell(cells, 'caseId'))
    if ('issue' in caseId) {
      this.#quarantine(record, caseId.issue)
      return
    }
    const drug = this.#counting(this.#cell(cells, 'drug'))
    const event = this.#counting(this.#cell(cells, 'event'))
    if (drug === null && event === null) {
      this.#quarantine(record, 'missing-drug-and-event')
      return
    }

    this.#loaded += 1
    const issues = new Set<string>()
    if (quoteFault) issues.add('quotes')
    if (cells.length > header.length) issues.add('surplus-empty-cells')
    if (cells.length < header.length) issues.add('missing-last-cells')
    const ordinal = this.cases.ordinal(caseId.id, record.line)
    this.#attributes.read(cells, ordinal, this.cases, issues)
    const extra = this.#otherCells(cells)
    if (drug === null) this.notes.add('missing-drug')
    else this.#addDrug(record, ordinal, drug, extra, issues)
    if (event === null) this.notes.add('missing-event')
    else this.#addEvent(record, ordinal, event, drug === null ? extra : null)
    for (const issue of issues) this.repairs.add(issue)
    if (issues.size > 0) this.repaired += 1
  }

  #addDrug(
    { cells, line }: TableRecord,
    ordinal: number,
    drug: number,
    extra: Record<string, string> | null,
    issues: Set<string>,
  ): void {
    const written = this.#cell(cells, 'role')
    let role: Role | null | undefined = null
    if (!this.#layout.columns.at.has('role')) role = 'PS'
    else if (written !== null) role = readRole(written)
    if (role === null) this.notes.add('role-missing')
    let kept = extra
    if (role === undefined) {
      issues.add('role-not-recognised')
      kept = { ...extra, role: written! }
    }
    if (kept !== null) this.drugExtra.set(this.drugs.line.length, JSON.stringify(kept))
    this.drugs.caseOrdinal.push(ordinal)
    this.drugs.written.push(drug)
    this.drugs.line.push(line)
    this.drugs.role.push(role ?? null)
  }

  #addEvent({ line }: TableRecord, ordinal: number, event: number, extra: Record<string, string> | null): void {
    if (extra !== null) this.eventExtra.set(this.events.line.length, JSON.stringify(extra))
    this.events.caseOrdinal.push(ordinal)
    this.events.written.push(event)
    this.events.line.push(line)
  }

  /** Code of a name; null where nothing is left of it once normalised. */
  #counting(name: string | null): number | null {
    if (name === null) return null
    const code = this.texts.code(name)
    let counts = this.#counts.get(code)
    if (counts === undefined) {
      counts = normaliseName(name) !== null
      this.#counts.set(code, counts)
    }
    return counts ? code : null
  }

  #cell(cells: readonly string[], field: CaseField): string | null {
    return readCell(cells[this.#layout.columns.at.get(field) ?? -1])
  }

  #otherCells(cells: readonly string[]): Record<string, string> | null {
    const others: [string, string][] = []
    for (const [index, name] of this.#layout.columns.others) {
      const text = cells[index]?.trim()
      if (text) others.push([name.trim() || `column ${index + 1}`, text])
    }
    return others.length === 0 ? null : Object.fromEntries(others)
  }

  #quarantine(record: TableRecord, code: string): void {
    this.quarantined.push({ line: record.line, code, text: detached(record.text()) })
  }

  /** Why the cells of a record cannot be told to belong to their columns. */
  #layoutFault({ cells, quoteFault }: TableRecord): string | null {
    const { header } = this.#layout
    const surplus = cells.slice(header.length).some((cell) => cell.trim() !== '')
    if (surplus || cells.length < this.#leastCells) return quoteFault ? 'unbalanced-quotes' : 'field-count'
    return cells.length === header.length && cells.every((cell, index) => cell.trim() === header[index]!.trim())
      ? 'repeated-header'
      : null
  }
}
