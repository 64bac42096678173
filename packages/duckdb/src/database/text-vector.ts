import { VARCHAR } from '@duckdb/node-api'
import duckdb, { type LogicalType, type Vector } from '@duckdb/node-bindings'
import { assignText, TEXT_WORDS, writeInline } from './text-place.js'
import { type ValidRows, VECTOR_ROWS } from './vector-filling.js'

const KNOWN_TEXTS = 16_384
/** Vectors after which a column of texts that hardly repeat is tried again. */
const VECTORS_BETWEEN_TRIALS = 16

/**
 * Fills vectors with the texts of one column. Short texts are written into the vector itself; a long text crosses into
 * DuckDB once, after which its place is copied, since the columns of safety data repeat the same texts over and over. A
 * call for each text, as the library makes it, takes several times as long.
 */
export class TextVector {
  readonly #places = new Int32Array(VECTOR_ROWS * TEXT_WORDS)
  readonly #bytes = new Uint8Array(this.#places.buffer)
  readonly #type: LogicalType = VARCHAR.toLogicalType().logical_type
  readonly #known = new Map<string, number>()
  /** Where the known texts stand. Holds them in memory. */
  #keeper: Vector | null = null
  #keeperPlaces: Int32Array = new Int32Array(0)
  /** Rows whose text is new, and the number it got. */
  readonly #newRows: number[] = []
  #trialIn = 0

  fill(vector: Vector, values: ArrayLike<string | null>, start: number, count: number, valid: ValidRows): void {
    if (this.#known.size + count > KNOWN_TEXTS) this.#forget()
    valid.reset()
    const direct: number[] = []
    const looking = this.#trialIn === 0
    let looked = 0
    let added = 0
    const places = this.#places
    for (let row = 0; row < count; row++) {
      const text = values[start + row]
      if (text === null || text === undefined) valid.clear(row)
      else if (writeInline(text, places, this.#bytes, row)) continue
      else if (!looking) direct.push(row)
      else {
        looked++
        const number = this.#known.get(text)
        if (number === undefined) {
          added++
          this.#add(text, row)
        } else if (number < this.#placed) this.#copyPlace(number, row)
        else this.#newRows.push(row, number)
      }
    }
    this.#placeNew()
    duckdb.copy_data_to_vector(vector, 0, places.buffer, 0, count * TEXT_WORDS * 4)
    for (const row of direct) assignText(vector, row, values[start + row]!)
    valid.writeTo(vector)
    if (!looking) this.#trialIn--
    else if (added * 2 > looked) this.#trialIn = VECTORS_BETWEEN_TRIALS
  }

  /** Numbers below this stand in `#keeperPlaces`. */
  #placed = 0

  #add(text: string, row: number): void {
    this.#keeper ??= duckdb.create_vector(this.#type, KNOWN_TEXTS)
    const number = this.#known.size
    assignText(this.#keeper, number, text)
    this.#known.set(detached(text), number)
    this.#newRows.push(row, number)
  }

  /** Reads where the new texts stand, all at once. */
  #placeNew(): void {
    const rows = this.#newRows
    if (rows.length === 0) return
    const size = this.#known.size
    const { buffer, byteOffset } = duckdb.vector_get_data(this.#keeper!, size * TEXT_WORDS * 4)
    this.#keeperPlaces = new Int32Array(buffer, byteOffset, size * TEXT_WORDS)
    this.#placed = size
    for (let at = 0; at < rows.length; at += 2) this.#copyPlace(rows[at + 1]!, rows[at]!)
    rows.length = 0
  }

  #copyPlace(number: number, row: number): void {
    const from = this.#keeperPlaces
    const to = this.#places
    for (let at = 0; at < 4; at++) to[row * 4 + at] = from[number * 4 + at]!
  }

  #forget(): void {
    this.#known.clear()
    this.#keeper = null
    this.#keeperPlaces = new Int32Array(0)
    this.#placed = 0
  }
}

/** A copy: a text cut out of a larger one keeps all of it in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString()
}
