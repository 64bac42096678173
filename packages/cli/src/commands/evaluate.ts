import { evaluationAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisResult, DEFAULT_RANKINGS, type ZeroCells } from '@aethersignal/model'
import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { type ReferenceSet, readReference } from '../evaluation/read-reference.js'
import { readScores } from '../evaluation/read-scores.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireLevel } from '../options/level.js'
import { zeroCellsOption } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface EvaluateOptions extends AnalysisOptions {
  readonly reference?: string
  readonly zeroCells: ZeroCells
  readonly scores?: string
  readonly top: readonly number[]
  readonly threshold?: number
  readonly simulations: number
  readonly seed: number
  readonly level: number
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
    .addOption(zeroCellsOption())
    .option('--top <list>', 'numbers of highest scores to look at', wholeNumbers, [])
    .option('--threshold <score>', 'flag scores of at least this', decimalNumber)
    .option('--simulations <n>', 'bootstrap samples; 0 for none, else at least 100', wholeNumber(0), 0)
    .option('--seed <n>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addAnalysisOptions(command, { where: 'with --store: ', order: 'as scores and outcomes are given' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: EvaluateOptions) => evaluate(session, path, options))
}

const wholeNumbers = (text: string): readonly number[] => text.split(',').map((part) => wholeNumber(1)(part.trim()))

function evaluate(session: Session, path: string | undefined, options: EvaluateOptions): Promise<void> {
  const { store, reference, zeroCells, top, threshold = null, simulations, seed, level } = options
  const names = options.scores?.split(',').map((name) => name.trim())
  const reading = (signal: AbortSignal) => ({ stdin: session.terminal.stdin, signal, onProgress: session.progress })
  let set: ReferenceSet | undefined
  return runAnalysis<'evaluation'>(session, path, options, {
    command: 'evaluate',
    rowsCalled: 'rows',
    async request(signal) {
      requireLevel(level)
      if ((store === undefined) !== (reference === undefined)) {
        throw new AetherError('usage/invalid', '--store and --reference go together.', {
          remedy: 'Give both, or a file.',
        })
      }
      set = reference === undefined ? undefined : await readReference(reference, reading(signal))
      return {
        ...{ analysis: 'evaluation', controls: set?.controls ?? null, zeroCells },
        ...(names && { scores: [...new Set(names.map((name) => name.toLowerCase()))] }),
        ...{ top, threshold, simulations, seed, level },
      }
    },
    notes: () => set?.notes ?? [],
    async read(file, signal) {
      const read = await readScores(file, names, reading(signal))
      const { analyse } = fileRead(evaluationAnalysis, read)
      const scores = read.input.scores.map(({ name }) => name)
      return { analyse: (request, calling) => analyse({ ...(request as object), scores }, calling) }
    },
    shown: () => ['score', 'outcome', 'positives', 'negatives', 'auc', 'auc_lower', 'auc_upper', 'average_precision'],
    summary: summaryOf,
  })
}

interface Comparison {
  readonly a: string
  readonly b: string
  readonly difference: number
  readonly p: number | null
}

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  return (facts['comparisons'] as readonly Comparison[]).map(
    ({ a, b, difference, p }) =>
      `${a} − ${b}: AUC ${difference.toFixed(4)}, p ${p === null ? 'undefined' : p.toPrecision(3)} (DeLong, paired)`,
  )
}
