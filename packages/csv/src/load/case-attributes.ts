import { MISSING_INTEGER } from '@aethersignal/model'
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
 * The cases of one table, numbered in the order in which they are met. Rows of one case need not stand together; each
 * attribute of a case is the first that any of its rows gives.
 */
export class CaseAttributes {
  readonly ids = new TextDictionary()
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
  /** Attributes as written that could not be read, by case. */
  readonly unread = new Map<number, Record<string, string>>()
  readonly #words = new TextDictionary()
  readonly #conflicts = new Map<Attribute, Set<number>>()

  get size(): number {
    return this.ids.size
  }

  /** The ordinal of a case, which is new when it equals the size before. */
  ordinal(id: string, line: number): number {
    const before = this.size
    const ordinal = this.ids.code(id)
    if (ordinal === before) {
      this.line.push(line)
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

  /** Keeps an attribute that could not be read as it is written; the first of a case. */
  addUnread(ordinal: number, attribute: string, written: string): void {
    const known = this.unread.get(ordinal) ?? {}
    if (!Object.hasOwn(known, attribute)) this.unread.set(ordinal, { ...known, [attribute]: written })
  }

  /** How many cases have rows that contradict each other, by attribute. */
  conflicts(): ReadonlyMap<string, number> {
    return new Map([...this.#conflicts].map(([attribute, cases]) => [attribute, cases.size]))
  }

  #conflict(attribute: Attribute, ordinal: number): void {
    const cases = this.#conflicts.get(attribute) ?? new Set()
    this.#conflicts.set(attribute, cases.add(ordinal))
  }
}
