import type { AnalysisRequest, AnalysisResult, ResultColumn, ResultTable } from '@aethersignal/model'
import { currentTerm } from './current-term.js'

/** What reports say of a pair, by the column's name in the analysis and beside the mentions. */
const COLUMNS = { a: 'reports', ic: 'ic', ic025: 'ic025', ic975: 'ic975' } as const

/** What a source of reports is asked, to lay its answer beside mentions: reactions under the names that reports give them now. @param table Mentions by pair. */
export function reportsRequest(table: ResultTable): AnalysisRequest<'scores'> {
  const namesOf = (name: string) => {
    const column = table.columns.find((found) => found.name === name)
    return column?.kind === 'text' ? column.values : []
  }
  const events = namesOf('reaction')
  const pairs = namesOf('drug').map((drug, row) => ({ drug, event: currentTerm(events[row]!) }))
  return { analysis: 'scores', pairs, measures: ['ic'] }
}

/**
 * Lays what reports say beside pairs that posts mention: reports with both, IC and its bounds. A pair whose drug or event the
 * source does not know has no number, and `inReports` tells it from one without a report. The two counts stay apart, as they are of different things.
 * @param table Mentions by pair.
 * @param reports The answer to {@link reportsRequest}, in its order.
 */
export function besideReports(table: ResultTable, reports: AnalysisResult): ResultTable {
  const added = Object.entries(COLUMNS).map(([from, name]): ResultColumn => {
    const values = reports.table.columns.find((column) => column.name === from)?.values as ArrayLike<number>
    return { name, kind: name === 'reports' ? 'count' : 'number', values }
  })
  const counts = added.find(({ name }) => name === 'reports')?.values as ArrayLike<number>
  const answers = Array.from({ length: table.rows }, (_, row) => answerOf(counts[row]!))
  return {
    rows: table.rows,
    columns: [...table.columns, ...added, { name: 'inReports', kind: 'text', values: answers }],
  }
}

/** `reported`; `no-report` where the source knows both and no report has them; `unknown` where it does not know one of them by any name. */
function answerOf(reports: number): 'reported' | 'no-report' | 'unknown' {
  if (Number.isNaN(reports)) return 'unknown'
  return reports > 0 ? 'reported' : 'no-report'
}

/** The rows of pairs that no report has, those that the source does not know among them. @param table What {@link besideReports} gave. */
export function withoutReports({ rows, columns }: ResultTable): ResultTable {
  const reports = columns.find(({ name }) => name === 'reports')!.values as ArrayLike<number>
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) => !(reports[row]! > 0))
  return {
    rows: kept.length,
    columns: columns.map((column) =>
      column.kind === 'text' || column.kind === 'carried'
        ? { ...column, values: kept.map((row) => column.values[row]!) }
        : { ...column, values: kept.map((row) => column.values[row]!) },
    ),
  }
}
