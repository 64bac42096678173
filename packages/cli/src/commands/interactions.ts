import { boundNames, interactionsAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisResult, type ResolvedAnalysisRequest } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { readTriples } from '../interactions/read-triples.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireLevel } from '../options/level.js'
import { priorOption } from '../options/prior-option.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

type InteractionsRequest = ResolvedAnalysisRequest<'interactions'>

interface InteractionsOptions
  extends AnalysisOptions,
    Pick<InteractionsRequest, 'minCount' | 'level' | 'interval' | 'expectation'> {
  readonly drug?: string
  readonly with?: readonly string[]
  readonly prior?: NonNullable<InteractionsRequest['prior']>
}

const HELP = `
The file has a header and, in any order, the columns
  n111,n11   reports with both drugs and the event; all reports with both drugs
  n101,n10   with the first drug but not the second: with the event; all
  n011,n01   with the second drug but not the first: with the event; all
  n001,n00   with neither drug: with the event; all
plain or gzipped; - reads standard input. Other columns are carried through in front. With --store, one drug is counted
with others against all events; without --with, with every drug that is reported with it in --min-count reports.

Columns written: the counts; expected (E111) and omega with its bounds, omega025 and omega975 at 95 %; additive and
multiplicative contrasts; crr with the PRRs it compares; chi (Gosho); ic3, the three-way information component by
margins, with bounds; intss where --prior is given. Undefined numbers are – in a table, empty in CSV, null in JSON with
the reason.

Example:
  aethersignal interactions triples.csv --out scored.csv --format csv
  aethersignal interactions --store ./store --drug WARFARIN --with FLUCONAZOLE --limit 20`

export function addInteractions(program: Command, session: Session): void {
  const command = program
    .command('interactions')
    .summary('measure interactions of two drugs')
    .description('Measures whether two drugs together are reported with an event more than each alone explains.')
    .argument('[triples.csv]', 'three-way counts, one triple a row; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--drug <name>', 'with --store: the drug')
    .option('--with <name...>', 'with --store: the other drug, or several')
    .option('--min-count <n>', 'with --store: only events with so many reports of both drugs', wholeNumber(0), 3)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
    .addOption(new Option('--interval <form>', 'interval of omega').choices(['gamma', 'normal']).default('gamma'))
    .addOption(
      new Option('--expectation <name>', 'what ic3 expects: what the three pairs explain, or no association')
        .choices(['pairwise', 'independent'])
        .default('pairwise'),
    )
    .option('--prior <list>', 'alpha1,beta1,alpha2,beta2,p: the prior of EBGM, for intss', priorOption)
  addAnalysisOptions(command, {
    where: 'with --store: ',
    order: 'the lower bound of omega with --store, else as in the file',
  })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: InteractionsOptions) => interactions(session, path, options))
}

function interactions(session: Session, path: string | undefined, options: InteractionsOptions): Promise<void> {
  const { level, interval, expectation, prior = null, minCount } = options
  requireLevel(level)
  return runAnalysis<'interactions'>(session, path, options, {
    command: 'interactions',
    rowsCalled: 'triples',
    request: () => ({
      analysis: 'interactions',
      ...drugsOf(path, options),
      ...{ minCount, level, interval, expectation, prior },
    }),
    async read(file, signal) {
      const { stdin } = session.terminal
      const read = await readTriples(file, level, { stdin, signal, onProgress: session.progress })
      return fileRead(interactionsAnalysis, read)
    },
    shown: ({ table }) => {
      const leading = table.columns.filter(({ kind }) => kind === 'text' || kind === 'carried')
      const [lower] = boundNames('omega', level)
      return [...leading.map(({ name }) => name), 'n111', 'n11', 'expected', 'omega', lower, 'chi', 'crr', 'ic3']
    },
    summary: (result) => summaryOf(result, minCount),
  })
}

/** @throws AetherError `usage/invalid` where a store is asked and no drug is given, or a file and drugs are. */
function drugsOf(path: string | undefined, { drug, with: others }: InteractionsOptions) {
  if (path !== undefined && (drug !== undefined || others !== undefined)) {
    throw new AetherError('usage/invalid', '--drug and --with are of --store.', { remedy: 'Leave them out.' })
  }
  if (path === undefined && drug === undefined) {
    throw new AetherError('usage/invalid', 'With --store, --drug has to be given.', { remedy: 'Name the drug.' })
  }
  return { drug: drug ?? null, with: others ?? null }
}

function summaryOf({ facts }: AnalysisResult, minCount: number): readonly string[] {
  const number = (value: unknown) => (value as number).toLocaleString('en')
  const { reports, partners, belowMinCount, undefinedRows } = facts
  const size = `N ${number(reports ?? 0)} reports, ${number(partners ?? 0)} pairs of drugs, ${number(belowMinCount ?? 0)} triples with fewer than ${minCount} reports left out`
  return [
    ...(reports === undefined ? [] : [size]),
    ...(undefinedRows === 0 ? [] : [`omega or its bounds are not estimable in ${undefinedRows} rows`]),
  ]
}
