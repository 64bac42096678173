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
export function narrativeSketches(texts: Iterable<string | null>): NarrativeSketches {
  const offsets = [0]
  const hashes: number[] = []
  for (const text of texts) {
    if (text !== null) for (const hash of sketchOf(text)) hashes.push(hash)
    offsets.push(hashes.length)
  }
  return { offsets: Uint32Array.from(offsets), hashes: Uint32Array.from(hashes) }
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
