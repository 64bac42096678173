import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sharedData } from '../../../tests/shared-data.js'

/** One row of a reference table, by column name. */
export type ReferenceRow = Readonly<Record<string, string>>

/** A CSV file of the shared data set, gzipped or not, as rows by column name. */
export function referenceRows(relativePath: string): ReferenceRow[] {
  const bytes = readFileSync(sharedData(relativePath))
  const text = (relativePath.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const [header = [], ...rows] = text.trimEnd().split(/\r?\n/).map(fields)
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])))
}

function fields(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  return Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  ).slice(0, line.endsWith(',') ? undefined : -1)
}

/** |actual − expected| relative to |expected|; 0 where both are equal, zero or undefined. */
export function relativeError(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0
  return Math.abs(actual - expected) / Math.abs(expected)
}
