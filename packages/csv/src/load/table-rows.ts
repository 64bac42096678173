import { normaliseName, type QuarantinedRow, type Role } from '@aethersignal/model'
import { expandRows } from '../layout/expand-rows.js'
import { isJoined, splitCell } from '../layout/split-cell.js'
import { QualityTally } from '../quality/quality-tally.js'
import { suspiciousName } from '../quality/suspicious-values.js'
import type { CaseField } from '../table/case-columns.js'
import type { TableRecord } from '../table/record-reader.js'
import type { TableLayout } from '../table/table-layout.js'
import { readCaseId } from '../values/case-id.js'
import { readCell } from '../values/missing.js'
import { readRole } from '../values/role.js'
import { CaseAttributes } from './case-attributes.js'
import type { TableOptions } from './reading-options.js'
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

/** A drug of a row: the code of its name, and its role as written. */
interface WrittenDrug {
  readonly code: number
  readonly role: string | null
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
  readonly quality = new QualityTally()
  #loaded = 0
  readonly #layout: TableLayout
  readonly #options: TableOptions
  readonly #attributes: AttributeReader
  readonly #counts = new Map<number, boolean>()
  readonly #suspicious = new Map<number, string | null>()

  constructor(layout: TableLayout, options: TableOptions = {}) {
    this.#layout = layout
    this.#options = options
    this.#attributes = new AttributeReader(layout, this.quality, options.dates ?? {})
  }

  /** Rows that gave a drug, an event or both. */
  get loaded(): number {
    return this.#loaded
  }

  /** Cells that may be lists were taken for one name each. */
  get listsKept(): boolean {
    return this.#options.lists === 'keep'
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
    this.quality.rows += 1
    const caseId = this.#caseId(record)
    if ('issue' in caseId) {
      this.#quarantine(record, caseId.issue)
      return
    }
    const drugs = this.#drugs(cells)
    const events = this.#events(cells)
    if (drugs.length === 0 && events.length === 0) {
      this.#quarantine(record, 'missing-drug-and-event')
      return
    }

    this.#loaded += 1
    const issues = new Set<string>()
    if (quoteFault) issues.add('quotes')
    if (cells.length > header.length) issues.add('surplus-empty-cells')
    const ordinal = this.cases.ordinal(caseId.id, record.line)
    this.#attributes.read(cells, ordinal, this.cases, issues)
    const extra = this.#otherCells(record)
    if (drugs.length === 0) this.notes.add('missing-drug')
    if (events.length === 0) this.notes.add('missing-event')
    for (const [index, drug] of drugs.entries())
      this.#addDrug(record, ordinal, drug, index === 0 ? extra : null, issues)
    for (const [index, event] of events.entries()) {
      this.#addEvent(record, ordinal, event, drugs.length === 0 && index === 0 ? extra : null)
    }
    for (const issue of issues) this.repairs.add(issue)
    if (issues.size > 0) this.repaired += 1
  }

  /** To be called once behind the last row: finds the lists that only all rows together tell. */
  end(): void {
    if (this.listsKept) return
    const { drugs, events } = this.#options.terms ?? {}
    const found = [
      expandRows(this.drugs, this.drugExtra, this.texts, drugs),
      expandRows(this.events, this.eventExtra, this.texts, events),
    ]
    for (const { split, doubtful } of found) {
      this.notes.add('comma-lists', split)
      this.notes.add('doubtful-lists', doubtful)
    }
  }

  #caseId(record: TableRecord): ReturnType<typeof readCaseId> {
    if (!this.#layout.columns.at.has('caseId')) return { id: `row-${record.line}` }
    const written = this.#cell(record.cells, 'caseId')
    const caseId = readCaseId(written)
    if (written !== null) this.quality.value('caseId', 'issue' in caseId ? caseId.issue : null)
    return caseId
  }

  #drugs(cells: readonly string[]): WrittenDrug[] {
    const drugs: WrittenDrug[] = []
    let present = false
    for (const { position, role } of this.#layout.columns.drugs) {
      const names = this.#values(cells[position])
      const roles = role === -1 ? [] : this.#values(cells[role])
      for (const [index, name] of names.entries()) {
        const code = this.#counting(name, 'drug')
        if (name !== null) present = true
        // One role goes with all drugs of the cell.
        if (code !== null) drugs.push({ code, role: (roles.length === names.length ? roles[index] : roles[0]) ?? null })
      }
    }
    if (present) this.quality.value('drug', drugs.length === 0 ? 'no-name' : null)
    return drugs
  }

  #events(cells: readonly string[]): number[] {
    const names = this.#layout.columns.events.flatMap((position) => this.#values(cells[position]))
    const codes = names.flatMap((name) => this.#counting(name, 'event') ?? [])
    if (names.some((name) => name !== null)) this.quality.value('event', codes.length === 0 ? 'no-name' : null)
    return codes
  }

  /** The values of a cell, null where one is missing. */
  #values(cell: string | undefined): readonly (string | null)[] {
    if (cell === undefined) return []
    if (this.listsKept || !isJoined(cell)) return [readCell(cell)]
    return splitCell(cell).map((part) => readCell(part))
  }

  #addDrug(
    { line }: TableRecord,
    ordinal: number,
    { code, role: written }: WrittenDrug,
    extra: Record<string, string> | null,
    issues: Set<string>,
  ): void {
    let role: Role | null | undefined = null
    if (!this.#layout.columns.at.has('role')) role = 'PS'
    else if (written !== null) {
      role = readRole(written)
      this.quality.value('role', role === undefined ? 'role-not-recognised' : null)
    }
    if (role === null) this.notes.add('role-missing')
    let kept = extra
    if (role === undefined) {
      issues.add('role-not-recognised')
      kept = { ...extra, role: written! }
    }
    if (kept !== null) this.drugExtra.set(this.drugs.line.length, JSON.stringify(kept))
    this.drugs.caseOrdinal.push(ordinal)
    this.drugs.written.push(code)
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
  #counting(name: string | null, field: 'drug' | 'event'): number | null {
    if (name === null) return null
    const code = this.texts.code(name)
    this.#noteSuspicious(name, code, field)
    let counts = this.#counts.get(code)
    if (counts === undefined) {
      counts = normaliseName(name) !== null
      this.#counts.set(code, counts)
    }
    return counts ? code : null
  }

  #noteSuspicious(name: string, code: number, field: 'drug' | 'event'): void {
    let suspicion = this.#suspicious.get(code)
    if (suspicion === undefined) {
      suspicion = suspiciousName(name)
      this.#suspicious.set(code, suspicion)
    }
    if (suspicion !== null) this.quality.suspicious(field, suspicion)
  }

  #cell(cells: readonly string[], field: CaseField): string | null {
    return readCell(cells[this.#layout.columns.at.get(field) ?? -1])
  }

  #otherCells({ cells, surplus }: TableRecord): Record<string, string> | null {
    const others: [string, string][] = Object.entries(surplus ?? {})
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
  #layoutFault({ cells, quoteFault, fault }: TableRecord): string | null {
    if (fault !== undefined) return fault
    const { header } = this.#layout
    const surplus = cells.slice(header.length).some((cell) => cell.trim() !== '')
    // Which cell is missing nobody can tell: what follows would be read under the names of other columns.
    if (surplus || cells.length < header.length) return quoteFault ? 'unbalanced-quotes' : 'field-count'
    return cells.length === header.length && cells.every((cell, index) => cell.trim() === header[index]!.trim())
      ? 'repeated-header'
      : null
  }
}
