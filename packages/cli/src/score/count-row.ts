import { AetherError } from '@aethersignal/model'
import { type CountsLayout, NUMBER_COLUMNS } from './counts-layout.js'

/** The counts of one pair: reports with both, with the drug, with the event, and all reports. */
export interface CountRow {
  readonly a: number
  readonly drugTotal: number
  readonly eventTotal: number
  readonly total: number
}

/** The most reports that counts are kept for: 2³² − 1. */
export const MOST_REPORTS = 4_294_967_295

/** Reads the four numbers of a row. Throws `measure/invalid-count` where they are no counts of reports. */
export function countRow(fields: readonly string[], layout: CountsLayout, file: string, line: number): CountRow {
  const names = NUMBER_COLUMNS[layout.kind]
  const read = (index: 0 | 1 | 2 | 3) => count(fields[layout.numbers[index]] ?? '', names[index], file, line)
  const a = read(0)
  const second = read(1)
  const third = read(2)
  const fourth = read(3)
  const row =
    layout.kind === 'margins'
      ? { a, drugTotal: second, eventTotal: third, total: fourth }
      : { a, drugTotal: a + second, eventTotal: a + third, total: a + second + third + fourth }
  const contradiction = contradictionIn(row)
  if (contradiction !== undefined) throw invalidCount(contradiction.message, contradiction.field, file, line)
  return row
}

function count(text: string, field: string, file: string, line: number): number {
  const digits = text.trim()
  const value = /^\d+(\.0*)?$/.test(digits) ? Number(digits) : Number.NaN
  if (value <= MOST_REPORTS) return value
  if (value > MOST_REPORTS) throw invalidCount(`${field} is more than ${MOST_REPORTS}.`, field, file, line)
  const said = digits === '' ? 'is empty' : `is ${JSON.stringify(digits.slice(0, 40))}`
  throw invalidCount(`${field} ${said}, not a whole number of reports.`, field, file, line)
}

function contradictionIn({ a, drugTotal, eventTotal, total }: CountRow) {
  if (a > drugTotal) return { field: 'drug_total', message: `a is ${a}, more than drug_total, ${drugTotal}.` }
  if (a > eventTotal) return { field: 'event_total', message: `a is ${a}, more than event_total, ${eventTotal}.` }
  const either = drugTotal + eventTotal - a
  if (total < either) {
    return { field: 'total', message: `total is ${total}, less than the ${either} reports with the drug or the event.` }
  }
  if (total > MOST_REPORTS) return { field: 'total', message: `total is ${total}, more than ${MOST_REPORTS}.` }
  return undefined
}

function invalidCount(message: string, field: string, file: string, line: number): AetherError {
  return new AetherError('measure/invalid-count', message, { place: { file, line, field } })
}
