/**
 * Sketches of free texts: of each report the smallest hashes of its runs of words, ascending and each once. No word can be
 * read from them.
 */
export interface NarrativeSketches {
  /** Where the hashes of each report begin; a report without a text has none. One entry more than reports. */
  readonly offsets: Uint32Array
  /** Hashes of 32 bits, at most 64 of a report. */
  readonly hashes: Uint32Array
}

/** Hashes kept of a text: two texts' share of common runs is then known to about ± 0.06. */
export const SKETCH_SIZE = 64

/** Words in a run: long enough that unrelated texts of one field share few. */
const RUN = 4

/** Letters and figures; what stands between words says nothing. */
const WORD = /[\p{L}\p{N}]+/gu

/**
 * Sketches texts by their shingles: each run of four words, without regard to letter case, is hashed, and the smallest hashes are kept
 * (Broder, Compression and Complexity of Sequences, 1997: 21). A text of fewer words than that has no sketch, and so has null.
 * @param texts Of each report, in order.
 */
export function narrativeSketches(texts: readonly (string | null)[]): NarrativeSketches {
  const sketcher = new NarrativeSketcher(texts.length)
  for (const [report, text] of texts.entries()) if (text !== null) sketcher.add(report, text)
  return sketcher.sketches()
}

/** {@link narrativeSketches} of texts that come one by one, in any order, and need not be kept. */
export class NarrativeSketcher {
  readonly #sketches: (Uint32Array | undefined)[]

  /** @param reports How many reports there are. */
  constructor(reports: number) {
    this.#sketches = Array.from({ length: reports })
  }

  /** Takes the text of a report; the last one counts. */
  add(report: number, text: string): void {
    this.#sketches[report] = sketchOf(text)
  }

  /** The sketches of all texts so far. */
  sketches(): NarrativeSketches {
    const offsets = new Uint32Array(this.#sketches.length + 1)
    for (const [report, sketch] of this.#sketches.entries())
      offsets[report + 1] = offsets[report]! + (sketch?.length ?? 0)
    const hashes = new Uint32Array(offsets.at(-1)!)
    for (const [report, sketch] of this.#sketches.entries()) if (sketch) hashes.set(sketch, offsets[report]!)
    return { offsets, hashes }
  }
}

function sketchOf(text: string): Uint32Array {
  const words = (text.normalize('NFC').toLowerCase().match(WORD) ?? []).map(hashWord)
  const runs = new Set<number>()
  for (let at = RUN; at <= words.length; at++) runs.add(hashRun(words, at - RUN))
  return Uint32Array.from(runs).sort().slice(0, SKETCH_SIZE)
}

// FNV-1a (Fowler, Noll & Vo), finished as MurmurHash3 is, so that the smallest hashes are as good as drawn at random.
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

function hashRun(words: readonly number[], from: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < from + RUN; at++) hash = Math.imul(hash ^ words[at]!, 0x01000193) ^ (hash >>> 15)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
