import { fault } from '../errors/fault.js'
import { codeArray, type Incidence } from './incidence.js'

interface Rows {
  readonly reports: ArrayLike<number>
  readonly codes: ArrayLike<number>
  readonly length: number
}

/** Number of reports and of codes of an incidence under construction. */
export interface IncidenceShape {
  /** Number of reports, those without any code included. */
  readonly reports: number
  /** Size of the vocabulary. */
  readonly size: number
}

const chunkLength = 262_144
const maximumCodes = 0xffff_ffff

/**
 * Builds an {@link Incidence} from (report, code) rows in any order; a code that a report repeats is kept once, and
 * codes come out ascending within a report.
 *
 * @param reports report number of each row, from 0
 * @param codes code of each row, from 0
 * @throws AetherError `measure/invalid-value` for columns of unequal length and, naming the row, for a report or code outside the
 *   shape.
 */
export function incidenceFromRows(
  reports: ArrayLike<number>,
  codes: ArrayLike<number>,
  shape: IncidenceShape,
): Incidence {
  if (reports.length !== codes.length) {
    const message = `reports has ${reports.length} rows, codes has ${codes.length}.`
    throw fault('measure/invalid-value', 'codes', message)
  }
  return build([{ reports, codes, length: reports.length }], shape)
}

/** Takes (report, code) rows one at a time, in any order and with repeats, and makes an {@link Incidence} of them. */
export class IncidenceBuilder {
  readonly #chunks: { reports: Uint32Array; codes: Uint32Array; length: number }[] = []
  #reports = 0
  #size = 0

  /** Number of rows taken so far, repeats included. */
  get rows(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  }

  /** Takes one row. @throws AetherError `measure/invalid-value` unless both are whole numbers in 0 … 2³² − 2. */
  add(report: number, code: number): void {
    if (report >>> 0 !== report || report === maximumCodes) throw notOneOf('report', report, maximumCodes)
    if (code >>> 0 !== code || code === maximumCodes) throw notOneOf('code', code, maximumCodes)
    let chunk = this.#chunks.at(-1)
    if (chunk === undefined || chunk.length === chunkLength) {
      chunk = { reports: new Uint32Array(chunkLength), codes: new Uint32Array(chunkLength), length: 0 }
      this.#chunks.push(chunk)
    }
    chunk.reports[chunk.length] = report
    chunk.codes[chunk.length] = code
    chunk.length += 1
    if (report >= this.#reports) this.#reports = report + 1
    if (code >= this.#size) this.#size = code + 1
  }

  /**
   * The incidence of all rows taken. The shape defaults to the highest report and code seen; name it when reports
   * without codes, or codes without reports, belong to the universe.
   * @throws AetherError `measure/invalid-value` when a row lies outside the shape.
   */
  build(shape: Partial<IncidenceShape> = {}): Incidence {
    return build(this.#chunks, { reports: shape.reports ?? this.#reports, size: shape.size ?? this.#size })
  }
}

function build(chunks: readonly Rows[], { reports, size }: IncidenceShape): Incidence {
  const ends = new Uint32Array(reports + 1)
  let rows = 0
  for (const chunk of chunks) {
    rows += chunk.length
    if (rows > maximumCodes) throw fault('measure/invalid-value', 'codes', 'An incidence holds at most 2³² − 1 rows.')
    for (let row = 0; row < chunk.length; row++) {
      const report = chunk.reports[row]!
      const code = chunk.codes[row]!
      if (!(report >= 0 && report < reports && Number.isInteger(report))) {
        throw notOneOf('report', report, reports, rows - chunk.length + row)
      }
      if (!(code >= 0 && code < size && Number.isInteger(code))) {
        throw notOneOf('code', code, size, rows - chunk.length + row)
      }
      ends[report]! += 1
    }
  }
  let start = 0
  for (let report = 0; report <= reports; report++) {
    const length = ends[report]!
    ends[report] = start
    start += length
  }
  const placed = codeArray(size, rows)
  for (const chunk of chunks) {
    for (let row = 0; row < chunk.length; row++) {
      const report = chunk.reports[row]!
      placed[ends[report]!] = chunk.codes[row]!
      ends[report]! += 1
    }
  }
  return withoutRepeats(placed, ends, { reports, size })
}

function notOneOf(field: string, value: number, size: number, row?: number) {
  return fault('measure/invalid-value', field, `${field} ${value} is not a whole number below ${size}.`, row)
}

/** `ends[r]` is where report r's codes end in `placed`; becomes the offsets of the result. */
function withoutRepeats(
  placed: Uint16Array | Uint32Array,
  ends: Uint32Array,
  { reports, size }: IncidenceShape,
): Incidence {
  let start = 0
  let kept = 0
  for (let report = 0; report < reports; report++) {
    const end = ends[report]!
    ends[report] = kept
    sortRange(placed, start, end)
    for (let at = start; at < end; at++) {
      const code = placed[at]!
      if (at === start || code !== placed[kept - 1]) {
        placed[kept] = code
        kept += 1
      }
    }
    start = end
  }
  ends[reports] = kept
  return { reports, size, offsets: ends, codes: kept === placed.length ? placed : placed.slice(0, kept) }
}

/** Insertion sort for the usual handful of codes a report; the built-in sort for the rare long report. */
function sortRange(codes: Uint16Array | Uint32Array, start: number, end: number): void {
  if (end - start > 40) {
    codes.subarray(start, end).sort()
    return
  }
  for (let at = start + 1; at < end; at++) {
    const code = codes[at]!
    let to = at
    while (to > start && codes[to - 1]! > code) {
      codes[to] = codes[to - 1]!
      to -= 1
    }
    codes[to] = code
  }
}
