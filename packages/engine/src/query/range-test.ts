import type { FieldTest } from './field-test.js'

/** From `from` on, up to but without `until`. */
export interface Range {
  readonly from: number
  readonly until: number
}

/** The stretch that each report stands for: a point for an age, the days of a month for a date without a day. */
export interface Stretches {
  readonly group: string
  /** Lowest value of a report; NaN where it is missing. */
  readonly low: (report: number) => number
  /** Highest value of a report; NaN where it is missing. */
  readonly high: (report: number) => number
}

/** Passes where the whole stretch of a report lies within one of some ranges: ages, dates. */
export class RangeTest implements FieldTest {
  readonly group: string
  readonly #stretches: Stretches
  readonly #ranges: readonly Range[]
  #steps: { readonly from: Float64Array; readonly until: Float64Array } | undefined

  constructor(stretches: Stretches, ranges: readonly Range[]) {
    this.group = stretches.group
    this.#stretches = stretches
    this.#ranges = ranges
  }

  key(): string {
    const { from, until } = this.#staircase()
    return `${from.join()} ${until.join()}`
  }

  or(others: readonly RangeTest[]): RangeTest {
    return new RangeTest(
      this.#stretches,
      [this, ...others].flatMap((test) => test.#ranges),
    )
  }

  /** Of tests with one range each: where several ranges overlap, the range that is common to all. */
  and(others: readonly RangeTest[]): RangeTest | undefined {
    const ranges = [this, ...others].map((test) => test.#ranges)
    if (ranges.some(({ length }) => length !== 1)) return undefined
    let [from, until] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (const [range] of ranges) {
      from = Math.max(from, range!.from)
      until = Math.min(until, range!.until)
    }
    return new RangeTest(this.#stretches, [{ from, until }])
  }

  paint(passes: Uint8Array, first: number, end: number): void {
    const { from, until } = this.#staircase()
    const { low, high } = this.#stretches
    for (let report = first; report < end; report++) {
      // The range furthest to the right that begins early enough, and the latest end of those before it.
      const at = lastAtMost(from, low(report))
      passes[report - first] = at >= 0 && high(report) < until[at]! ? 1 : 0
    }
  }

  /** Beginnings in order, and the latest end of the ranges that begin so early. */
  #staircase() {
    if (this.#steps !== undefined) return this.#steps
    const sorted = [...this.#ranges].sort((left, right) => left.from - right.from || right.until - left.until)
    const from: number[] = []
    const until: number[] = []
    for (const range of sorted) {
      if (range.until <= (until.at(-1) ?? Number.NEGATIVE_INFINITY)) continue
      from.push(range.from)
      until.push(range.until)
    }
    this.#steps = { from: Float64Array.from(from), until: Float64Array.from(until) }
    return this.#steps
  }
}

function lastAtMost(sorted: Float64Array, value: number): number {
  if (sorted.length === 1) return sorted[0]! <= value ? 0 : -1
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return Number.isNaN(value) ? -1 : low - 1
}
