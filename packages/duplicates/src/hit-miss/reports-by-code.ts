import type { RankedIncidence } from './ranked-incidence.js'

/** The reports that carry each code, ascending. */
export interface ReportsByCode {
  readonly offsets: Uint32Array
  readonly reports: Uint32Array
}

export function reportsByCode(reports: number, { offsets, codes, totals }: RankedIncidence): ReportsByCode {
  const starts = new Uint32Array(totals.length + 1)
  for (let code = 0; code < totals.length; code++) starts[code + 1] = starts[code]! + totals[code]!
  const next = starts.slice()
  const listed = new Uint32Array(codes.length)
  for (let report = 0; report < reports; report++) {
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) listed[next[codes[at]!]!++] = report
  }
  return { offsets: starts, reports: listed }
}

/** Sorts some reports by the events they carry, in room that is used again for the next ones. */
export class EventLists {
  readonly #events: RankedIncidence
  readonly #counts: Uint32Array
  readonly #next: Uint32Array
  #listed = new Uint32Array(1024)

  constructor(events: RankedIncidence) {
    this.#events = events
    this.#counts = new Uint32Array(events.totals.length)
    this.#next = new Uint32Array(events.totals.length)
  }

  /** Hands over each event that at least two of the reports carry, with those reports, ascending. */
  visit(reports: Uint32Array, visit: (event: number, reports: Uint32Array) => void): void {
    const { offsets, codes } = this.#events
    const touched: number[] = []
    let total = 0
    for (const report of reports) {
      for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
        if (this.#counts[codes[at]!]!++ === 0) touched.push(codes[at]!)
        total++
      }
    }
    if (this.#listed.length < total) this.#listed = new Uint32Array(total * 2)
    let start = 0
    for (const event of touched) {
      this.#next[event] = start
      start += this.#counts[event]!
    }
    for (const report of reports) {
      for (let at = offsets[report]!; at < offsets[report + 1]!; at++) this.#listed[this.#next[codes[at]!]!++] = report
    }
    for (const event of touched) {
      const end = this.#next[event]!
      const count = this.#counts[event]!
      this.#counts[event] = 0
      if (count > 1) visit(event, this.#listed.subarray(end - count, end))
    }
  }
}
