import type { MgpsPrior } from '@aethersignal/core'
import { cautionText, rankingCaution, withCaution } from '@aethersignal/engine'
import type { ColumnSort } from '@aethersignal/model'
import {
  AetherError,
  DEFAULT_MEASURES,
  MEASURES,
  type Measure,
  type PriorFit,
  type RankingCaution,
  type ResultNote,
  SIGNAL_COLUMNS,
} from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { measureList } from '../options/measures-option.js'
import { addOutputOptions, zeroCellsOption } from '../options/output-options.js'
import { priorOption } from '../options/prior-option.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { priorText } from '../output/prior-text.js'
import { columnSort } from '../output/result-table.js'
import { requireLevel, writeResult } from '../output/write-result.js'
import { type CellsTable, type ExpectedTable, readCountsFile } from '../score/read-counts.js'
import { type ScoredCounts, scoreCells, scoreExpected } from '../score/score-counts.js'
import type { Session } from '../session.js'
import { usageText } from '../usage-text.js'

interface ScoreOptions {
  readonly measures: readonly Measure[]
  readonly zeroCells: 'none' | 'haldane'
  readonly level: number
  readonly prior?: MgpsPrior
  readonly sort?: ColumnSort
  readonly format: 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
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

Undefined numbers are empty in CSV and null in JSON, which has the reasons. In CSV a name that a spreadsheet would take
for a formula gets a ' in front; such a ' is taken off again on reading.

Example:
  aethersignal score counts.csv --sort eb05 --out scored.csv
  aethersignal score cells.csv --measures all
  aethersignal score expected.csv --prior 0.2,0.1,2,4,0.3333`

export function addScore(program: Command, session: Session): void {
  const command = program
    .command('score')
    .summary('score a file of counts')
    .description('Computes the measures for a file of counts. No data needs to be loaded.')
    .argument('<counts.csv>', 'the counts, one pair a row')
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
    .option('--sort <column>', 'sort by a column, such as eb05 or drug:desc', columnSort)
  addOutputOptions(command, ['csv', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: ScoreOptions) => score(session, path, options))
}

async function score(session: Session, path: string, options: ScoreOptions): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.format === 'json'
  requireLevel(options.level)
  const started = terminal.elapsed()
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const table = await readCountsFile(path, { stdin: terminal.stdin, signal, onProgress: session.progress })
      const scored = table.kind === 'cells' ? scoreCells(table, options) : scoreExpected(table, requirePrior(options))
      const caution = cautionOf(options, scored.notes)
      const result = {
        table: scored.table,
        shown: [],
        summary: [],
        notes: withCaution(scored.notes, caution),
        definitions: { ...definitions(table, options), ...(caution && { ranking: cautionText(caution) }) },
        facts: { prior: scored.prior ?? null, ...(caution && { ranking: caution }) },
        more: (row: number) => ({ undefinedBecause: scored.reasons(row) }),
        input: { path, sha256: table.sha256, rows: table.rows },
      }
      const { measures, zeroCells, level, prior, sort, format } = options
      const command = { measures, zeroCells, level, prior: prior ?? null, sort: sort ?? null, format }
      await writeResult(session, output, result, options, command)
      if (options.verbose || terminal.stderrIsTerminal) {
        if (isFit(scored.prior)) session.say(priorText(scored.prior))
        session.say(usageText(terminal, started, `${table.rows.toLocaleString('en')} pairs`))
      }
    }),
  )
}

function requirePrior({ prior }: ScoreOptions): MgpsPrior {
  if (prior !== undefined) return prior
  throw new AetherError('usage/invalid', 'Observed and expected counts are scored under a prior.', {
    remedy: 'Give --prior alpha1,beta1,alpha2,beta2,p, as aethersignal fit prints it.',
  })
}

function cautionOf({ sort, measures }: ScoreOptions, notes: readonly ResultNote[]): RankingCaution | undefined {
  const by = SIGNAL_COLUMNS.find((column) => column === sort?.by.toLowerCase())
  return by && rankingCaution({ by, direction: sort?.direction ?? 'descending' }, measures, notes)
}

function definitions({ kind }: CellsTable | ExpectedTable, { level, zeroCells }: ScoreOptions) {
  const empiricalBayes = 'EB05 and EB95 are the 5 % and 95 % points of the posterior'
  if (kind === 'expected') return { unit: 'as counted in the input', expected: 'as given', intervals: empiricalBayes }
  return {
    unit: 'as counted in the input',
    expected: 'drug_total·event_total/total',
    level,
    zeroCells,
    intervals: `PRR, ROR, ROR + ½: log-normal; IC: exact gamma (Norén 2013), and the 95 % approximation; Yule Q, Gould: normal; Bate: 2 standard deviations; ${empiricalBayes}`,
  }
}

function isFit(prior: ScoredCounts['prior']): prior is PriorFit {
  return prior !== undefined && 'certificate' in prior
}
