import type { QuarantinedRow, Role } from '@aethersignal/model'
import { hasName } from '../layout/has-name.js'
import { readRoleCell } from '../layout/role-cell.js'
import { isEmptyList } from '../layout/written-list.js'
import { nameKnowledge } from '../mapping/name-knowledge.js'
import { QualityTally } from '../quality/quality-tally.js'
import { suspiciousName } from '../quality/suspicious-values.js'
import { type CaseField, plainName } from '../table/case-columns.js'
import type { TableLayout } from '../table/table-layout.js'
import type { TableRecord } from '../table/table-record.js'
import { readCaseId } from '../values/case-id.js'
import { readCell } from '../values/missing.js'
import { readNameCell } from '../values/name-cell.js'
import { type ReportVersion, readVersion, reportVersion } from '../values/version.js'
import { AlternativeColumns, type ColumnAgreement } from './alternative-columns.js'
import { CaseAttributes } from './case-attributes.js'
import { type NameColumn, nameRows, type RowColumns, type SplitColumn } from './name-rows.js'
import type { TableOptions } from './reading-options.js'
import { ReasonCounts } from './reason-counts.js'
import { AttributeReader } from './row-attributes.js'
import { detached, TextDictionary } from './text-dictionary.js'
import { WrittenCells } from './written-cells.js'

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
  #drugCells = new WrittenCells()
  #eventCells = new WrittenCells()
  #splits: Readonly<Record<'drug' | 'event', readonly SplitColumn[]>> = { drug: [], event: [] }
  readonly #unreadRole = memoised((cell) => readRoleCell(cell).some(({ role }) => role === undefined))

  constructor(layout: TableLayout, options: TableOptions = {}) {
    this.#layout = layout
    this.#options = options
    this.#columns = new AlternativeColumns(layout)
    const alternatives = [layout.columns.drugs, layout.columns.events].flat().flatMap((column) => column.alternatives)
    const positions = [...alternatives, ...[...layout.columns.alternatives.values()].flat()]
    this.#kept = new Map([
      ...layout.columns.others,
      ...positions.map((position) => [position, layout.header[position]!] as const),
    ])
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
    const { header } = this.#layout
    const { cells, quoteFault } = record
    const fault = this.#layoutFault(record)
    if (fault !== null) {
      this.#quarantine(record, fault)
      return
    }
    this.quality.rows += 1
    this.#columns.compare(cells)
    const caseId = this.#caseId(record)
    if ('issue' in caseId) {
      this.#quarantine(record, caseId.issue)
      return
    }
    const { drugs, events } = this.#layout.columns
    const drugCells = drugs.map((column) => this.#columns.names(cells, column, 'drug'))
    const eventCells = events.map((column) => this.#columns.names(cells, column, 'event'))
    const hasDrug = this.#hasNames(drugCells, 'drug')
    const hasEvent = this.#hasNames(eventCells, 'event')
    if (!hasDrug && !hasEvent) {
      this.#quarantine(record, 'missing-drug-and-event')
      return
    }

    this.#loaded += 1
    const issues = new Set<string>()
    if (quoteFault) issues.add('quotes')
    if (cells.length > header.length) issues.add('surplus-empty-cells')
    const ordinal = this.cases.ordinal(caseId.id, this.#reportVersion(cells, caseId.id, issues), record.line)
    this.#attributes.read(cells, ordinal, this.cases, issues)
    if (!hasDrug) this.notes.add('missing-drug')
    if (!hasEvent) this.notes.add('missing-event')
    const others = this.#otherCells(record)
    let extra = others === null ? null : JSON.stringify(others)
    const { line } = record
    const roleCells = this.#roleCells(cells)
    for (const [column, text] of drugCells.entries()) {
      if (text === null || !hasName(text, 'drug')) continue
      this.#drugCells.add({ ordinal, column, line, text, role: roleCells[column]!, extra })
      extra = null
    }
    for (const [column, text] of eventCells.entries()) {
      if (text === null || !hasName(text, 'event')) continue
      this.#eventCells.add({ ordinal, column, line, text, role: null, extra })
      extra = null
    }
    for (const issue of issues) this.repairs.add(issue)
    if (issues.size > 0) this.repaired += 1
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
    const drug = nameRows(this.#drugCells, drugColumns, nameKnowledge('drug', terms), {
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
    const event = nameRows(this.#eventCells, eventColumns, nameKnowledge('event', terms), {
      field: 'event',
      rows: this.events,
      extra: this.eventExtra,
      texts,
      onOutcome: (outcome, ordinal) => this.#attributes.readOutcome(outcome, ordinal, this.cases),
    })
    this.#splits = { drug, event }
    this.#drugCells = new WrittenCells()
    this.#eventCells = new WrittenCells()
    this.#noteSuspicious(this.drugs, 'drug')
    this.#noteSuspicious(this.events, 'event')
  }

  /** Reports with a drug in a role that is known, and with drugs in none only. */
  exposedReports(): { readonly exposed: number; readonly without: number } {
    const exposed = new Set<number>()
    for (const [row, ordinal] of this.drugs.caseOrdinal.entries())
      if (this.drugs.role[row] !== null) exposed.add(ordinal)
    const all = new Set(this.drugs.caseOrdinal)
    return { exposed: exposed.size, without: all.size - exposed.size }
  }

  #nameColumn(position: number, field: 'drug' | 'event'): NameColumn {
    const name = this.#layout.header[position]!.trim()
    const splits = Object.entries(this.#options.splits ?? {})
    const own = splits.find(([key]) => plainName(key) === plainName(name)) ?? splits.find(([key]) => key === field)
    return { name, wanted: own?.[1] }
  }

  #caseId(record: TableRecord): ReturnType<typeof readCaseId> {
    if (!this.#layout.columns.at.has('caseId')) return { id: `row-${record.line}` }
    const written = this.#cell(record.cells, 'caseId')
    const caseId = readCaseId(written)
    if (written !== null) this.quality.value('caseId', 'issue' in caseId ? caseId.issue : null)
    return caseId
  }

  #reportVersion(cells: readonly string[], caseId: string, issues: Set<string>): ReportVersion {
    const { columns, header } = this.#layout
    const reportId = readCaseId(readCell(cells[columns.reportId], 'id'))
    const written = this.#cell(cells, 'version')
    // Only follow-ups have a number: a report without one is the first.
    const isFollowUp = FOLLOW_UP.test(header[columns.at.get('version') ?? -1] ?? '')
    const version = written === null ? (isFollowUp ? 0 : undefined) : readVersion(written)
    if (written !== null) {
      this.quality.value('version', version === undefined ? 'version-not-recognised' : null)
      if (version === undefined) issues.add('version-not-recognised')
    }
    return reportVersion(caseId, 'issue' in reportId ? null : reportId.id, version ?? null)
  }

  /** Whether some of the cells of a field gives a name. */
  #hasNames(cells: readonly (string | null)[], field: 'drug' | 'event'): boolean {
    const present = cells.filter((cell) => cell !== null && !isEmptyList(cell))
    const named = present.some((cell) => cell !== null && hasName(cell, field))
    if (present.length > 0) this.quality.value(field, named ? null : 'no-name')
    return named
  }

  /** The cells of roles, one for each column of drugs. */
  #roleCells(cells: readonly string[]): readonly (string | null)[] {
    const texts = this.#layout.columns.drugs.map(({ role }) =>
      role === -1 ? null : readNameCell(cells[role], 'attribute'),
    )
    const present = texts.filter((text) => text !== null)
    const unread = present.some(this.#unreadRole)
    if (present.length > 0) this.quality.value('role', unread ? 'role-not-recognised' : null)
    return texts
  }

  #noteSuspicious({ written }: RowColumns, field: 'drug' | 'event'): void {
    const suspicionOf = memoised(suspiciousName)
    for (const code of written) {
      const suspicion = suspicionOf(this.texts.text(code))
      if (suspicion !== null) this.quality.suspicious(field, suspicion)
    }
  }

  #cell(cells: readonly string[], field: CaseField): string | null {
    return this.#columns.cell(cells, field)
  }

  #otherCells({ cells, surplus }: TableRecord): Record<string, string> | null {
    const others: [string, string][] = Object.entries(surplus ?? {})
    for (const [index, name] of this.#kept) {
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

/** Names of columns that number follow-ups. */
const FOLLOW_UP = /^\W*(?:follow|foll_?seq|fu[p_]|fu\b)/i

function memoised<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = read(text)
      known.set(detached(text), value)
    }
    return value
  }
}
