/**
 * Which codes (drugs, or events) each report carries, in compressed sparse rows: report r carries
 * `codes[offsets[r]] … codes[offsets[r + 1] - 1]`, each code at most once, so that counting rows counts reports.
 */
export interface Incidence {
  /** Number of reports. */
  readonly reports: number
  /** Size of the vocabulary: every code is below it. */
  readonly size: number
  /** Start of each report's codes; `reports + 1` entries, the last one the number of codes. */
  readonly offsets: Uint32Array
  /** The codes, report by report; 16 bits wide where the vocabulary has at most 65,536 codes. */
  readonly codes: Uint16Array | Uint32Array
}

/** An array of codes as narrow as a vocabulary of `size` codes allows. */
export function codeArray(size: number, length: number): Uint16Array | Uint32Array {
  return size <= 65_536 ? new Uint16Array(length) : new Uint32Array(length)
}

/**
 * Checks what can be checked in constant time: the lengths of the arrays against `reports`.
 * @throws RangeError naming the side and the rule that is broken.
 */
export function checkIncidence(incidence: Incidence, side: string): void {
  const { reports, size, offsets, codes } = incidence
  if (!Number.isInteger(reports) || reports < 0) throw new RangeError(`${side}.reports must be a whole number ≥ 0`)
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`${side}.size must be a whole number ≥ 0`)
  if (offsets.length !== reports + 1) {
    throw new RangeError(`${side}.offsets has ${offsets.length} entries; ${reports} reports need ${reports + 1}`)
  }
  if (offsets[0] !== 0 || offsets[reports]! > codes.length) {
    throw new RangeError(`${side}.offsets must run from 0 to at most the number of codes (${codes.length})`)
  }
}
