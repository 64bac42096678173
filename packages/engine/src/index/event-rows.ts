import type { Steps } from '@aethersignal/core'
import { type CaseColumns, codePointOrder, normaliseName } from '@aethersignal/model'
import { GrowableColumn } from './growable-column.js'
import { inStretches } from './in-stretches.js'
import type { RowsByReport } from './rows-by-report.js'
import { sortedInSteps } from './sorted-in-steps.js'
import { TextCodes } from './text-codes.js'

/** Rows, or spellings, handled between two steps. */
const STRETCH = { rows: 262_144, spellings: 8192 }

/** The event rows of all parts that belong to a case and name a term, in columns. */
export class EventRows {
  readonly caseRow = new GrowableColumn(Uint32Array)
  /** The term as published, as a code of {@link spellings}. */
  readonly spelling = new GrowableColumn(Uint32Array)
  readonly spellings = new TextCodes()
  /** Normalised form of each spelling, by code − 1; null where nothing is left of it. */
  readonly #keys: (string | null)[] = []

  /** Takes a batch. `caseRowOf` gives the case row of an ordinal, −1 for an orphan. */
  add(columns: CaseColumns<'event'>, rows: number, caseRowOf: (ordinal: number) => number): void {
    for (let row = 0; row < rows; row++) {
      const caseRow = caseRowOf(columns.caseOrdinal[row]!)
      if (caseRow < 0) continue
      const spelling = this.spellings.add(columns.term[row])
      if (spelling > this.#keys.length) this.#keys.push(normaliseName(columns.term[row]))
      if (spelling === 0 || this.#keys[spelling - 1] === null) continue
      this.caseRow.push(caseRow)
      this.spelling.push(spelling)
    }
  }

  /**
   * The vocabulary of the rows given, each term in its most frequent spelling among them, ties by code point, in order
   * of code points; and the code of each spelling in it.
   */
  *vocabulary({ rows }: RowsByReport): Steps<{ readonly names: readonly string[]; readonly codes: Uint32Array }> {
    const spelling = this.spelling.values()
    const frequency = new Uint32Array(this.spellings.size + 1)
    yield* inStretches(rows.length, STRETCH.rows, (from, to) => {
      for (let at = from; at < to; at++) frequency[spelling[rows[at]!]!]! += 1
    })
    const best = new Map<string, number>()
    yield* inStretches(frequency.length, STRETCH.spellings, (from, to) => {
      for (let code = from; code < to; code++) {
        if (frequency[code] === 0) continue
        const key = this.#keys[code - 1]!
        const other = best.get(key)
        if (other === undefined || this.#before(code, other, frequency)) best.set(key, code)
      }
    })
    const found = [...best].map(([key, code]) => ({ key, name: this.spellings.text(code)! }))
    const terms = yield* sortedInSteps(found, (left, right) => codePointOrder(left.name, right.name))
    const codeOf = new Map(terms.map(({ key }, code) => [key, code]))
    const codes = new Uint32Array(frequency.length)
    yield* inStretches(frequency.length, STRETCH.spellings, (from, to) => {
      for (let code = from; code < to; code++) {
        if (frequency[code] !== 0) codes[code] = codeOf.get(this.#keys[code - 1]!)!
      }
    })
    return { names: terms.map(({ name }) => name), codes }
  }

  #before(code: number, other: number, frequency: Uint32Array): boolean {
    if (frequency[code] !== frequency[other]) return frequency[code]! > frequency[other]!
    return codePointOrder(this.spellings.text(code)!, this.spellings.text(other)!) < 0
  }
}
