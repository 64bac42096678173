import { AetherError, type AnalysisResult } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { alpha, whole } from '../options/common-flags.js'
import { choice, texts } from '../options/flag.js'
import { countOf } from '../output/count-of.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
The file has a header and, in any order, the columns drug, event and n: a row a pair, a pair without a row is 0. Other
drugs and other events belong into the table as a drug and an event of their own; --reference-drug and
--reference-event keep them from being tested. drug_total, event_total and total, where the file has them, are reports
and replace the sums of the counts. With --store, --drug names the drugs, and all events of the reports are tested.

Each event of a drug is compared with the greatest ratio of the drug in random tables without any association:
  huang     multinomial reports of the drug; binomial for each event where totals are reports
  poisson   Poisson counts with the expected ones as means
  zip       the same, a share of the zeros structural
With --compare drugs, drug and event change places: each drug of an event is compared with the greatest ratio of the event in
random tables, and the columns are llr_event, p_event and p_event_se. The columns lrt_huang and lrt_huang_event of
"aethersignal score" are the same ratios.

Columns written, a row for each pair of the tested drugs, those without reports too: drug, event, n, expected, llr (log
likelihood ratio), p (adjusted for the events of the drug, not for other drugs; the same whatever the order of the rows) and p_se, its Monte Carlo standard
error. Undefined numbers are – in a table, empty in CSV, null in JSON with the reason. JSON also has, by drug, the
critical value at --alpha and the share of structural zeros.

Example:
  aethersignal lrt counts.csv --limit 20
  aethersignal lrt counts.csv --method zip --reference-drug Other --reference-event Other --seed 7 --format csv
  aethersignal lrt --store ./store --drug WARFARIN --simulations 100000
  aethersignal lrt --store ./store --compare drugs --event RASH --limit 20`

export const addLrt = defineAnalysisCommand({
  command: 'lrt',
  analysis: 'likelihood-ratio',
  title: 'test all events of each drug by likelihood ratios',
  description: 'Likelihood ratio tests of all events of each drug at once, with p from random tables.',
  file: { called: 'counts.csv', what: 'a row a pair; left out with --store', fault: referenceFault },
  flags: {
    method: choice('<name>', 'ratio and random tables', ['huang', 'poisson', 'zip'], 'huang'),
    compare: choice('<what>', 'the events of each drug, or the drugs of each event', ['events', 'drugs'], 'events'),
    simulations: whole('random tables', 1, 10_000),
    seed: whole('seed of the random tables', 0, 1),
    alpha: alpha('level of the critical values'),
    drug: texts('<name...>', 'test only this drug, or several; the others stay in the totals'),
    event: texts('<name...>', 'with --compare drugs: test only this event, or several'),
    referenceDrug: texts('<name...>', 'in the totals, but not tested'),
    referenceEvent: texts('<name...>', 'in the totals, but not tested'),
  },
  order: 'the greatest ratio first',
  help: HELP,
  read(options) {
    requireConsistent(options)
    const { method, compare, simulations, seed, alpha, drug = null, event = null } = options
    const { referenceDrug: referenceDrugs = [], referenceEvent: referenceEvents = [] } = options
    return { method, compare, simulations, seed, alpha, drugs: drug, events: event, referenceDrugs, referenceEvents }
  },
  rowsCalled: 'pairs',
  summary: summaryOf,
})

interface Chosen {
  readonly compare: 'events' | 'drugs'
  readonly store?: string
  readonly drug: readonly string[] | undefined
  readonly event: readonly string[] | undefined
  readonly referenceDrug: readonly string[] | undefined
  readonly referenceEvent: readonly string[] | undefined
}

function requireConsistent({ compare, store, drug, event, referenceDrug, referenceEvent }: Chosen): void {
  const refuse = (message: string, remedy: string) => new AetherError('usage/invalid', message, { remedy })
  const [one, other] = compare === 'events' ? (['drug', 'event'] as const) : (['event', 'drug'] as const)
  const [named, unused] = compare === 'events' ? [drug, event] : [event, drug]
  if (unused !== undefined) {
    throw refuse(
      `--${other} is not for --compare ${compare}, which tests all ${other}s of each ${one}.`,
      `Give --${one}.`,
    )
  }
  if (store === undefined) return
  if (named === undefined) throw refuse(`With --store, --${one} has to be given.`, `Name the ${one}s to test.`)
  if (compare === 'events' ? referenceDrug : referenceEvent)
    throw refuse(`--reference-${one} is for a file; a store has all ${one}s in its totals.`, 'Leave it out.')
}

/** References that leave nothing to test are a fault of the options; other faults stay what they are. */
function referenceFault(thrown: unknown): unknown {
  if (!(thrown instanceof AetherError && thrown.place?.field?.startsWith('reference'))) return thrown
  const { message, remedy } = thrown
  return new AetherError('usage/invalid', message, { ...(remedy !== undefined && { remedy }), cause: thrown })
}

function summaryOf({ table, definitions }: AnalysisResult): readonly string[] {
  const { statistic, compare, nullModel, unit, seed, simulations } = definitions
  const alpha = definitions['alpha'] as number
  const below = countOf(table, compare === 'events' ? 'p' : 'p_event', (p) => p <= alpha)
  return [
    `${statistic} likelihood ratios of ${unit}, ${compare === 'events' ? '' : 'drugs of each event compared, '}${wholeText(simulations)} ${nullModel} tables, seed ${seed}; p ≤ ${alpha} in ${below} pairs`,
  ]
}
