import { setImmediate as nextTurn } from 'node:timers/promises'

/** Entries or reports handled between two turns of the thread. */
const STRETCH = 65_536

/** Codes of reports in compressed sparse rows, with a byte of bits beside each code. */
export interface CollectedIncidence {
  readonly offsets: Uint32Array
  readonly codes: Uint16Array | Uint32Array
  readonly bits: Uint8Array
}

/**
 * Gathers (report, code, bits) in any order and with repeats. Each code comes out once in a report, ascending, with the
 * bits of its repeats joined.
 */
export class IncidenceCollector {
  #reports = new Uint32Array(1 << 16)
  #codes = new Uint32Array(1 << 16)
  #bits = new Uint8Array(1 << 16)
  #length = 0

  add(report: number, code: number, bits: number): void {
    if (this.#length === this.#reports.length) this.#grow()
    this.#reports[this.#length] = report
    this.#codes[this.#length] = code
    this.#bits[this.#length] = bits
    this.#length++
  }

  /** What was gathered; other work of the thread has its turn meanwhile. */
  async build(reports: number, vocabulary: number): Promise<CollectedIncidence> {
    const starts = new Uint32Array(reports + 1)
    for (const [from, to] of stretches(this.#length)) {
      countReports(this.#reports.subarray(from, to), starts)
      await nextTurn()
    }
    for (let report = 0; report < reports; report++) starts[report + 1]! += starts[report]!
    const codes = new Uint32Array(this.#length)
    const bits = new Uint8Array(this.#length)
    const next = starts.slice()
    for (const [from, to] of stretches(this.#length)) {
      this.#deal(from, to, next, codes, bits)
      await nextTurn()
    }
    const offsets = new Uint32Array(reports + 1)
    for (const [from, to] of stretches(reports)) {
      mergeReports(codes, bits, starts, offsets, from, to)
      await nextTurn()
    }
    const end = offsets[reports]!
    const Codes = vocabulary <= 65_536 ? Uint16Array : Uint32Array
    return { offsets, codes: new Codes(codes.subarray(0, end)), bits: bits.slice(0, end) }
  }

  #deal(from: number, to: number, next: Uint32Array, codes: Uint32Array, bits: Uint8Array): void {
    for (let i = from; i < to; i++) {
      const place = next[this.#reports[i]!]!++
      codes[place] = this.#codes[i]!
      bits[place] = this.#bits[i]!
    }
  }

  #grow(): void {
    const length = this.#length * 2
    this.#reports = grown(this.#reports, new Uint32Array(length))
    this.#codes = grown(this.#codes, new Uint32Array(length))
    this.#bits = grown(this.#bits, new Uint8Array(length))
  }
}

function* stretches(length: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < length; from += STRETCH) yield [from, Math.min(from + STRETCH, length)]
}

function countReports(reports: Uint32Array, starts: Uint32Array): void {
  for (const report of reports) starts[report + 1]!++
}

/** Merges the entries of some reports behind those of the reports before. */
function mergeReports(
  codes: Uint32Array,
  bits: Uint8Array,
  starts: Uint32Array,
  offsets: Uint32Array,
  from: number,
  to: number,
): void {
  let end = offsets[from]!
  for (let report = from; report < to; report++) {
    end = mergeReport(codes, bits, starts[report]!, starts[report + 1]!, end)
    offsets[report + 1] = end
  }
}

/** Sorts the entries from `start` to `stop` into place from `end` on, joining repeats; returns the new end. */
function mergeReport(codes: Uint32Array, bits: Uint8Array, start: number, stop: number, end: number): number {
  const first = end
  let last = end
  for (let i = start; i < stop; i++) {
    const code = codes[i]!
    const bit = bits[i]!
    let place = last
    while (place > first && codes[place - 1]! > code) place--
    if (place > first && codes[place - 1] === code) {
      bits[place - 1]! |= bit
      continue
    }
    codes.copyWithin(place + 1, place, last)
    bits.copyWithin(place + 1, place, last)
    codes[place] = code
    bits[place] = bit
    last++
  }
  return last
}

function grown<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
