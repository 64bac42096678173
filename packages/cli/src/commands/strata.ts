import { boundNames, strataAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, POOLED_MEASURES, type PooledMeasure, STRATIFIERS, type Stratifier } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireLevel } from '../options/level.js'
import { risingAges } from '../options/rising-ages.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'
import { readStrata } from '../strata/read-strata.js'

interface StrataOptions extends AnalysisOptions {
  readonly by?: Stratifier
  readonly ageBounds?: readonly number[]
  readonly drug?: readonly string[]
  readonly event?: readonly string[]
  readonly minCount: number
  readonly subgroups?: boolean
  readonly measure: PooledMeasure
  readonly estimator: 'paule-mandel' | 'dersimonian-laird'
  readonly level: number
}

const HELP = `
The file has a header and, in any order, the columns
  stratum     name of the stratum
  a,b,c,d     reports of the stratum with drug and event, drug only, event only, neither
  drug,event  the pair (optional; without them the file is one pair)
plain or gzipped; - reads standard input. With --store the pairs of a store are counted by --by; reports where the
variable is unknown are a stratum of their own, so that the strata add up to all reports.

Columns written, one row a pair: strata, informative (those with reports in every margin), a, expected (summed over
strata), ic, Mantel-Haenszel ror_mh, prr_mh and rd_mh with bounds, cmh and cmh_corrected with p, breslow_day and tarone
with p. With --subgroups, one row a stratum: its own ratio and ic, both shrunk towards all strata, and the test of
interaction (q, tau2, i2). Undefined numbers are – in a table, empty in CSV, null in JSON with the reason.

Example:
  aethersignal strata tables.csv --subgroups
  aethersignal strata --store ./store --by sex --drug METFORMIN --sort breslow_day_p:asc`

export function addStrata(program: Command, session: Session): void {
  const command = program
    .command('strata')
    .summary('adjust for and compare strata')
    .description('Pools pairs over strata, tests whether strata differ and shrinks the ratios of subgroups.')
    .argument('[tables.csv]', 'one fourfold table a stratum; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .addOption(new Option('--by <variable>', 'with --store: what to stratify by').choices(STRATIFIERS))
    .option('--age-bounds <list>', 'with --by age: first years of the bands (default: 2,12,18,65)', risingAges)
    .option('--drug <name...>', 'with --store: only pairs with one of these drugs')
    .option('--event <term...>', 'with --store: only pairs with one of these events')
    .option('--min-count <n>', 'with --store: only pairs with at least this many reports', wholeNumber(1), 3)
    .option('--subgroups', 'one row a stratum instead of one a pair')
    .addOption(new Option('--measure <name>', 'ratio of --subgroups').choices(POOLED_MEASURES).default('ror'))
    .addOption(
      new Option('--estimator <name>', 'variance between subgroups')
        .choices(['paule-mandel', 'dersimonian-laird'])
        .default('paule-mandel'),
    )
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addAnalysisOptions(command, {
    where: 'with --store: ',
    order: 'the lower bound of ror_mh with --store, else as in the file',
  })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: StrataOptions) => strata(session, path, options))
}

function strata(session: Session, path: string | undefined, options: StrataOptions): Promise<void> {
  const { level, measure, estimator, subgroups = false, minCount, drug, event } = options
  requireLevel(level)
  return runAnalysis<'strata'>(session, path, options, {
    command: 'strata',
    rowsCalled: 'rows',
    request: () => ({
      analysis: 'strata',
      by: path === undefined ? variable(options.by) : 'sex',
      ...(options.ageBounds && { ageBounds: options.ageBounds }),
      drugs: drug ?? null,
      events: event ?? null,
      rows: subgroups ? 'subgroups' : 'pooled',
      ...{ minCount, measure, estimator, level },
    }),
    async read(file, signal) {
      const { stdin } = session.terminal
      return fileRead(strataAnalysis, await readStrata(file, { stdin, signal, onProgress: session.progress }))
    },
    shown: ({ table }) => {
      const leading = table.columns.filter(({ name, kind }) => kind === 'text' && name !== 'stratum')
      const rest = subgroups ? shownSubgroups(measure, level) : shownPooled(level)
      return [...leading.map(({ name }) => name), ...rest]
    },
    summary: ({ facts }) => summaryOf(facts),
  })
}

/** @throws AetherError `usage/invalid` where it is not given. */
function variable(by: Stratifier | undefined): Stratifier {
  if (by !== undefined) return by
  throw new AetherError('usage/invalid', 'With --store, --by has to be given.', {
    remedy: `Stratify by one of ${STRATIFIERS.join(', ')}.`,
  })
}

function summaryOf({ reports, strata: found }: Readonly<Record<string, unknown>>): readonly string[] {
  if (reports === undefined) return []
  const sizes = (found as readonly { readonly name: string; readonly reports: number }[]).map(
    (stratum) => `${stratum.name} ${stratum.reports.toLocaleString('en')}`,
  )
  return [`N ${(reports as number).toLocaleString('en')} reports: ${sizes.join(', ')}`]
}

function shownPooled(level: number): readonly string[] {
  return ['strata', 'a', 'expected', 'ic', 'ror_mh', ...boundNames('ror_mh', level), 'prr_mh', 'cmh_p', 'breslow_day_p']
}

function shownSubgroups(measure: string, level: number): readonly string[] {
  const [lower] = boundNames(measure, level)
  const shrunk = `${measure}_shrunk`
  return ['stratum', 'a', 'expected', measure, lower, shrunk, ...boundNames(shrunk, level), 'ic', 'ic_shrunk', 'q_p']
}
