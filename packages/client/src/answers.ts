import type { Capabilities } from '@aethersignal/engine'
import {
  AetherError,
  type AnalysisResultJson,
  type CasePage,
  type DatasetSummary,
  type PairProfile,
  type SignalTableJson,
  type Term,
} from '@aethersignal/model'

// Answers are checked as far as a wrong server or a proxy's page would differ; the server's schemas do the rest.

type Members = Readonly<Record<string, unknown>>

/** Reads `GET datasets/:id`. */
export function readDataset(value: unknown): { capabilities: Capabilities; summary: DatasetSummary } {
  const { id: _, capabilities, ...summary } = members(value)
  const { cases, progress, measures, analyses, filters } = members(capabilities)
  expectAnswer(typeof cases === 'boolean' && typeof progress === 'boolean', 'capabilities')
  expectAnswer([measures, analyses, filters].every(Array.isArray), 'capabilities')
  expectAnswer(isCount(summary['reports']) && typeof summary['title'] === 'string', 'a summary')
  members(summary['identity'])
  members(summary['load'])
  return { capabilities: capabilities as Capabilities, summary: summary as unknown as DatasetSummary }
}

/** Reads `signals/suggest`. */
export function readTerms(value: unknown): readonly Term[] {
  const { terms } = members(value)
  expectAnswer(Array.isArray(terms), 'terms')
  return terms as Term[]
}

/** Reads `signals/run`. */
export function readSignalTable(value: unknown): SignalTableJson {
  const table = members(value)
  const { rows, drug, event } = table
  expectAnswer(isCount(rows) && isCount(table['totalRows']) && isCount(table['offset']), 'a signal table')
  const lists = [
    drug,
    event,
    ...Object.values(members(table['columns'])),
    ...Object.values(members(table['presets'] ?? {})),
  ]
  expectAnswer(
    lists.every((list) => Array.isArray(list) && list.length === rows),
    'columns of equal length',
  )
  members(table['manifest'])
  expectAnswer(Array.isArray(table['notes']), 'notes')
  return value as SignalTableJson
}

/** Reads `signals/pair`. */
export function readPairProfile(value: unknown): PairProfile {
  const profile = members(value)
  const { a, b, c, d } = members(profile['table'])
  expectAnswer([a, b, c, d].every(isCount), 'a two by two table')
  members(profile['measures'])
  return value as PairProfile
}

/** Reads `analyses/:name`. */
export function readAnalysisResult(value: unknown): AnalysisResultJson {
  const result = members(value)
  const { rows, columns } = members(result['table'])
  expectAnswer(isCount(rows) && isCount(result['totalRows']) && isCount(result['offset']), 'a table of results')
  expectAnswer(
    Array.isArray(columns) &&
      columns.every((column) => {
        const { values } = members(column)
        return Array.isArray(values) && values.length === rows
      }),
    'columns of equal length',
  )
  members(result['manifest'])
  expectAnswer(Array.isArray(result['notes']), 'notes')
  return value as AnalysisResultJson
}

/** Reads `signals/cases`. */
export function readCasePage(value: unknown): CasePage {
  const page = members(value)
  expectAnswer(Array.isArray(page['cases']) && isCount(page['total']), 'a page of cases')
  return value as CasePage
}

function members(value: unknown): Members {
  expectAnswer(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object')
  return value as Members
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function expectAnswer(condition: boolean, what: string): void {
  if (!condition) throw new AetherError('source/invalid-response', `The answer does not hold ${what}.`)
}
