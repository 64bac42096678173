import { MISSING_INTEGER } from '@aethersignal/model'
import type { OutcomeCode } from '@aethersignal/model/adapter'
import type { ReportVersion } from '../values/version.js'
import { TextDictionary } from './text-dictionary.js'

/** What one row says of its case; null where it says nothing. */
export interface RowAttributes {
  readonly sex: 'F' | 'M' | null
  readonly ageYears: number | null
  readonly receivedDate: number | null
  readonly eventDate: number | null
  readonly country: string | null
  readonly serious: 0 | 1 | null
}

type Attribute = keyof RowAttributes

const ATTRIBUTES = ['sex', 'ageYears', 'receivedDate', 'eventDate', 'country', 'serious'] as const satisfies Attribute[]

/**
 * The reports of one table, numbered in the order in which they are met: one for each case, or for each version of a case. Rows
 * of one report need not stand together; each attribute of a report is the first that any of its rows gives.
 */
export class CaseAttributes {
  /** Ids of the reports. */
  readonly ids = new TextDictionary()
  /** Code of its case in {@link caseIds}, by report. */
  readonly caseCode: number[] = []
  readonly caseIds = new TextDictionary()
  /** NaN where the table tells no version. */
  readonly version: number[] = []
  readonly line: number[] = []
  readonly sex: ('F' | 'M' | null)[] = []
  /** NaN where missing. */
  readonly ageYears: number[] = []
  readonly ageVerbatim: (string | null)[] = []
  readonly ageIssue: (string | null)[] = []
  readonly receivedDate: number[] = []
  readonly eventDate: number[] = []
  readonly country: (string | null)[] = []
  readonly serious: number[] = []
  /** NaN where missing. */
  readonly weightKilograms: number[] = []
  readonly weightVerbatim: (string | null)[] = []
  /** Outcomes of a report, each once, in the order in which they are met. */
  readonly outcomes = new Map<number, Set<OutcomeCode>>()
  /** Attributes as written that could not be read, by case. */
  readonly unread = new Map<number, Record<string, string>>()
  readonly #words = new TextDictionary()
  readonly #conflicts = new Map<Attribute, Set<number>>()

  get size(): number {
    return this.ids.size
  }

  /** The ordinal of a report of a case, which is new when it equals the size before. */
  ordinal(caseId: string, { reportId, version }: ReportVersion, line: number): number {
    const before = this.size
    const ordinal = this.ids.code(reportId)
    if (ordinal === before) {
      this.line.push(line)
      this.caseCode.push(this.caseIds.code(caseId))
      this.version.push(version ?? Number.NaN)
      this.weightKilograms.push(Number.NaN)
      this.weightVerbatim.push(null)
      this.sex.push(null)
      this.ageYears.push(Number.NaN)
      this.ageVerbatim.push(null)
      this.ageIssue.push(null)
      this.receivedDate.push(MISSING_INTEGER)
      this.eventDate.push(MISSING_INTEGER)
      this.country.push(null)
      this.serious.push(MISSING_INTEGER)
    }
    return ordinal
  }

  /** Takes what a row says of its case. */
  add(ordinal: number, row: RowAttributes): void {
    for (const attribute of ATTRIBUTES) {
      const value = row[attribute]
      if (value === null) continue
      const column: (string | number | null)[] = this[attribute]
      const known = column[ordinal]!
      if (known === null || known === MISSING_INTEGER || Number.isNaN(known)) {
        column[ordinal] = typeof value === 'string' ? this.#words.text(this.#words.code(value)) : value
      } else if (known !== value) this.#conflict(attribute, ordinal)
    }
  }

  /** Keeps an age as written, one that can be read before one that cannot. */
  addAge(ordinal: number, verbatim: string, issue: string | null): void {
    const known = this.ageVerbatim[ordinal] !== null
    if (known && (issue !== null || this.ageIssue[ordinal] === null)) return
    this.ageVerbatim[ordinal] = this.#words.text(this.#words.code(verbatim))
    this.ageIssue[ordinal] = issue
  }

  /** Keeps a weight, one that can be read before one that cannot. */
  addWeight(ordinal: number, kilograms: number, verbatim: string): void {
    if (!Number.isNaN(this.weightKilograms[ordinal]!)) return
    if (this.weightVerbatim[ordinal] !== null && Number.isNaN(kilograms)) return
    this.weightKilograms[ordinal] = kilograms
    this.weightVerbatim[ordinal] = this.#words.text(this.#words.code(verbatim))
  }

  addOutcome(ordinal: number, code: OutcomeCode): void {
    const known = this.outcomes.get(ordinal) ?? new Set()
    this.outcomes.set(ordinal, known.add(code))
  }

  /** Reports beyond one for each case, and those of them that have no version while another of the case has one. */
  superseded(): { readonly reports: number; readonly withoutVersion: number } {
    const versioned = new Uint8Array(this.caseIds.size)
    for (const [ordinal, code] of this.caseCode.entries())
      if (!Number.isNaN(this.version[ordinal]!)) versioned[code] = 1
    const without = this.caseCode.filter(
      (code, ordinal) => versioned[code] === 1 && Number.isNaN(this.version[ordinal]!),
    )
    return { reports: this.size - this.caseIds.size, withoutVersion: without.length }
  }

  /** Keeps an attribute that could not be read as it is written; the first of a case. */
  addUnread(ordinal: number, attribute: string, written: string): void {
    const known = this.unread.get(ordinal) ?? {}
    if (!Object.hasOwn(known, attribute)) this.unread.set(ordinal, { ...known, [attribute]: written })
  }

  /** How many reports have rows that contradict each other, by attribute. */
  conflicts(): ReadonlyMap<string, number> {
    return new Map([...this.#conflicts].map(([attribute, cases]) => [attribute, cases.size]))
  }

  #conflict(attribute: Attribute, ordinal: number): void {
    const cases = this.#conflicts.get(attribute) ?? new Set()
    this.#conflicts.set(attribute, cases.add(ordinal))
  }
}
