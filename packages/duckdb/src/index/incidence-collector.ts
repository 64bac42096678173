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

  build(reports: number, vocabulary: number): CollectedIncidence {
    const starts = new Uint32Array(reports + 1)
    for (let i = 0; i < this.#length; i++) starts[this.#reports[i]! + 1]!++
    for (let report = 0; report < reports; report++) starts[report + 1]! += starts[report]!
    const codes = new Uint32Array(this.#length)
    const bits = new Uint8Array(this.#length)
    const next = starts.slice()
    for (let i = 0; i < this.#length; i++) {
      const place = next[this.#reports[i]!]!++
      codes[place] = this.#codes[i]!
      bits[place] = this.#bits[i]!
    }
    const offsets = new Uint32Array(reports + 1)
    let end = 0
    for (let report = 0; report < reports; report++) {
      end = mergeReport(codes, bits, starts[report]!, starts[report + 1]!, end)
      offsets[report + 1] = end
    }
    const Codes = vocabulary <= 65_536 ? Uint16Array : Uint32Array
    return { offsets, codes: Codes.from(codes.subarray(0, end)), bits: bits.slice(0, end) }
  }

  #grow(): void {
    const length = this.#length * 2
    this.#reports = grown(this.#reports, new Uint32Array(length))
    this.#codes = grown(this.#codes, new Uint32Array(length))
    this.#bits = grown(this.#bits, new Uint8Array(length))
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
