import { MISSING_INTEGER } from '@aethersignal/model'
import duckdb, { type Vector } from '@duckdb/node-bindings'

/** Rows that a vector of DuckDB takes at most. */
export const VECTOR_ROWS = duckdb.vector_size()

/** Which rows of a vector have a value, as DuckDB keeps it: a bit a row, set where there is one. */
export class ValidRows {
  readonly #bits = new Uint32Array(Math.ceil(VECTOR_ROWS / 64) * 2)
  #missing = 0

  reset(): void {
    if (this.#missing > 0) this.#bits.fill(0xffffffff)
    this.#missing = 0
  }

  constructor() {
    this.#bits.fill(0xffffffff)
  }

  clear(row: number): void {
    this.#bits[row >>> 5]! &= ~(1 << (row & 31))
    this.#missing++
  }

  /** Leaves a vector as it is where no row is missing, which is what a reset chunk says. */
  writeTo(vector: Vector): void {
    if (this.#missing === 0) return
    duckdb.vector_ensure_validity_writable(vector)
    duckdb.copy_data_to_vector_validity(vector, 0, this.#bits.buffer, 0, this.#bits.byteLength)
  }
}

/** Copies integers or numbers, whose bytes are those of DuckDB, and marks the missing ones. */
export function fillNumbers(
  vector: Vector,
  values: Int32Array | Float64Array,
  start: number,
  count: number,
  valid: ValidRows,
): void {
  const bytes = values.BYTES_PER_ELEMENT
  duckdb.copy_data_to_vector(vector, 0, values.buffer as ArrayBuffer, values.byteOffset + start * bytes, count * bytes)
  valid.reset()
  const integers = values instanceof Int32Array
  for (let row = 0; row < count; row++) {
    const value = values[start + row]!
    if (integers ? value === MISSING_INTEGER : Number.isNaN(value)) valid.clear(row)
  }
  valid.writeTo(vector)
}
