import { VARCHAR } from '@duckdb/node-api'
import duckdb, { type LogicalType, type Vector } from '@duckdb/node-bindings'
import { type ValidRows, VECTOR_ROWS } from './vector-filling.js'

/** A text of DuckDB (`duckdb_string_t`): 4 bytes of length, then up to 12 bytes of text, else 4 of it and where it stands. */
const TEXT_BYTES = 16
const INLINE_BYTES = 12
const KNOWN_TEXTS = 16_384
/** Vectors after which a column of texts that hardly repeat is tried again. */
const VECTORS_BETWEEN_TRIALS = 16

/**
 * Fills vectors with the texts of one column. Short texts are written into the vector itself; a long text crosses into
 * DuckDB once, after which its place is copied, since the columns of safety data repeat the same texts over and over. A
 * call for each text, as the library makes it, takes several times as long.
 */
export class TextVector {
  readonly #places = new Int32Array(VECTOR_ROWS * 4)
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
      else if (this.#writeInline(text, row)) continue
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
    duckdb.copy_data_to_vector(vector, 0, places.buffer, 0, count * TEXT_BYTES)
    for (const row of direct) assign(vector, row, values[start + row]!)
    valid.writeTo(vector)
    if (!looking) this.#trialIn--
    else if (added * 2 > looked) this.#trialIn = VECTORS_BETWEEN_TRIALS
  }

  /** Numbers below this stand in `#keeperPlaces`. */
  #placed = 0

  #writeInline(text: string, row: number): boolean {
    const length = text.length
    if (length > INLINE_BYTES) return false
    const places = this.#places
    const first = row * 4
    places[first] = length
    places[first + 1] = 0
    places[first + 2] = 0
    places[first + 3] = 0
    const bytes = this.#bytes
    const from = row * TEXT_BYTES + 4
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at)
      if (code > 0x7f) return false
      bytes[from + at] = code
    }
    return true
  }

  #add(text: string, row: number): void {
    this.#keeper ??= duckdb.create_vector(this.#type, KNOWN_TEXTS)
    const number = this.#known.size
    assign(this.#keeper, number, text)
    this.#known.set(detached(text), number)
    this.#newRows.push(row, number)
  }

  /** Reads where the new texts stand, all at once. */
  #placeNew(): void {
    const rows = this.#newRows
    if (rows.length === 0) return
    const size = this.#known.size
    const { buffer, byteOffset } = duckdb.vector_get_data(this.#keeper!, size * TEXT_BYTES)
    this.#keeperPlaces = new Int32Array(buffer, byteOffset, size * 4)
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

/** Texts with NUL go as bytes: as text, the rest would be lost. */
function assign(vector: Vector, row: number, text: string): void {
  if (text.includes('\u0000')) duckdb.vector_assign_string_element_len(vector, row, Buffer.from(text))
  else duckdb.vector_assign_string_element(vector, row, text)
}

/** A copy: a text cut out of a larger one keeps all of it in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString()
}
