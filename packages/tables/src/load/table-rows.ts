import type { QuarantinedRow, Role } from '@aethersignal/model'
import { nameKnowledge } from '../mapping/name-knowledge.js'
import { QualityTally } from '../quality/quality-tally.js'
import { suspiciousName } from '../quality/suspicious-values.js'
import { plainName } from '../table/case-columns.js'
import type { TableLayout } from '../table/table-layout.js'
import type { TableRecord } from '../table/table-record.js'
import { readCaseId } from '../values/case-id.js'
import { kindOf, readCell } from '../values/missing.js'
import { type ReportVersion, readVersion, reportVersion } from '../values/version.js'
import { AlternativeColumns, type ColumnAgreement } from './alternative-columns.js'
import { CaseAttributes } from './case-attributes.js'
import { CellReading, FieldReading } from './cell-reading.js'
import { FieldNames } from './field-names.js'
import { type NameColumn, nameRows, type RowColumns, type SplitColumn } from './name-rows.js'
import type { TableOptions } from './reading-options.js'
import { ReasonCounts } from './reason-counts.js'
import { AttributeReader } from './row-attributes.js'
import { detached, TextDictionary } from './text-dictionary.js'

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
  /** Roles that could not be read, as they are written, by drug row. Complete behind {@link end}. */
  readonly unknownRoles = new ReasonCounts()
  rowsIn = 0
  repaired = 0
  readonly quality = new QualityTally()
  #loaded = 0
  readonly #layout: TableLayout
  readonly #options: TableOptions
  readonly #columns: AlternativeColumns
  /** Columns whose cells stay with their rows as written. */
  readonly #kept: ReadonlyMap<number, string>
  readonly #attributes: AttributeReader
  /** Cells of drugs and events until all rows are known; the end lets go of them. */
  #names: Readonly<Record<'drug' | 'event', FieldNames>> | null
  #splits: Readonly<Record<'drug' | 'event', readonly SplitColumn[]>> = { drug: [], event: [] }
  readonly #caseIds: FieldReading<ReturnType<typeof readCaseId>>
  readonly #reportIds: CellReading<string | null>
  readonly #versions: FieldReading<{ readonly version: number | undefined }>
  /** Only follow-ups have a number: a report without one is the first. */
  readonly #numbersFollowUps: boolean
  /** Whether the first cell of a row is as in the header. */
  readonly #repeatsHeader: CellReading<boolean>
  /** Reason codes of the row that is being read. */
  readonly #issues = new Set<string>()

  constructor(layout: TableLayout, options: TableOptions = {}) {
    this.#layout = layout
    this.#options = options
    this.#columns = new AlternativeColumns(layout)
    const { header, columns } = layout
    const { drugs, events } = columns
    const alternatives = [drugs, events].flat().flatMap((column) => column.alternatives)
    const positions = [...alternatives, ...[...columns.alternatives.values()].flat()]
    this.#kept = new Map([...columns.others, ...positions.map((position) => [position, header[position]!] as const)])
    this.#names = {
      drug: new FieldNames('drug', drugs, this.quality),
      event: new FieldNames('event', events, this.quality),
    }
    this.#caseIds = new FieldReading(this.#columns.positions('caseId'), (cell) => {
      const text = readCell(cell, kindOf('caseId'))
      return text === null ? null : readCaseId(text)
    })
    this.#reportIds = new CellReading(columns.reportId, (cell) => {
      const reportId = readCaseId(readCell(cell, 'id'))
      return 'issue' in reportId ? null : reportId.id
    })
    this.#versions = new FieldReading(this.#columns.positions('version'), (cell) => {
      const text = readCell(cell, kindOf('version'))
      return text === null ? null : { version: readVersion(text) }
    })
    this.#numbersFollowUps = FOLLOW_UP.test(header[columns.at.get('version') ?? -1] ?? '')
    this.#repeatsHeader = new CellReading(0, (cell) => cell.trim() === header[0]!.trim())
    this.#attributes = new AttributeReader(layout, this.#columns, this.quality, options.dates ?? {})
  }

  /** Rows that gave a drug, an event or both. */
  get loaded(): number {
    return this.#loaded
  }

  /** How the cells of each column of drugs and events were parted. Complete behind {@link end}. */
  get splits(): Readonly<Record<'drug' | 'event', readonly SplitColumn[]>> {
    return this.#splits
  }

  /** How columns of the same meaning compare. */
  get agreements(): readonly ColumnAgreement[] {
    return this.#columns.agreements
  }

  /** How the attributes were read. */
  get attributes(): AttributeReader {
    return this.#attributes
  }

  take(record: TableRecord): void {
    this.rowsIn += 1
    const fault = this.#layoutFault(record)
    if (fault !== null) {
      this.#quarantine(record, fault)
      return
    }
    this.quality.rows += 1
    this.#columns.compare(record)
    const caseId = this.#caseId(record)
    if ('issue' in caseId) {
      this.#quarantine(record, caseId.issue)
      return
    }
    const { drug, event } = this.#names!
    const hasDrug = drug.read(record)
    const hasEvent = event.read(record)
    if (!hasDrug && !hasEvent) {
      this.#quarantine(record, 'missing-drug-and-event')
      return
    }

    this.#loaded += 1
    const issues = this.#issues
    issues.clear()
    if (record.quoteFault) issues.add('quotes')
    if (record.codes === undefined && record.cells.length > this.#layout.header.length)
      issues.add('surplus-empty-cells')
    const ordinal = this.cases.ordinal(caseId.id, this.#reportVersion(record, caseId.id), record.line)
    this.#attributes.read(record, ordinal, this.cases, issues)
    if (!hasDrug) this.notes.add('missing-drug')
    if (!hasEvent) this.notes.add('missing-event')
    event.keep(record, ordinal, drug.keep(record, ordinal, this.#otherCells(record)))
    if (issues.size === 0) return
    for (const issue of issues) this.repairs.add(issue)
    this.repaired += 1
  }

  /** To be called once behind the last row: only all rows together tell how the cells of drugs and events are parted. */
  end(): void {
    const { drugs, events, at } = this.#layout.columns
    const drugColumns = drugs.map(({ position, named }) => ({
      ...this.#nameColumn(position, 'drug'),
      role: named ?? (at.has('role') ? null : ('PS' as const)),
    }))
    const eventColumns = events.map(({ position }) => this.#nameColumn(position, 'event'))
    const { texts } = this
    const terms = this.#options.terms ?? {}
    const names = this.#names!
    const drug = nameRows(names.drug.cells, drugColumns, nameKnowledge('drug', terms), {
      field: 'drug',
      rows: this.drugs,
      extra: this.drugExtra,
      texts,
      onName: (_, role, apart, unread) => {
        if (unread !== null) this.unknownRoles.add(unread)
        else if (apart) this.notes.add('role-count-differs')
        else if (role === null) this.notes.add('role-missing')
      },
    })
    const event = nameRows(names.event.cells, eventColumns, nameKnowledge('event', terms), {
      field: 'event',
      rows: this.events,
      extra: this.eventExtra,
      texts,
      onOutcome: (outcome, ordinal) => this.#attributes.readOutcome(outcome, ordinal, this.cases),
    })
    this.#splits = { drug, event }
    this.#names = null
    this.#noteSuspicious(this.drugs, 'drug')
    this.#noteSuspicious(this.events, 'event')
  }

  /** Reports with a drug in a role that is known, and with drugs in none only. */
  exposedReports(): { readonly exposed: number; readonly without: number } {
    const ROLE_KNOWN = 2
    const reports = new Uint8Array(this.cases.size)
    for (const [row, ordinal] of this.drugs.caseOrdinal.entries()) {
      reports[ordinal]! |= this.drugs.role[row] === null ? 1 : ROLE_KNOWN
    }
    let exposed = 0
    let without = 0
    for (const drugs of reports) {
      if (drugs >= ROLE_KNOWN) exposed++
      else if (drugs > 0) without++
    }
    return { exposed, without }
  }

  #nameColumn(position: number, field: 'drug' | 'event'): NameColumn {
    const name = this.#layout.header[position]!.trim()
    const splits = Object.entries(this.#options.splits ?? {})
    const own = splits.find(([key]) => plainName(key) === plainName(name)) ?? splits.find(([key]) => key === field)
    return { name, wanted: own?.[1] }
  }

  #caseId(record: TableRecord): ReturnType<typeof readCaseId> {
    if (!this.#layout.columns.at.has('caseId')) return { id: `row-${record.line}` }
    const caseId = this.#caseIds.of(record)
    if (caseId === null) return readCaseId(null)
    this.quality.of('caseId').value('issue' in caseId ? caseId.issue : null)
    return caseId
  }

  #reportVersion(record: TableRecord, caseId: string): ReportVersion {
    const written = this.#versions.of(record)
    let version = this.#numbersFollowUps ? 0 : undefined
    if (written !== null) {
      version = written.version
      this.quality.of('version').value(version === undefined ? 'version-not-recognised' : null)
      if (version === undefined) this.#issues.add('version-not-recognised')
    }
    return reportVersion(caseId, this.#reportIds.of(record), version ?? null)
  }

  #noteSuspicious({ written }: RowColumns, field: 'drug' | 'event'): void {
    const rows = new Uint32Array(this.texts.size)
    for (const code of written) rows[code]!++
    for (const [code, count] of rows.entries()) {
      const suspicion = count === 0 ? null : suspiciousName(this.texts.text(code))
      if (suspicion !== null) this.quality.of(field).suspicious(suspicion, count)
    }
  }

  /** Cells of columns that are no field, as JSON; null where there are none. */
  #otherCells(record: TableRecord): string | null {
    const { surplus } = record
    if (this.#kept.size === 0 && surplus === undefined) return null
    const { cells } = record
    const others: [string, string][] = Object.entries(surplus ?? {})
    for (const [index, name] of this.#kept) {
      const text = cells[index]?.trim()
      if (text) others.push([name.trim() || `column ${index + 1}`, text])
    }
    return others.length === 0 ? null : JSON.stringify(Object.fromEntries(others))
  }

  #quarantine(record: TableRecord, code: string): void {
    this.quarantined.push({ line: record.line, code, text: detached(record.text()) })
  }

  /** Why the cells of a record cannot be told to belong to their columns. */
  #layoutFault(record: TableRecord): string | null {
    const { quoteFault, fault, codes } = record
    if (fault !== undefined) return fault
    const { header } = this.#layout
    // Where cells have codes there are as many as columns.
    if (codes !== undefined && !this.#repeatsHeader.of(record)) return null
    const { cells } = record
    const surplus = cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '')
    // Which cell is missing nobody can tell: what follows would be read under the names of other columns.
    if (surplus || cells.length < header.length) return quoteFault ? 'unbalanced-quotes' : 'field-count'
    return cells.length === header.length && cells.every((cell, index) => cell.trim() === header[index]!.trim())
      ? 'repeated-header'
      : null
  }
}

/** Names of columns that number follow-ups. */
const FOLLOW_UP = /^\W*(?:follow|foll_?seq|fu[p_]|fu\b)/i
