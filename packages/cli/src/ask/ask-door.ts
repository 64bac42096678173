import type { CallOptions, SignalSource } from '@aethersignal/engine'
import {
  type AnalysisResult,
  type AnalysisResultJson,
  analysisResultToJson,
  type CasePage,
  type DatasetSummary,
  DEFAULT_MEASURES,
  defaultQuery,
  type PairProfile,
  REQUEST_LIMITS,
  type ResultColumn,
  type SignalTable,
  type SignalTableJson,
  signalTableToJson,
} from '@aethersignal/model'
import type { Asked } from '@aethersignal/query/words'

/** What a source answered, by the call. */
export type Answer =
  | { readonly door: 'run'; readonly table: SignalTable; readonly fewest: number }
  | { readonly door: 'pair'; readonly profile: PairProfile }
  | { readonly door: 'analyse'; readonly result: AnalysisResult; readonly limit: number }
  | { readonly door: 'cases'; readonly page: CasePage; readonly show: 'total' | 'reports' }
  | { readonly door: 'describe'; readonly summary: DatasetSummary }

/** Asks a source what a question means, for so many rows where it does not say how many. */
export async function askDoor(source: SignalSource, asked: Asked, rows: number, options: CallOptions): Promise<Answer> {
  switch (asked.door) {
    case 'run': {
      const { spec } = asked
      const page = spec.page ?? { offset: 0, limit: rows }
      const { minCount } = { ...defaultQuery(DEFAULT_MEASURES), ...spec }
      const table = await source.run({ measures: DEFAULT_MEASURES, ...spec, minCount, page }, options)
      return { door: 'run', table, fewest: minCount }
    }
    case 'pair':
      return { door: 'pair', profile: await source.pair(asked.pair, asked.spec, options) }
    case 'analyse': {
      const result = await source.analyse(asked.request, options)
      return { door: 'analyse', result: asked.only === undefined ? result : onlyRows(result, asked.only), limit: rows }
    }
    case 'cases': {
      const page = await source.cases(
        asked.query,
        { limit: asked.show === 'total' ? 1 : Math.min(rows, REQUEST_LIMITS.cases) },
        options,
      )
      return { door: 'cases', page, show: asked.show }
    }
    default:
      return { door: 'describe', summary: await source.describe(options) }
  }
}

/** The rows of a result with one of the names that were asked for. The columns that hold names are those that the analysis calls so. */
function onlyRows(
  result: AnalysisResult,
  { drugs, events }: { readonly drugs?: readonly string[]; readonly events?: readonly string[] },
): AnalysisResult {
  const { table } = result
  const holds = (names: readonly string[] | undefined, column: string, row: number) => {
    const values = table.columns.find(({ name }) => name === column)?.values
    return names === undefined || values === undefined || names.includes(String(values[row]))
  }
  const kept = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => holds(drugs, 'drug', row) && holds(events, 'event', row),
  )
  const columns = table.columns.map((column) => {
    return { ...column, values: kept.map((row) => column.values[row]!) } as ResultColumn
  })
  return { ...result, totalRows: kept.length, table: { rows: kept.length, columns } }
}

/** An answer as plain JSON. */
export function answerJson(answer: Answer): SignalTableJson | AnalysisResultJson | PairProfile | CasePage | object {
  switch (answer.door) {
    case 'run':
      return signalTableToJson(answer.table)
    case 'pair':
      return answer.profile
    case 'analyse':
      return analysisResultToJson(answer.result)
    case 'cases':
      return answer.show === 'total' ? { total: answer.page.total } : answer.page
    default:
      return { reports: answer.summary.reports, countries: answer.summary.countries }
  }
}
