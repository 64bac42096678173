import type { PeriodUnit } from '@aethersignal/core'
import { AetherError, DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { calendarDate, dateBounds } from '../options/date-options.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { noteText } from '../output/note-text.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { analyseTrend, type TrendOptions } from '../trend/analyse-trend.js'
import { readSeries } from '../trend/read-series.js'
import { type StoreSeriesOptions, storeSeries } from '../trend/store-series.js'
import { trendCsv, trendJson, trendText } from '../trend/trend-output.js'
import type { TrendSeries } from '../trend/trend-series.js'
import { usageText } from '../usage-text.js'
import { commandVersion } from '../version.js'

interface TrendCommandOptions extends FilterOptions, DrugNameOptions, TrendOptions {
  readonly store?: string
  readonly drug?: string
  readonly event?: string
  readonly role: readonly Role[]
  readonly by?: PeriodUnit
  readonly asOf?: string
  readonly maximumDelay: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
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

Columns written: count, cumulative, a chart of counts or rates (centre, lower, upper, beyond; rules as bits: 1 beyond 3
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
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
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
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: TrendCommandOptions) => trend(session, path, options))
}

async function trend(session: Session, path: string | undefined, options: TrendCommandOptions): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.format === 'json'
  const started = terminal.elapsed()
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const series = await seriesFrom(session, path, options, signal)
      const analysis = analyseTrend(series, options, { signal })
      session.endProgress()
      if (options.format !== 'json') for (const note of series.notes) session.say(noteText(note))
      if (options.format === 'csv') await output.write(trendCsv(series, analysis))
      else if (options.format === 'json') await output.write([trendJson(series, analysis)])
      else await output.writeText(trendText(series, analysis))
      if (options.manifest !== undefined) {
        const manifest = await openOutput(options.manifest, terminal.stdout)
        await withOutput(manifest, () => manifest.write([manifestOf(series, options)]))
      }
      if (options.verbose || terminal.stderrIsTerminal) {
        session.say(usageText(terminal, started, `${series.periods.length} periods`))
      }
    }),
  )
}

function seriesFrom(
  session: Session,
  path: string | undefined,
  options: TrendCommandOptions,
  signal: AbortSignal,
): Promise<TrendSeries> {
  const { store, drug, event, by, date, role, maximumDelay } = options
  const asOf = options.asOf ?? session.terminal.now().toISOString().slice(0, 10)
  if ((path === undefined) === (store === undefined)) {
    throw new AetherError('usage/invalid', 'Give either a file or --store.', {
      remedy: 'See: aethersignal trend --help',
    })
  }
  requireStoreForNames(options, store)
  if (store === undefined) {
    const named = { stdin: session.terminal.stdin, signal, maximumDelay, asOf }
    return readSeries(path ?? '-', by === undefined ? named : { ...named, by })
  }
  if (drug === undefined || event === undefined || by === undefined) {
    const missing = drug === undefined ? '--drug' : event === undefined ? '--event' : '--by'
    throw new AetherError('usage/invalid', `With --store, ${missing} has to be given.`, {
      remedy: 'Name the drug, the event and the unit of the periods.',
    })
  }
  return storeSeries(store, {
    drug,
    event,
    by,
    date,
    roles: role,
    where: filterOf(options) ?? null,
    maximumDelay,
    asOf,
    outlying: outlyingRule(dateBounds(options, date)),
    naming: options,
    signal,
  })
}

/** A bound that the user gave keeps every date up to it. */
function outlyingRule({ from, to }: ReturnType<typeof dateBounds>): StoreSeriesOptions['outlying'] {
  if (from === undefined) return to === undefined ? 'leave-out' : 'leave-out-early'
  return to === undefined ? 'leave-out-late' : 'keep'
}

function manifestOf({ input, definitions, notes }: TrendSeries, options: TrendCommandOptions): string {
  const { baseline, width, limits, weight, penalty, minimumLength, simulations, seed } = options
  const { alpha, minimum, looks, sampleSize, maximumDelay, format } = options
  const manifest = {
    manifestVersion: 1,
    software: { name: 'aethersignal', version: commandVersion() },
    input,
    options: {
      ...{ baseline: baseline ?? null, width, limits, weight, penalty, minimumLength, simulations, seed },
      ...{ alpha, minimum, looks, sampleSize: sampleSize ?? null, maximumDelay, format },
    },
    definitions,
    notes,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function penaltyOf(text: string): TrendOptions['penalty'] {
  const named = (['bic', 'bic0', 'aic', 'aic0'] as const).find((name) => name === text.toLowerCase())
  return named ?? decimalNumber(text)
}
