import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sharedData } from '../../../tests/shared-data.js'
import { countPairs } from './counts/count.js'
import { incidenceFromRows } from './counts/incidence-builder.js'

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

/** Counts by report from rows of report, drug and event names; names coded in the order they first appear. */
export function countNames(rows: readonly ReferenceRow[], report: string, drug: string, event: string) {
  const complete = rows.filter((row) => row[drug] && row[event])
  const [reports, drugs, events] = [report, drug, event].map((column) => new NameCodes(complete, column))
  const shape = (names: NameCodes) => ({ reports: reports!.size, size: names.size })
  const incidence = (names: NameCodes) => incidenceFromRows(reports!.codes, names.codes, shape(names))
  return { counts: countPairs(incidence(drugs!), incidence(events!)), drugs: drugs!, events: events! }
}

/** A dictionary of the names of one column. */
export class NameCodes {
  readonly #code = new Map<string, number>()
  readonly codes: Uint32Array

  constructor(rows: readonly ReferenceRow[], column: string) {
    this.codes = Uint32Array.from(rows, (row) => {
      const name = row[column] ?? ''
      const code = this.#code.get(name) ?? this.#code.size
      this.#code.set(name, code)
      return code
    })
  }

  get size(): number {
    return this.#code.size
  }

  /** The code of a name; -1 for an unknown one. */
  codeOf(name: string): number {
    return this.#code.get(name) ?? -1
  }
}
