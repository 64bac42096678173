import { readIdentifier } from '../values/identifier.js'
import type { RowChecker } from './row-checker.js'

/**
 * Splits a line in which line ends are missing into its records, null where it cannot be. Either each record ends with
 * a delimiter of its own (k·n fields), or the last field of one and the key of the next stand together
 * (k·n − (k − 1) fields); then the case number that follows the key tells where the key begins.
 */
export function splitGluedRecords(
  fields: readonly string[],
  columns: number,
  caseIndex: number,
  checker: RowChecker,
): string[][] | null {
  const records = separated(fields, columns) ?? fused(fields, columns, caseIndex, checker)
  if (records === null) return null
  const firstKey = readIdentifier(records[0]![checker.keyIndex] ?? '')
  const digits = String(firstKey).length
  const fit = records.every((record) => {
    const key = readIdentifier(record[checker.keyIndex] ?? '')
    return Math.abs(String(key).length - digits) <= 3 && checker.accepts(record)
  })
  return fit ? records : null
}

function separated(fields: readonly string[], columns: number): string[][] | null {
  const body = fields.at(-1) === '' && fields.length % columns === 1 ? fields.slice(0, -1) : fields
  if (body.length < 2 * columns || body.length % columns !== 0) return null
  const records: string[][] = []
  for (let start = 0; start < body.length; start += columns) records.push(body.slice(start, start + columns))
  return records
}

function fused(fields: readonly string[], columns: number, caseIndex: number, checker: RowChecker): string[][] | null {
  if (caseIndex !== 1 || checker.keyIndex !== 0 || columns < 3) return null
  if (fields.length < 2 * columns - 1 || (fields.length - 1) % (columns - 1) !== 0) return null
  const records: string[][] = []
  let key = fields[0]!
  for (let start = 0; start + 1 < fields.length; start += columns - 1) {
    const record = [key, ...fields.slice(start + 1, start + columns)]
    const isLast = start + columns >= fields.length
    if (!isLast) {
      const nextCase = fields[start + columns]!
      const seam = record[columns - 1]!
      const from = /^\d{4,}$/.test(nextCase) ? seam.indexOf(nextCase) : -1
      const next = from < 0 ? '' : seam.slice(from)
      const unique = from >= 0 && seam.indexOf(nextCase, from + 1) < 0
      if (!unique || !/^\d+$/.test(next) || next.length - nextCase.length > 3) return null
      record[columns - 1] = seam.slice(0, from)
      key = next
    }
    records.push(record)
  }
  return records
}
