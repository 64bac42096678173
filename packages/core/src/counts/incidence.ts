import { fault } from '../errors/fault.js'

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
 * @throws AetherError `measure/invalid-value` naming the side and the rule that is broken.
 */
export function checkIncidence(incidence: Incidence, side: string): void {
  const { reports, size, offsets, codes } = incidence
  const refuse = (member: string, message: string) =>
    fault('measure/invalid-value', `${side}.${member}`, `${side}.${member} ${message}.`)
  if (!Number.isInteger(reports) || reports < 0) throw refuse('reports', `is ${reports}, not a whole number from 0 on`)
  if (!Number.isInteger(size) || size < 0) throw refuse('size', `is ${size}, not a whole number from 0 on`)
  if (offsets.length !== reports + 1) {
    throw refuse('offsets', `has ${offsets.length} entries; ${reports} reports need ${reports + 1}`)
  }
  if (offsets[0] !== 0 || offsets[reports]! > codes.length) {
    throw refuse('offsets', `has to run from 0 to at most the number of codes, ${codes.length}`)
  }
}
