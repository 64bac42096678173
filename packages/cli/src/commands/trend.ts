import type { AnalysisRequest, AnalysisResult } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { decimal, whole } from '../options/common-flags.js'
import { decimalNumber } from '../options/decimal-number.js'
import { choice, read } from '../options/flag.js'
import { LOOKS, PAIR_OVER_TIME, pairOverTime, UNITS } from '../trend/pair-over-time.js'
import { trendSummary } from '../trend/trend-summary.js'

const HELP = `
The file has a header and the columns
  period    2024, 2024-H1, 2024-Q1, 2024-03, 2024-W05 or dates, also as 1Q24, Jan 2024 or 202403, in any order (periods left
            out count 0); other names are labels in the order of the file
  count     events of the period, a whole number
  exposure  what rates are taken over, such as reports or person-years (optional)
  expected  events expected without an effect; adds the MaxSPRT (optional)
or, with --by, one report a row with
  date      YYYY-MM-DD, YYYY-MM or YYYY
  received  when it became known; adds how complete the newest periods are (optional)
plain or gzipped; - reads standard input. With --store one pair of a store is counted, with its measures by period and
cumulated. Dates that lie far from all others (9999-12-31, 2030 typed for 2020) are left out and named; --from and --to
keep those up to them. With --store --date says which date, and with --date event the completeness of the newest periods is added.

Columns written, some of them in a table, all in CSV and JSON: count, cumulative, a chart of counts or rates (centre, lower, upper, beyond; rules as bits: 1 beyond 3
sigma, 2 two of three beyond 2, 4 four of five beyond 1, 8 eight on one side), CUSUM, EWMA, the segments between changes
of the rate, and llr, relative_risk and signalled where expected counts are known. Undefined numbers are – in a table,
empty in CSV, null in JSON.

Example:
  aethersignal trend series.csv --baseline 8 --format csv --out trend.csv
  aethersignal trend reports.csv --by month
  aethersignal trend --store ./store --drug METFORMIN --event "LACTIC ACIDOSIS" --by quarter`

export const addTrend = defineAnalysisCommand({
  command: 'trend',
  analysis: 'trend',
  title: 'follow counts over time',
  description: 'Counts by period with control charts, change points, sequential tests and reporting delay.',
  file: { called: 'series.csv', what: 'counts by period, or one report a row; left out with --store' },
  flags: {
    ...PAIR_OVER_TIME,
    by: choice('<unit>', 'what to count dates by, or what the periods of a file are', UNITS),
    baseline: whole('periods the chart is set up from; default all but the newest', 2),
    width: decimal('<n>', 'limits in standard deviations', 3),
    limits: choice('<kind>', 'limits of the counts', ['normal', 'exact'], 'normal'),
    weight: decimal('<n>', 'weight of the newest value in the EWMA', 0.2),
    penalty: read('<name>', 'what a change costs: bic, bic0, aic, aic0 or a number', penaltyOf, 'bic'),
    minimumLength: whole('fewest periods between changes', 1, 1),
    simulations: whole('random orders for the test of a change', 1, 9999),
    seed: whole('start of the random numbers', 0, 1),
    alpha: decimal('<p>', 'MaxSPRT: probability of a false signal', 0.05),
    minimum: whole('MaxSPRT: no signal before this many events', 1, 1),
    sampleSize: read('<n>', 'MaxSPRT: planned end in expected events; default the end of the series', decimalNumber),
    looks: choice(
      '<when>',
      'MaxSPRT: a plan of looking all the time, or at the end of each period',
      LOOKS,
      'continuous',
    ),
    maximumDelay: whole('longest reporting delay looked at, in periods', 1, 12),
  },
  ofStore: ['drug', 'event'],
  order: 'by period',
  help: HELP,
  read(options, input) {
    const { baseline = null, sampleSize = null, width, limits, weight, penalty, minimumLength, simulations } = options
    const { seed, alpha, minimum, looks, maximumDelay } = options
    return {
      ...pairOverTime(options, input),
      ...{ baseline, width, limits, weight, penalty, minimumLength, simulations, seed },
      ...{ alpha, minimum, looks, sampleSize, maximumDelay },
    }
  },
  rowsCalled: 'periods',
  allRows: true,
  shown: shownColumns,
  summary: trendSummary,
})

/** What is read first, so that a table fits a terminal; the other forms have every column. */
const SHOWN = [
  ...['period', 'count', 'exposure', 'expected', 'total', 'prr', 'ic025', 'rate', 'centre', 'upper', 'beyond'],
  ...['segment_rate', 'completeness', 'llr', 'signalled'],
]

function shownColumns({ table }: AnalysisResult): readonly string[] {
  return table.columns.map(({ name }) => name).filter((name) => SHOWN.includes(name))
}

function penaltyOf(text: string): NonNullable<AnalysisRequest<'trend'>['penalty']> {
  const named = (['bic', 'bic0', 'aic', 'aic0'] as const).find((name) => name === text.toLowerCase())
  return named ?? decimalNumber(text)
}
