/** The distinct hashes of the word triples of a text, ascending. */
export function shinglesOf(words: readonly string[]): Uint32Array {
  const hashes = new Set<number>()
  for (let at = 0; at + 3 <= words.length; at++) hashes.add(hashOf(`${words[at]} ${words[at + 1]} ${words[at + 2]}`))
  return Uint32Array.from(hashes).sort()
}

/** Jaccard similarity of two ascending sets: shared ÷ all; 0 where both are empty. */
export function similarity(left: Uint32Array, right: Uint32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      shared += 1
      i += 1
      j += 1
    } else if (left[i]! < right[j]!) i += 1
    else j += 1
  }
  const all = left.length + right.length - shared
  return all === 0 ? 0 : shared / all
}

/** MinHash signature of a set: for each of `length` fixed hash functions its least value (Broder 1997). */
export function minHash(shingles: Uint32Array, length: number): Uint32Array {
  const signature = new Uint32Array(length).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let index = 0; index < length; index++) {
      const value = mixed((shingle ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0)
      if (value < signature[index]!) signature[index] = value
    }
  }
  return signature
}

/** FNV-1a over UTF-16 units, finished so that all bits depend on all. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return mixed(hash >>> 0)
}

/** The finaliser of MurmurHash3. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
