/**
 * A dense counter over a vocabulary that knows which codes it has touched: a bitmap of codes, and above it a bitmap
 * of the bitmap's words, so that a drug with few events is read out without looking at the whole vocabulary.
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
    if (end - start < this.touched.length) {
      addFew(codes, start, end, this.counts, this.touched, this.touchedWords)
    } else if (end - start < this.counts.length) {
      addMany(codes, start, end, this.counts, this.touched)
      this.touchedWords.fill(-1)
    } else {
      addMost(codes, start, end, this.counts)
      markCounted(this.counts, this.touched)
      this.touchedWords.fill(-1)
    }
  }
}

// In both loops, setting the bits again costs less than a branch that is often foretold wrong.

function addFew(
  codes: Uint16Array | Uint32Array,
  start: number,
  end: number,
  counts: Uint32Array,
  touched: Int32Array,
  touchedWords: Int32Array,
): void {
  for (let at = start; at < end; at++) {
    const code = codes[at]!
    const word = code >>> 5
    counts[code]! += 1
    touched[word]! |= 1 << (code & 31)
    touchedWords[word >>> 5]! |= 1 << (word & 31)
  }
}

function addMany(
  codes: Uint16Array | Uint32Array,
  start: number,
  end: number,
  counts: Uint32Array,
  touched: Int32Array,
): void {
  for (let at = start; at < end; at++) {
    const code = codes[at]!
    counts[code]! += 1
    touched[code >>> 5]! |= 1 << (code & 31)
  }
}

/** Where there are more codes than the vocabulary is wide, looking for what was counted costs less than noting it. */
function addMost(codes: Uint16Array | Uint32Array, start: number, end: number, counts: Uint32Array): void {
  for (let at = start; at < end; at++) counts[codes[at]!]! += 1
}

function markCounted(counts: Uint32Array, touched: Int32Array): void {
  for (let word = 0; word < touched.length; word++) {
    let bits = 0
    const first = word << 5
    const last = Math.min(first + 32, counts.length)
    for (let code = first; code < last; code++) if (counts[code] !== 0) bits |= 1 << (code & 31)
    touched[word] = bits
  }
}
