/**
 * A dense counter over a vocabulary that knows which codes it has touched: a bitmap of codes, and above it a bitmap
 * of the bitmap's words, so that a drug with few events is read out without scanning the whole vocabulary.
 */
export class TouchedCounter {
  readonly counts: Uint32Array
  readonly touched: Int32Array
  readonly touchedWords: Int32Array

  constructor(size: number) {
    this.counts = new Uint32Array(size)
    this.touched = new Int32Array((size + 31) >>> 5)
    this.touchedWords = new Int32Array((this.touched.length + 31) >>> 5)
  }

  /** Bytes it holds. */
  get byteLength(): number {
    return this.counts.byteLength + this.touched.byteLength + this.touchedWords.byteLength
  }

  /** Counts `codes[start] … codes[end - 1]`. */
  add(codes: Uint16Array | Uint32Array, start: number, end: number): void {
    const { counts, touched, touchedWords } = this
    for (let at = start; at < end; at++) {
      const code = codes[at]!
      const before = counts[code]!
      counts[code] = before + 1
      if (before === 0) {
        const word = code >>> 5
        touched[word]! |= 1 << (code & 31)
        touchedWords[word >>> 5]! |= 1 << (word & 31)
      }
    }
  }
}
