import type { MgpsPrior } from '@aethersignal/core'
import { scoresAnalysis } from '@aethersignal/engine/analyses'
import {
  AetherError,
  type AnalysisResult,
  DEFAULT_MEASURES,
  MEASURES,
  type Measure,
  type PriorFit,
  type ZeroCells,
} from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireLevel } from '../options/level.js'
import { measureList } from '../options/measures-option.js'
import { zeroCellsOption } from '../options/output-options.js'
import { priorOption } from '../options/prior-option.js'
import { priorText } from '../output/prior-text.js'
import { readCountsFile } from '../score/read-counts.js'
import { readPairs } from '../score/read-pairs.js'
import type { Session } from '../session.js'

interface ScoreOptions extends AnalysisOptions {
  readonly pairs?: string
  readonly measures: readonly Measure[]
  readonly zeroCells: ZeroCells
  readonly level: number
  readonly prior?: MgpsPrior
}

const HELP = `
The file has a header and, in any order, one of
  a,b,c,d                          reports with both, drug only, event only, neither
  a,drug_total,event_total,total   reports with both, with the drug, with the event, all
  n,expected                       observed and expected reports; needs --prior
plain or gzipped; - reads standard input. Other columns are carried through in front. Rows come out in the order of the
file unless --sort is given. With the columns drug and event, the prior of EBGM is fitted to the table the whole file
stands for, pairs it does not list being empty; EBGM stays empty, with a warning, where that cannot be done.

--measures all adds rrr, ror_ha (½ in every cell), yule, chi2_p, fisher, poisson, ic_dirichlet, bcpnn_gould, bcpnn_bate,
lrt and lrt_event (the drugs of an event compared, not the events of a drug) to the usual five. For n,expected the columns are
qn,ebgm,posterior_mean,eb05,eb95,eb025,eb975,eb50,p_rr_gt_1,p_rr_gt_2,p_rr_le_1,p_rr_le_2.

Bounds are named by the probability below them, so that --level 0.9 writes prr05 and prr95 in place of prr025 and prr975. Where
the file has a PRR, ROR or χ² of its own that fits b and c exchanged, or another order of the cells, a warning says so.

With --store, --pairs has the columns drug and event, and others that are carried through; its pairs are scored as "signals"
does, those that no report has too. "signals" ranks all pairs.

Undefined numbers are empty in CSV and null in JSON, which has the reasons. In CSV a name that a spreadsheet would take
for a formula gets a ' in front; such a ' is taken off again on reading.

Example:
  aethersignal score counts.csv --sort eb05 --out scored.csv
  aethersignal score cells.csv --measures all
  aethersignal score expected.csv --prior 0.2,0.1,2,4,0.3333
  aethersignal score --store ./store --pairs pairs.csv --measures all`

export function addScore(program: Command, session: Session): void {
  const command = program
    .command('score')
    .summary('score a file of counts')
    .description('Computes the measures for a file of counts, or for named pairs of a store.')
    .argument('[counts.csv]', 'the counts, one pair a row; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--pairs <pairs.csv>', 'with --store: the pairs to score')
    .option('--measures <list>', `all, or some of ${MEASURES.join(', ')}`, measureList, DEFAULT_MEASURES)
    .addOption(zeroCellsOption())
    .addOption(
      new Option(
        '--level <probability>',
        'of the intervals; the columns are named by it: prr025 and prr975 at 0.95, prr05 and prr95 at 0.9',
      )
        .argParser(decimalNumber)
        .default(0.95),
    )
    .option('--prior <list>', 'the prior of EBGM: alpha1,beta1,alpha2,beta2,p', priorOption)
  addAnalysisOptions(command, {
    where: 'with --store: ',
    order: 'as in the file',
    formats: ['csv', 'json', 'ndjson', 'parquet', 'arrow'],
  })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: ScoreOptions) => score(session, path, options))
}

function score(session: Session, path: string | undefined, options: ScoreOptions): Promise<void> {
  const { store, pairs, measures, zeroCells, level, prior = null } = options
  requireLevel(level)
  const reading = (signal: AbortSignal) => ({ stdin: session.terminal.stdin, signal, onProgress: session.progress })
  let set: Awaited<ReturnType<typeof readPairs>> | undefined
  return runAnalysis<'scores'>(session, path, options, {
    command: 'score',
    rowsCalled: 'pairs',
    async request(signal) {
      if ((store === undefined) !== (pairs === undefined)) {
        throw new AetherError('usage/invalid', '--store and --pairs go together.', { remedy: 'Give both, or a file.' })
      }
      set = pairs === undefined ? undefined : await readPairs(pairs, reading(signal))
      return { ...{ analysis: 'scores', measures, zeroCells, level, prior }, ...set?.request }
    },
    notes: () => set?.notes ?? [],
    read: async (file, signal) => fileRead(scoresAnalysis, await readCountsFile(file, reading(signal))),
    verbose: priorLines,
  })
}

function priorLines({ facts }: AnalysisResult): readonly string[] {
  const prior = facts['prior'] as PriorFit | MgpsPrior | null
  return prior !== null && 'certificate' in prior ? [priorText(prior)] : []
}
