import duckdb, { type Vector } from '@duckdb/node-bindings'

/** A text of DuckDB (`duckdb_string_t`): 4 bytes of length, then up to 12 bytes of text, else 4 of it and where it stands. */
export const TEXT_WORDS = 4
const INLINE_BYTES = 12

/**
 * Writes a text into the place with this number, if it is short and of ASCII; else gives false.
 * @param bytes The bytes of `places`.
 */
export function writeInline(text: string, places: Int32Array, bytes: Uint8Array, number: number): boolean {
  const length = text.length
  if (length > INLINE_BYTES) return false
  const first = number * TEXT_WORDS
  places[first] = length
  places[first + 1] = 0
  places[first + 2] = 0
  places[first + 3] = 0
  const from = first * 4 + 4
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) return false
    bytes[from + at] = code
  }
  return true
}

/** Hands a text to DuckDB. One with NUL goes as bytes: as text, the rest would be lost. */
export function assignText(vector: Vector, row: number, text: string): void {
  if (text.includes('\u0000')) duckdb.vector_assign_string_element_len(vector, row, Buffer.from(text))
  else duckdb.vector_assign_string_element(vector, row, text)
}
