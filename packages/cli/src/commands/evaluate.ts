import { readReference } from '@aethersignal/intake/analysis-files'
import { type AnalysisResult, DEFAULT_RANKINGS } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { level, whole, ZERO_CELLS } from '../options/common-flags.js'
import { decimalNumber } from '../options/decimal-number.js'
import { read, text } from '../options/flag.js'
import { wholeNumber } from '../options/whole-number.js'

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

const wholeNumbers = (list: string): readonly number[] => list.split(',').map((part) => wholeNumber(1)(part.trim()))

export const addEvaluate = defineAnalysisCommand({
  command: 'evaluate',
  analysis: 'evaluation',
  title: 'judge rankings against known controls',
  description: 'ROC and precision–recall of scores against positive and negative controls.',
  file: { called: 'scores.csv', what: 'labels and scores, one control a row; left out with --store' },
  flags: {
    reference: text('<set.csv>', 'with --store: pairs that are known to be signals or none'),
    scores: text('<columns>', 'columns to judge, separated by commas'),
    zeroCells: ZERO_CELLS,
    top: read('<list>', 'numbers of highest scores to look at', wholeNumbers, []),
    threshold: read('<score>', 'flag scores of at least this', decimalNumber),
    simulations: whole('bootstrap samples; 0 for none, else at least 100', 0, 0),
    seed: whole('seed of the bootstrap', 0, 1),
    level: level(),
  },
  pairsOfStore: 'reference',
  order: 'as scores and outcomes are given',
  help: HELP,
  async read({ reference, scores, zeroCells, top, threshold = null, simulations, seed, level }, { reading, note }) {
    const set = reference === undefined ? undefined : await readReference(reference, reading)
    note(set?.notes ?? [])
    const names = scores?.split(',').map((name) => name.trim().toLowerCase())
    return {
      ...{ controls: set?.controls ?? null, zeroCells, top, threshold, simulations, seed, level },
      ...(names && { scores: [...new Set(names)] }),
    }
  },
  rowsCalled: 'rows',
  shown: () => ['score', 'outcome', 'positives', 'negatives', 'auc', 'auc_lower', 'auc_upper', 'average_precision'],
  summary: summaryOf,
})

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
