import { csvField, csvNumber } from '../output/csv-field.js'
import { textTable } from '../output/text-table.js'
import type { TrendAnalysis } from './analyse-trend.js'
import type { TrendSeries } from './trend-series.js'

/** The periods as CSV with a header. */
export function* trendCsv({ periods }: TrendSeries, { columns }: TrendAnalysis): Generator<string, void, undefined> {
  const names = Object.keys(columns)
  yield `${['period', ...names].join(',')}\n`
  for (const [row, period] of periods.entries()) {
    const fields = names.map((name) => csvNumber(columns[name]?.[row] ?? Number.NaN))
    yield `${[csvField(period), ...fields].join(',')}\n`
  }
}

/** Periods and results as one JSON object; undefined numbers are null. */
export function trendJson(series: TrendSeries, analysis: TrendAnalysis): string {
  const { columns, ...results } = analysis
  const names = Object.keys(columns)
  const periods = series.periods.map((period, row) => ({
    period,
    ...Object.fromEntries(names.map((name) => [name, columns[name]?.[row] ?? null])),
  }))
  const { notes, definitions } = series
  return `${JSON.stringify({ periods, ...results, definitions, notes }, null, 2)}\n`
}

/** What is read first, under the table. */
export function trendText(series: TrendSeries, analysis: TrendAnalysis): string {
  const { columns } = analysis
  const shown = Object.keys(columns).filter((name) => !['cusum_lower', 'cusum_beyond', 'ewma_beyond'].includes(name))
  const rows = series.periods.map((period, row) => [
    period,
    ...shown.map((name) => numberText(columns[name]?.[row] ?? Number.NaN)),
  ])
  const table = textTable(
    [{ title: 'period', align: 'left', width: 24 }, ...shown.map((title) => ({ title, align: 'right' as const }))],
    rows,
  )
  return `${table}\n\n${summary(series, analysis).join('\n')}\n`
}

function summary({ periods }: TrendSeries, { chart, changes, changeTest, maxSprt, columns }: TrendAnalysis): string[] {
  const outside = periods.filter((_, row) => columns.beyond?.[row] !== 0)
  const at = changes.changes.map((change) => periods[change]).join(', ')
  const test = Number.isNaN(changeTest.p)
    ? 'not estimable, there are no events'
    : `p ${numberText(changeTest.p)} ± ${numberText(changeTest.standardError)} (${changeTest.null}, ${changeTest.simulations} simulations, seed ${changeTest.seed})`
  const lines = [
    `Beyond the limits: ${chart.reason === null ? outside.join(', ') || 'no period' : `not estimable (${chart.reason})`}`,
    `Changes of the rate: ${at === '' ? 'none' : `from ${at} on`}; any change at all: ${test}`,
  ]
  if (maxSprt !== null) {
    const first = maxSprt.firstSignal
    lines.push(
      `MaxSPRT: ${typeof first === 'number' ? `signal at ${periods[first]}` : 'no signal'}, critical value ${numberText(Number(maxSprt.criticalValue))}, alpha spent ${numberText(Number(maxSprt.spent))}`,
    )
  }
  return lines
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
}
