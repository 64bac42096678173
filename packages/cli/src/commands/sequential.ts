import { type MaxSprtDesign, maxSprtSampleSize } from '@aethersignal/core/sequential'
import { surveillancePlan } from '@aethersignal/engine/analyses'
import { AetherError } from '@aethersignal/model'
import { InvalidArgumentError } from 'commander'
import type { AnalysisGiven } from '../analysis/analysis-command.js'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { interruptible } from '../interruptible.js'
import { decimal, whole } from '../options/common-flags.js'
import { decimalNumber } from '../options/decimal-number.js'
import { filterOf } from '../options/filter-options.js'
import { choice, flagName, read } from '../options/flag.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { planText } from '../output/plan-text.js'
import { writeManifest } from '../output/write-manifest.js'
import type { Session } from '../session.js'
import { LOOKS, PAIR_OVER_TIME, pairOverTime, UNITS } from '../trend/pair-over-time.js'
import { sprtLine } from '../trend/sprt-line.js'

const HELP = `
A signal is raised as soon as the log-likelihood ratio of what was observed reaches the critical value. The sample size
is the end of surveillance: in events expected without an effect (poisson) or in events (binomial, where an event is
exposed with probability 1/(1 + ratio) without an effect). --groups looks only after each so many expected events. All
figures are exact; discrete plans cannot spend alpha to the last, and "alpha" says what they spend.

With --store, the pair of --drug and --event is watched by that plan (poisson): its reports of each period beside those
expected if drug and event were independent in the period, n1. n.1/N. The end of surveillance is --sample-size, or what is
expected up to the newest period; --looks periods plans to look at the end of each period only. Columns written: period,
count, expected, both cumulated, the margins, llr, relative_risk, and signalled from the first signal on.

Columns written of a plan: relative_risk, power, expected_time_to_signal (given a signal), expected_sample_size.

Example:
  aethersignal sequential --model poisson --sample-size 5 --alpha 0.05
  aethersignal sequential --model poisson --groups 2,2,2,2,2
  aethersignal sequential --model poisson --power 0.9 --relative-risk 2
  aethersignal sequential --model binomial --sample-size 30 --ratio 1 --relative-risk 1,2,3 --format json
  aethersignal sequential --store ./store --drug METFORMIN --event "LACTIC ACIDOSIS" --by quarter`

const FLAGS = {
  ...PAIR_OVER_TIME,
  by: choice('<unit>', 'with --store: what dates are counted by', UNITS),
  looks: choice(
    '<when>',
    'with --store: a plan of looking all the time, or at the end of each period',
    LOOKS,
    'continuous',
  ),
  model: choice('<name>', 'poisson or binomial', ['poisson', 'binomial'], 'poisson'),
  sampleSize: read('<n>', 'end of surveillance', decimalNumber),
  power: read('<p>', 'in place of --sample-size: the power wanted at one relative risk', decimalNumber),
  groups: read('<list>', 'poisson: expected events before each look, such as 2,2,2', numberList),
  ratio: read('<z>', 'binomial: unexposed to exposed events without an effect', decimalNumber),
  alpha: decimal('<p>', 'probability of a signal without an effect', 0.05),
  minimum: whole('no signal before this many events', 1, 1),
  delay: decimal('<n>', 'poisson: no signal before this many expected events', 0),
  relativeRisk: read('<list>', 'relative risks to give the power for', numberList, [1, 1.5, 2, 3, 4]),
}

type PlanOptions = AnalysisGiven<typeof FLAGS>

export const addSequential = defineAnalysisCommand({
  command: 'sequential',
  analysis: 'sequential',
  title: 'plan and do sequential surveillance',
  description: 'Critical value and power of the Poisson or binomial MaxSPRT; with --store, a pair watched by it.',
  storeIs: 'to watch a pair of it',
  flags: FLAGS,
  order: 'by period',
  help: HELP,
  withoutStore: plan,
  read(options, input) {
    const { alpha, minimum, looks, sampleSize = null } = options
    const foreign = PLAN_ONLY.find((name) => input.given.includes(name))
    if (foreign !== undefined) throw refused(foreign, 'of a plan without --store')
    if (looks === 'periods' && sampleSize !== null) throw refused('sampleSize', 'of --looks continuous')
    const { drug, event, by, ...rest } = pairOverTime(options, input)
    return {
      ...{ drug: drug ?? '', event: event ?? '', by: by ?? 'year', ...rest },
      ...{ alpha, minimum, looks, sampleSize },
    }
  },
  rowsCalled: 'periods',
  allRows: true,
  shown: () => [
    ...['period', 'count', 'expected', 'cumulative', 'cumulative_expected', 'llr', 'relative_risk', 'signalled'],
  ],
  summary: ({ facts }) => [sprtLine(facts['maxSprt'] as Parameters<typeof sprtLine>[0])],
})

const STORE_ONLY = [
  ...['drug', 'event', 'by', 'asOf', 'looks', 'role', 'sort', 'limit', 'resolveNames', 'dictionary'],
  ...['dictionaryFirst', 'combinations', 'openCore'],
  ...['eventGroups', 'meddra', 'meddraLevel', 'smqScope', 'paths', 'renames'],
]
const PLAN_ONLY = ['model', 'power', 'groups', 'ratio', 'delay', 'relativeRisk']

function refused(name: string, where: string): AetherError {
  return new AetherError('usage/invalid', `${flagName(name)} is ${where}.`, { remedy: 'Leave it out.' })
}

async function plan(session: Session, options: PlanOptions, given: readonly string[]): Promise<void> {
  const foreign = STORE_ONLY.find((name) => given.includes(name))
  if (foreign !== undefined) throw refused(foreign, 'of --store')
  if (filterOf(options) !== undefined) {
    throw new AetherError('usage/invalid', 'Conditions on reports are of --store.', { remedy: 'Leave them out.' })
  }
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, async () => {
    const planned = await interruptible(session, async (signal) =>
      surveillancePlan(designOf(withSampleSize(options, signal)), options.relativeRisk),
    )
    await output.write([planText(planned, options.format)])
    await writeManifest(session, options.manifest, planned.manifest)
  })
}

function designOf(options: PlanOptions): MaxSprtDesign {
  const { model, alpha, minimum: minimumEvents, groups } = options
  const common = { alpha, minimumEvents }
  if (model === 'binomial') {
    const [sampleSize, ratio] = [needed(options.sampleSize, '--sample-size'), needed(options.ratio, '--ratio')]
    return { model, looks: 'every event', sampleSize, ratio, ...common }
  }
  if (groups !== undefined) return { model, looks: 'groups', groupSizes: groups, ...common }
  const sampleSize = needed(options.sampleSize, '--sample-size')
  return { model, looks: 'continuous', sampleSize, delay: options.delay, ...common }
}

/** The options with the sample size that has the power asked for. */
function withSampleSize(options: PlanOptions, signal: AbortSignal): PlanOptions {
  const { model, power, sampleSize, groups, alpha, minimum: minimumEvents, delay, ratio } = options
  if (power === undefined) return options
  const [relativeRisk = 1, ...more] = options.relativeRisk
  if (sampleSize !== undefined || groups !== undefined || delay !== 0 || more.length > 0) {
    throw new AetherError('usage/invalid', '--power finds the sample size for one relative risk.', {
      remedy: 'Give one --relative-risk, and no --sample-size, --groups or --delay.',
    })
  }
  const goal = { relativeRisk, power, alpha, minimumEvents, signal }
  const found = maxSprtSampleSize(
    model === 'poisson' ? { model, ...goal } : { model, ...goal, ratio: needed(ratio, '--ratio') },
  )
  return { ...options, sampleSize: found }
}

function needed(value: number | undefined, option: string): number {
  if (value !== undefined) return value
  throw new AetherError('usage/invalid', `${option} has to be given.`, {
    remedy: 'See: aethersignal sequential --help',
  })
}

function numberList(list: string): readonly number[] {
  const numbers = list.split(',').map((item) => decimalNumber(item.trim()))
  if (numbers.length === 0) throw new InvalidArgumentError('Give numbers with commas in between.')
  return numbers
}
