import { AetherError } from '@aethersignal/model'
import { type Dialect, parseLine } from '@aethersignal/text/records'

/** What stands between two cells. */
export type Delimiter = Dialect['delimiter']

/** Where the columns of a header stand. */
export interface ColumnLayout {
  readonly delimiter: Delimiter
  /** Every column of the header, as it is spelled there. */
  readonly header: readonly string[]
  /** Position of each known column that the header has, by the name it is known under. */
  readonly positions: ReadonlyMap<string, number>
  /** Positions of the columns that are not known. */
  readonly others: readonly number[]
}

const DELIMITERS = [',', '\t', ';', '|'] as const

/**
 * Finds the delimiter of a header line and its columns by name, in any order and any case.
 * @throws AetherError `input/missing-column` naming what is missing and what was found; `input/invalid-row` where a
 *   known column stands twice.
 */
export function columnLayout(
  line: string,
  file: string,
  required: readonly string[],
  optional: readonly string[],
  /** Ways to write the file, for the remedy. */
  ways: readonly string[] = [required.join(',')],
): ColumnLayout {
  const readings = DELIMITERS.map((delimiter) => {
    const header = namesIn(line, delimiter)
    const lower = header.map((name) => name.toLowerCase())
    const found = [...required, ...optional].filter((name) => lower.includes(name.toLowerCase()))
    return { delimiter, header, lower, found }
  })
  const best = readings.reduce((one, other) => (other.found.length > one.found.length ? other : one))
  const { delimiter, header, lower, found } = best
  const missing = required.filter((name) => !found.includes(name))
  if (missing.length > 0) {
    throw new AetherError('input/missing-column', `Missing: ${missing.join(', ')}. Found: ${shown(header)}.`, {
      place: { file, line: 1, field: missing[0] ?? '' },
      remedy: `The first line has to name the columns, in any order: ${ways.join('; or ')}.`,
    })
  }
  const twice = found.find((name) => lower.indexOf(name.toLowerCase()) !== lower.lastIndexOf(name.toLowerCase()))
  if (twice !== undefined) {
    throw new AetherError('input/invalid-row', `The header has ${twice} twice.`, {
      place: { file, line: 1, field: twice },
    })
  }
  const positions = new Map(found.map((name) => [name, lower.indexOf(name.toLowerCase())]))
  const known = new Set(positions.values())
  const others = header.map((_, position) => position).filter((position) => !known.has(position))
  return { delimiter, header, positions, others }
}

/** Which of these columns a header line lacks, whatever its delimiter. */
export function missingColumns(line: string, required: readonly string[]): readonly string[] {
  const readings = DELIMITERS.map((delimiter) => {
    const names = namesIn(line, delimiter).map((name) => name.toLowerCase())
    return required.filter((name) => !names.includes(name.toLowerCase()))
  })
  return readings.reduce((one, other) => (other.length < one.length ? other : one))
}

function namesIn(line: string, delimiter: Delimiter): readonly string[] {
  return parseLine(line, { delimiter, newline: '\n' }).cells.map((name) => name.trim())
}

function shown(names: readonly string[]): string {
  const text = names.map((name) => JSON.stringify(name)).join(', ')
  return text.length <= 300 ? text : `${text.slice(0, 300)}…`
}
