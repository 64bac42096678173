import type { Estimate } from '../measures/two-by-two.js'
import { type UndefinedReason, undefinedReasons } from '../reasons/undefined-reason.js'

/** Fills named columns row by row, with the reason of every value that is undefined. */
export class ColumnWriter<Name extends string> {
  /** NaN where undefined. */
  readonly columns: { readonly [Column in Name]: Float64Array }
  /** Codes of `undefinedReasons`. */
  readonly reasons: { readonly [Column in Name]: Uint8Array }
  readonly #values: readonly Float64Array[]
  readonly #codes: readonly Uint8Array[]
  #row = 0
  #column = 0

  constructor(names: readonly Name[], rows: number) {
    this.#values = names.map(() => new Float64Array(rows))
    this.#codes = names.map(() => new Uint8Array(rows))
    const named = <Column>(columns: readonly Column[]) =>
      Object.fromEntries(names.map((name, at) => [name, columns[at]])) as { [Name_ in Name]: Column }
    this.columns = named(this.#values)
    this.reasons = named(this.#codes)
  }

  /** Goes to the first column of a row. */
  start(row: number): void {
    this.#row = row
    this.#column = 0
  }

  /** Writes the next column of the row. */
  write(value: number, reason: UndefinedReason = 'not-finite'): void {
    const column = this.#column++
    this.#values[column]![this.#row] = value
    if (Number.isNaN(value)) this.#codes[column]![this.#row] = undefinedReasons.indexOf(reason)
  }

  /** Writes an estimate and its bounds into the next three. */
  writeEstimate({ estimate, lower, upper, reason }: Estimate): void {
    this.write(estimate, reason)
    this.write(lower, reason)
    this.write(upper, reason)
  }

  /** Leaves the rest of the row undefined. */
  writeNothing(reason: UndefinedReason): void {
    while (this.#column < this.#values.length) this.write(NaN, reason)
  }
}
