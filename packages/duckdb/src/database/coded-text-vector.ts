import type { TextCodes } from '@aethersignal/model'
import { VARCHAR } from '@duckdb/node-api'
import duckdb, { type LogicalType, type Vector } from '@duckdb/node-bindings'
import { assignText, TEXT_WORDS, writeInline } from './text-place.js'
import { type ValidRows, VECTOR_ROWS } from './vector-filling.js'

/** Texts that one keeper holds. */
const KEEPER_TEXTS = 2048

/** Fills vectors with the texts of one column that come as codes: each text is placed once, each row copies its place. */
export class CodedTextVector {
  readonly #rows = new Int32Array(VECTOR_ROWS * TEXT_WORDS)
  readonly #type: LogicalType = VARCHAR.toLogicalType().logical_type
  #texts: readonly string[] = []
  /** Where the texts stand, by code. */
  #places = new Int32Array(KEEPER_TEXTS * TEXT_WORDS)
  #bytes = new Uint8Array(this.#places.buffer)
  #placed = 0
  /** Vectors that hold the texts which are too long for their place. The last takes the next of them. */
  #keepers: Vector[] = []
  #kept = 0

  fill(vector: Vector, { codes, texts }: TextCodes, start: number, count: number, valid: ValidRows): void {
    if (texts !== this.#texts) this.#forget(texts)
    valid.reset()
    this.#placeNew(codes, start, count)
    const rows = this.#rows
    const places = this.#places
    for (let row = 0; row < count; row++) {
      const code = codes[start + row]!
      if (code < 0) {
        valid.clear(row)
        continue
      }
      const from = code * TEXT_WORDS
      const to = row * TEXT_WORDS
      rows[to] = places[from]!
      rows[to + 1] = places[from + 1]!
      rows[to + 2] = places[from + 2]!
      rows[to + 3] = places[from + 3]!
    }
    duckdb.copy_data_to_vector(vector, 0, rows.buffer, 0, count * TEXT_WORDS * 4)
    valid.writeTo(vector)
  }

  #placeNew(codes: Int32Array, start: number, count: number): void {
    let most = -1
    for (let row = start; row < start + count; row++) if (codes[row]! > most) most = codes[row]!
    if (most < this.#placed) return
    if ((most + 1) * TEXT_WORDS > this.#places.length) {
      const larger = new Int32Array((most + 1) * TEXT_WORDS * 2)
      larger.set(this.#places)
      this.#places = larger
      this.#bytes = new Uint8Array(larger.buffer)
    }
    const long: number[] = []
    for (let code = this.#placed; code <= most; code++) {
      if (!writeInline(this.#texts[code]!, this.#places, this.#bytes, code)) long.push(code)
    }
    this.#placed = most + 1
    for (let first = 0; first < long.length; ) first = this.#keep(long, first)
  }

  /** Hands the texts of some codes to DuckDB, as many as the keeper has room for; gives the first that is left. */
  #keep(codes: readonly number[], first: number): number {
    if (this.#keepers.length === 0 || this.#kept === KEEPER_TEXTS) {
      this.#keepers.push(duckdb.create_vector(this.#type, KEEPER_TEXTS))
      this.#kept = 0
    }
    const keeper = this.#keepers.at(-1)!
    const before = this.#kept
    const behind = Math.min(codes.length, first + KEEPER_TEXTS - before)
    for (let at = first; at < behind; at++) assignText(keeper, this.#kept++, this.#texts[codes[at]!]!)
    const { buffer, byteOffset } = duckdb.vector_get_data(keeper, this.#kept * TEXT_WORDS * 4)
    const kept = new Int32Array(buffer, byteOffset, this.#kept * TEXT_WORDS)
    for (let at = first; at < behind; at++) {
      const from = (before + at - first) * TEXT_WORDS
      this.#places.set(kept.subarray(from, from + TEXT_WORDS), codes[at]! * TEXT_WORDS)
    }
    return behind
  }

  #forget(texts: readonly string[]): void {
    this.#texts = texts
    this.#placed = 0
    this.#keepers = []
    this.#kept = 0
  }
}
