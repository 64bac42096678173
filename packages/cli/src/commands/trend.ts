import type { PeriodUnit } from '@aethersignal/core/time'
import { trendAnalysis } from '@aethersignal/engine/analyses'
import type { AnalysisRequest, AnalysisResult } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { calendarDate } from '../options/date-options.js'
import { decimalNumber } from '../options/decimal-number.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'
import { pairOverTime } from '../trend/pair-over-time.js'
import { readSeries } from '../trend/read-series.js'
import { trendSummary } from '../trend/trend-summary.js'

type TrendRequest = Required<
  Pick<AnalysisRequest<'trend'>, 'width' | 'limits' | 'weight' | 'penalty' | 'alpha' | 'looks'>
>

interface TrendCommandOptions extends AnalysisOptions, TrendRequest {
  readonly drug?: string
  readonly event?: string
  readonly by?: PeriodUnit & Exclude<AnalysisRequest<'trend'>['by'], null>
  readonly asOf?: string
  readonly maximumDelay: number
  readonly baseline?: number
  readonly minimumLength: number
  readonly simulations: number
  readonly seed: number
  readonly minimum: number
  readonly sampleSize?: number
}

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

export function addTrend(program: Command, session: Session): void {
  const command = program
    .command('trend')
    .summary('follow counts over time')
    .description('Counts by period with control charts, change points, sequential tests and reporting delay.')
    .argument('[series.csv]', 'counts by period, or one report a row; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--drug <name>', 'with --store: the drug')
    .option('--event <term>', 'with --store: the event')
    .addOption(
      new Option('--by <unit>', 'what to count dates by, or what the periods of a file are').choices([
        'week',
        'month',
        'quarter',
        'half-year',
        'year',
      ]),
    )
    .option('--baseline <n>', 'periods the chart is set up from; default all but the newest', wholeNumber(2))
    .option('--width <n>', 'limits in standard deviations', decimalNumber, 3)
    .addOption(new Option('--limits <kind>', 'limits of the counts').choices(['normal', 'exact']).default('normal'))
    .option('--weight <n>', 'weight of the newest value in the EWMA', decimalNumber, 0.2)
    .option('--penalty <name>', 'what a change costs: bic, bic0, aic, aic0 or a number', penaltyOf, 'bic')
    .option('--minimum-length <n>', 'fewest periods between changes', wholeNumber(1), 1)
    .option('--simulations <n>', 'random orders for the test of a change', wholeNumber(1), 9999)
    .option('--seed <n>', 'start of the random numbers', wholeNumber(0), 1)
    .option('--alpha <p>', 'MaxSPRT: probability of a false signal', decimalNumber, 0.05)
    .option('--minimum <n>', 'MaxSPRT: no signal before this many events', wholeNumber(1), 1)
    .option(
      '--sample-size <n>',
      'MaxSPRT: planned end in expected events; default the end of the series',
      decimalNumber,
    )
    .addOption(
      new Option('--looks <when>', 'MaxSPRT: a plan of looking all the time, or at the end of each period')
        .choices(['continuous', 'periods'])
        .default('continuous'),
    )
    .option('--as-of <date>', 'the day the data were looked at: later dates are left out; default today', calendarDate)
    .option('--maximum-delay <n>', 'longest reporting delay looked at, in periods', wholeNumber(1), 12)
  addAnalysisOptions(command, { where: 'with --store: ', order: 'by period' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: TrendCommandOptions) => trend(session, path, options))
}

function trend(session: Session, path: string | undefined, options: TrendCommandOptions): Promise<void> {
  const { baseline, sampleSize, width, limits, weight, penalty, minimumLength, simulations, seed } = options
  const { alpha, minimum, looks, maximumDelay, by } = options
  return runAnalysis<'trend'>(session, path, options, {
    command: 'trend',
    rowsCalled: 'periods',
    rowsMember: 'periods',
    allRows: true,
    request: () => ({
      analysis: 'trend',
      ...pairOverTime(session, path, options),
      ...{ baseline: baseline ?? null, width, limits, weight, penalty, minimumLength, simulations, seed },
      ...{ alpha, minimum, looks, sampleSize: sampleSize ?? null, maximumDelay },
    }),
    async read(file, signal) {
      const { asOf } = pairOverTime(session, path, options)
      const read = { stdin: session.terminal.stdin, signal, maximumDelay, asOf, ...(by !== undefined && { by }) }
      return fileRead(trendAnalysis, await readSeries(file, read))
    },
    shown: shownColumns,
    summary: trendSummary,
  })
}

/** What is read first, so that a table fits a terminal; the other forms have every column. */
const SHOWN = [
  ...['period', 'count', 'exposure', 'expected', 'total', 'prr', 'ic025', 'rate', 'centre', 'upper', 'beyond'],
  ...['segment_rate', 'completeness', 'llr', 'signalled'],
]

function shownColumns({ table }: AnalysisResult): readonly string[] {
  return table.columns.map(({ name }) => name).filter((name) => SHOWN.includes(name))
}

function penaltyOf(text: string): TrendRequest['penalty'] {
  const named = (['bic', 'bic0', 'aic', 'aic0'] as const).find((name) => name === text.toLowerCase())
  return named ?? decimalNumber(text)
}
