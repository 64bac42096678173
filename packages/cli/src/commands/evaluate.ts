import { levelNotes } from '@aethersignal/engine/analyses'
import { AetherError, DEFAULT_ROLES, ROLES, type Role, type ZeroCells } from '@aethersignal/model'
import type { Command } from 'commander'
import { evaluateScores } from '../evaluation/evaluate-scores.js'
import { readScores } from '../evaluation/read-scores.js'
import { DEFAULT_RANKINGS, rankingColumns, storeReference } from '../evaluation/store-reference.js'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions, zeroCellsOption } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { requireLevel, requireOneInput, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'

interface EvaluateOptions extends FilterOptions, DrugNameOptions {
  readonly store?: string
  readonly reference?: string
  readonly role: readonly Role[]
  readonly zeroCells: ZeroCells
  readonly scores?: string
  readonly top: readonly number[]
  readonly threshold?: number
  readonly simulations: number
  readonly seed: number
  readonly level: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
}

const HELP = `
The file has one control a row, with the columns
  label      1 for a positive, 0 for a negative control
  outcome    optional: each outcome is judged too, and the mean over outcomes
  score …    one column for each ranking to judge, higher meaning a stronger signal; all numeric columns unless --scores
             names some. An empty cell is ranked last and counted.
With --store, --reference has the columns drug, event, label and, optionally, outcome; its pairs are scored as "signals"
does, and --scores names columns of measures (${DEFAULT_RANKINGS.join(', ')} unless given). A pair that is never
reported together has a = 0; one whose drug or event the store does not have is ranked last.

Columns written, a row for each score and outcome ("all", "macro", then each): score, outcome, positives, negatives,
undefined, auc with DeLong's standard error and interval, average_precision (no interpolation), with --simulations their
bootstrap intervals, precision and recall of each --top, and with --threshold sensitivity, specificity, ppv, npv and f1.
In JSON also DeLong's paired test of every two scores.

Example:
  aethersignal evaluate scores.csv
  aethersignal evaluate scored.csv --scores eb05,ic025,prr025 --top 50,100 --simulations 2000 --seed 1 --format json
  aethersignal evaluate --store ./store --reference omop.csv --scores eb05,ic025 --top 50`

export function addEvaluate(program: Command, session: Session): void {
  const command = program
    .command('evaluate')
    .summary('judge rankings against known controls')
    .description('ROC and precision–recall of scores against positive and negative controls.')
    .argument('[scores.csv]', 'labels and scores, one control a row; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--reference <set.csv>', 'with --store: pairs that are known to be signals or none')
    .option('--scores <columns>', 'columns to judge, separated by commas')
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
    .addOption(zeroCellsOption())
    .option('--top <list>', 'numbers of highest scores to look at', wholeNumbers, [])
    .option('--threshold <score>', 'flag scores of at least this', decimalNumber)
    .option('--simulations <n>', 'bootstrap samples; 0 for none, else at least 100', wholeNumber(0), 0)
    .option('--seed <n>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: EvaluateOptions) => evaluate(session, path, options))
}

const wholeNumbers = (text: string): readonly number[] => text.split(',').map((part) => wholeNumber(1)(part.trim()))

async function evaluate(session: Session, path: string | undefined, options: EvaluateOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  requireOneInput(path, options.store, 'evaluate')
  requireStoreForNames(options, options.store)
  requireLevel(options.level)
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const read = await readInput(session, path, options, signal)
      const result = evaluateScores(read, { ...options, signal })
      const { top, threshold, simulations, seed, level, format } = options
      const scores = read.scores.map(({ name }) => name)
      await writeResult(session, output, { ...result, notes: [...levelNotes(level), ...result.notes] }, options, {
        scores,
        top,
        threshold,
        simulations,
        seed,
        level,
        format,
      })
    }),
  )
}

function readInput(session: Session, path: string | undefined, options: EvaluateOptions, signal: AbortSignal) {
  const { store, reference, role, zeroCells, scores } = options
  const reading = { stdin: session.terminal.stdin, signal }
  if (store !== undefined && reference !== undefined) {
    const query = {
      store,
      naming: options,
      roles: role,
      where: filterOf(options),
      zeroCells,
      scores: rankingColumns(scores),
      signal,
    }
    return storeReference(reference, query, reading)
  }
  if (path !== undefined && reference === undefined) return readScores(path, scores?.split(','), reading)
  throw new AetherError('usage/invalid', '--store and --reference go together.', { remedy: 'Give both, or a file.' })
}
