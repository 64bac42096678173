type Codes = Uint16Array | Uint32Array

/** Where pairs are listed: arrays with room for what is to come, and where in them the next stands. */
export interface PairSink {
  readonly codes: Codes
  readonly counts: Uint32Array
  at: number
}

/**
 * A dense counter over a vocabulary that knows which codes it has touched: a bitmap of codes, and above it a bitmap
 * of the bitmap's words, so that a drug with few events is read out without looking at the whole vocabulary. How much is
 * noted goes by how many codes a drug has: for few all of it, for many the codes, and where there are more than the
 * vocabulary is wide, looking for what was counted costs less than noting it.
 */
export class TouchedCounter {
  readonly size: number
  readonly #counts: Uint32Array
  readonly #touched: Int32Array
  readonly #touchedWords: Int32Array

  constructor(size: number) {
    this.size = size
    this.#counts = new Uint32Array(size)
    this.#touched = new Int32Array((size + 31) >>> 5)
    this.#touchedWords = new Int32Array((this.#touched.length + 31) >>> 5)
  }

  /** Bytes it holds. */
  get byteLength(): number {
    return this.#counts.byteLength + this.#touched.byteLength + this.#touchedWords.byteLength
  }

  /** Lists what `codes[start] … codes[end - 1]` hold, ascending by code, with how often; returns how many codes were too rare. */
  list(codes: Codes, start: number, end: number, minCount: number, sink: PairSink): number {
    const { length } = this.#touched
    if (end - start >= this.size) {
      tally(codes, start, end, this.#counts)
      return this.listTallied(minCount, sink)
    }
    if (end - start >= length) {
      noteCodes(codes, start, end, this.#counts, this.#touched)
      return listWords(0, length, this.#touched, this.#counts, minCount, sink)
    }
    noteWords(codes, start, end, this.#counts, this.#touched, this.#touchedWords)
    return listTouchedWords(this.#touchedWords, this.#touched, this.#counts, minCount, sink)
  }

  /** Counts without noting what; for {@link listTallied} and {@link listOf} alone. */
  tally(codes: Codes, start: number, end: number): void {
    tally(codes, start, end, this.#counts)
  }

  /** As {@link list}, of what was tallied. */
  listTallied(minCount: number, sink: PairSink): number {
    return listAll(this.#counts, minCount, sink)
  }

  /** As {@link listTallied}, of the codes listed in `of` alone, and without forgetting what was tallied. */
  listOf({ codes, at: length }: PairSink, minCount: number, sink: PairSink): number {
    return listOf(codes, length, this.#counts, minCount, sink)
  }

  /** Forgets what was tallied of the listed codes. */
  clear({ codes, at: length }: PairSink): void {
    for (let at = 0; at < length; at++) this.#counts[codes[at]!] = 0
  }
}

function tally(codes: Codes, start: number, end: number, counts: Uint32Array): void {
  const fours = start + ((end - start) & ~3)
  for (let at = start; at < fours; at += 4) {
    counts[codes[at]!]! += 1
    counts[codes[at + 1]!]! += 1
    counts[codes[at + 2]!]! += 1
    counts[codes[at + 3]!]! += 1
  }
  for (let at = fours; at < end; at++) counts[codes[at]!]! += 1
}

// In both loops, setting the bits again costs less than a branch that is often foretold wrong. Shifts are modulo 32.

function noteCodes(codes: Codes, start: number, end: number, counts: Uint32Array, touched: Int32Array): void {
  for (let at = start; at < end; at++) {
    const code = codes[at]!
    counts[code]! += 1
    touched[code >>> 5]! |= 1 << code
  }
}

function noteWords(
  codes: Codes,
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
    touched[word]! |= 1 << code
    touchedWords[word >>> 5]! |= 1 << word
  }
}

// Every pair is written, and the next over one that is too rare: a write costs less than a branch foretold wrong.

function listAll(counts: Uint32Array, minCount: number, sink: PairSink): number {
  const { codes: outCodes, counts: outCounts } = sink
  let at = sink.at
  let below = 0
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code]!
    counts[code] = 0
    outCodes[at] = code
    outCounts[at] = count
    const listed = count >= minCount ? 1 : 0
    at = (at + listed) | 0
    below = (below + (count === 0 ? 0 : 1 - listed)) | 0
  }
  sink.at = at
  return below
}

function listOf(codes: Codes, length: number, counts: Uint32Array, minCount: number, sink: PairSink): number {
  const { codes: outCodes, counts: outCounts } = sink
  let at = sink.at
  let below = 0
  for (let listed = 0; listed < length; listed++) {
    const code = codes[listed]!
    const count = counts[code]!
    outCodes[at] = code
    outCounts[at] = count
    if (count >= minCount) at = (at + 1) | 0
    else if (count > 0) below = (below + 1) | 0
  }
  sink.at = at
  return below
}

function listWords(
  from: number,
  to: number,
  touched: Int32Array,
  counts: Uint32Array,
  minCount: number,
  sink: PairSink,
): number {
  const { codes: outCodes, counts: outCounts } = sink
  let at = sink.at
  let below = 0
  for (let word = from; word < to; word++) {
    let bits = touched[word]!
    touched[word] = 0
    const base = (word << 5) + 31
    while (bits !== 0) {
      const lowest = bits & -bits
      bits ^= lowest
      const code = base - Math.clz32(lowest)
      const count = counts[code]!
      counts[code] = 0
      outCodes[at] = code
      outCounts[at] = count
      if (count >= minCount) at = (at + 1) | 0
      else below = (below + 1) | 0
    }
  }
  sink.at = at
  return below
}

function listTouchedWords(
  touchedWords: Int32Array,
  touched: Int32Array,
  counts: Uint32Array,
  minCount: number,
  sink: PairSink,
): number {
  let below = 0
  for (let group = 0; group < touchedWords.length; group++) {
    let words = touchedWords[group]!
    touchedWords[group] = 0
    while (words !== 0) {
      const lowest = words & -words
      words ^= lowest
      const word = (group << 5) + 31 - Math.clz32(lowest)
      below += listWords(word, word + 1, touched, counts, minCount, sink)
    }
  }
  return below
}
