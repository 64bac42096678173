import type { DuplicateReason } from '../mentions/mention-run.js'
import { minHash, shinglesOf, similarity } from './min-hash.js'

/** Least Jaccard similarity of word triples at which two texts are one, unless told. */
export const DUPLICATE_THRESHOLD = 0.8

const BANDS = 16
const ROWS = 4
const FEWEST_WORDS = 8

/** Where a text was put: its cluster, and why it is not the first of it; null where it is. */
export interface Placement {
  readonly cluster: number
  readonly reason: DuplicateReason | null
}

interface Representative {
  readonly cluster: number
  readonly author: string | null
  readonly shingles: Uint32Array
  readonly decisive: string
}

/**
 * Finds texts that were seen before. Texts are compared without capitals, punctuation and what was taken out of them.
 *
 * - The same words, of 8 words or more, are one text; fewer words only from the same author, since two people may well
 *   write "Zoloft made me dizzy"; of anybody where the post says that it reposts.
 * - Nearly the same words: Jaccard similarity of their word triples of at least the threshold, which is computed and
 *   not estimated. Only texts that share a band of MinHash signatures are compared (Broder 1997; 16 bands of 4), never
 *   all pairs: a pair at similarity 0.8 is found with probability 1 − (1 − 0.8⁴)¹⁶ > 0.9999, one at 0.9 surely.
 */
export class NearDuplicates {
  readonly #threshold: number
  readonly #exact = new Map<string, number>()
  readonly #ofAnybody = new Map<string, number>()
  readonly #bands = new Map<string, Representative[]>()
  #clusters = 0

  constructor(threshold: number = DUPLICATE_THRESHOLD) {
    this.#threshold = threshold
  }

  /**
   * The cluster of a text, and why it is not its first; null where it is.
   * @param decisive The words on which the meaning turns; texts that differ in them are never nearly the same.
   */
  place(text: string, author: string | null, isRepost = false, decisive = ''): Placement {
    const words = wordsOf(text)
    const long = words.length >= FEWEST_WORDS
    const key = `${long ? '' : (author ?? `\u0000${this.#clusters}`)}\u0001${words.join(' ')}`
    const plain = words.join(' ')
    const same = this.#exact.get(key) ?? (isRepost ? this.#ofAnybody.get(plain) : undefined)
    if (same !== undefined) return { cluster: same, reason: 'same-text' }
    const shingles = long ? shinglesOf(words) : new Uint32Array(0)
    const bands = long ? bandsOf(shingles) : []
    const near = this.#nearest(bands, shingles, decisive)
    const cluster = near?.cluster ?? this.#clusters++
    this.#exact.set(key, cluster)
    if (!this.#ofAnybody.has(plain)) this.#ofAnybody.set(plain, cluster)
    if (near) return { cluster, reason: 'near-text' }
    for (const band of bands) {
      const there = this.#bands.get(band)
      if (there) there.push({ cluster, author, shingles, decisive })
      else this.#bands.set(band, [{ cluster, author, shingles, decisive }])
    }
    return { cluster, reason: null }
  }

  #nearest(bands: readonly string[], shingles: Uint32Array, decisive: string): Representative | null {
    const tried = new Set<number>()
    for (const band of bands) {
      for (const candidate of this.#bands.get(band) ?? []) {
        if (tried.has(candidate.cluster)) continue
        tried.add(candidate.cluster)
        if (candidate.decisive === decisive && similarity(candidate.shingles, shingles) >= this.#threshold)
          return candidate
      }
    }
    return null
  }
}

const TAKEN_OUT = /\[(?:link|email|handle|number|name)\]/g

function wordsOf(text: string): string[] {
  const plain = text
    .replace(TAKEN_OUT, ' ')
    .replace(/^\s*[RMH]T\b/i, ' ')
    .replace(/[-–—]?\s*(?:this\s+)?via\s*$/i, ' ')
    .toLowerCase()
  return plain.match(/[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []
}

function bandsOf(shingles: Uint32Array): string[] {
  const signature = minHash(shingles, BANDS * ROWS)
  return Array.from(
    { length: BANDS },
    (_, band) => `${band}:${signature.slice(band * ROWS, (band + 1) * ROWS).join(',')}`,
  )
}
