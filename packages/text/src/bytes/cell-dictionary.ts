import { BYTE_TEXT } from './byte-text.js'

const MOST_PROBES = 32
const MOST_BYTES_COMPARED = 256
const HASH_SEED = 0x811c9dc5 | 0
const HASH_FACTOR = 0x01000193

/** Hash of the first bytes of a cell, of which {@link nextHash} makes that of one byte more. */
export const EMPTY_HASH: number = HASH_SEED

/** One step of FNV-1a (Fowler, Noll and Vo). */
export function nextHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, HASH_FACTOR)
}

/**
 * The texts that stood in the cells of one column, each under a code. A cell whose bytes were met before gets its code
 * without a string being made of it. A long cell, and one that would take long to look up, gets a new code each time, so
 * that no file can make looking up slow.
 */
export class CellDictionary {
  /** By code. Another array after {@link forget}. */
  texts: string[] = []
  /** Bytes of these texts. */
  kept = 0
  #mask = 0
  #slots = new Int32Array(0)
  #known = 0
  /** By number of the known cell: its code, its hash, and where its bytes start. */
  #codes = new Int32Array(256)
  #hashes = new Int32Array(256)
  #starts = new Int32Array(257)
  #bytes = new Uint8Array(2048)

  constructor() {
    this.#resize(512)
  }

  /** Code of the cell from `start` to `end`, of which `hash` is the hash. `ascii` tells that there are no other bytes. */
  codeOf(bytes: Uint8Array, start: number, end: number, hash: number, ascii: boolean): number {
    const length = end - start
    if (length > MOST_BYTES_COMPARED) return this.#add(bytes, start, end, ascii)
    let slot = (hash ^ (hash >>> 15)) & this.#mask
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const known = this.#slots[slot]!
      if (known < 0) {
        const code = this.#add(bytes, start, end, ascii)
        this.#remember(bytes, start, length, hash, code, slot)
        return code
      }
      if (this.#hashes[known] === hash && this.#equals(known, bytes, start, length)) return this.#codes[known]!
      slot = (slot + 1) & this.#mask
    }
    return this.#add(bytes, start, end, ascii)
  }

  /** Code of a text, which is not empty. */
  codeOfText(text: string): number {
    const bytes = BYTE_TEXT.encode(text)
    let hash = EMPTY_HASH
    for (const byte of bytes) hash = nextHash(hash, byte)
    return this.codeOf(bytes, 0, bytes.length, hash, false)
  }

  /** Forgets all texts; their codes are given anew. */
  forget(): void {
    this.texts = []
    this.kept = 0
    this.#known = 0
    this.#slots.fill(-1)
  }

  #add(bytes: Uint8Array, start: number, end: number, ascii: boolean): number {
    this.kept += end - start
    return this.texts.push(ascii ? BYTE_TEXT.ascii(bytes, start, end) : BYTE_TEXT.utf8(bytes, start, end)) - 1
  }

  #equals(known: number, bytes: Uint8Array, start: number, length: number): boolean {
    const from = this.#starts[known]!
    if (this.#starts[known + 1]! - from !== length) return false
    const own = this.#bytes
    for (let at = 0; at < length; at++) {
      if (own[from + at] !== bytes[start + at]) return false
    }
    return true
  }

  #remember(bytes: Uint8Array, start: number, length: number, hash: number, code: number, slot: number): void {
    const known = this.#known++
    if (known === this.#codes.length) {
      this.#codes = grown(this.#codes, known * 2)
      this.#hashes = grown(this.#hashes, known * 2)
      this.#starts = grown(this.#starts, known * 2 + 1)
    }
    const from = this.#starts[known]!
    if (from + length > this.#bytes.length) {
      const larger = new Uint8Array((from + length) * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    const own = this.#bytes
    for (let at = 0; at < length; at++) own[from + at] = bytes[start + at]!
    this.#starts[known + 1] = from + length
    this.#codes[known] = code
    this.#hashes[known] = hash
    this.#slots[slot] = known
    if (this.#known * 2 > this.#slots.length) this.#resize(this.#slots.length * 2)
  }

  #resize(slots: number): void {
    this.#mask = slots - 1
    this.#slots = new Int32Array(slots).fill(-1)
    for (let known = 0; known < this.#known; known++) {
      const hash = this.#hashes[known]!
      let slot = (hash ^ (hash >>> 15)) & this.#mask
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = known
    }
  }
}

function grown(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length)
  larger.set(values)
  return larger
}
