import { onsetAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { readOnset } from '../onset/read-onset.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireLevel } from '../options/level.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

type OnsetRequest = ResolvedAnalysisRequest<'onset'>

interface OnsetOptions
  extends AnalysisOptions,
    Pick<OnsetRequest, 'model' | 'sameDay' | 'simulations' | 'seed' | 'level'> {
  readonly drug?: string
  readonly event?: string
  readonly against?: string
}

const HELP = `
The file has one report a row, with either the columns
  time        days (or any unit) from the first dose to the event
  time_to     optional: the time lies between time and time_to
  censored    optional: 1 where no event was seen by time
or
  start_date, event_date   YYYY-MM-DD, YYYY-MM or YYYY; a partial date makes an interval, an empty one is counted
and, optionally,
  group       such as the drug, other drugs, or other events; each is fitted, and all are compared with one of them

With --store, the groups are
  pair          reports with the drug and the event; the others are compared with these
  other drugs   reports with the event without the drug, from the first dose of any drug in the roles
  other events  reports with the drug without the event
and a time runs from the earliest start of a therapy to the event date of the report, each as precisely as it is known.
Reports without these dates are counted. A table of cases has no therapies, FAERS has.

Written for each group and model: group, model, n, exact, intervals, censored, same_day, dropped, shape with bounds (Wald
on the log scale; profile_ is by likelihood), scale, mu and sigma of log time, pattern (early: hazard falls; constant;
wear-out: it rises), mean, quartiles, log_likelihood, aic, bic, gradient_norm, converged, reason. With groups, also the
Kolmogorov-Smirnov, Anderson-Darling and Wilcoxon tests of exact times against the group of --against.

Example:
  aethersignal onset times.csv
  aethersignal onset times.csv --against "other drugs" --simulations 9999 --seed 1 --format json
  aethersignal onset --store ./store --drug METFORMIN --event "Lactic acidosis" --sex F`

export function addOnset(program: Command, session: Session): void {
  const command = program
    .command('onset')
    .summary('fit and compare times to onset')
    .description(
      'Weibull, exponential and log-normal models of the time from first dose to event, and tests of groups.',
    )
    .argument('[times.csv]', 'times or dates, one report a row; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--drug <name>', 'with --store: the drug')
    .option('--event <term>', 'with --store: the event')
    .addOption(
      new Option('--model <name>', 'model to fit')
        .choices(['all', 'weibull', 'exponential', 'lognormal'])
        .default('all'),
    )
    .addOption(
      new Option('--same-day <rule>', 'onset on the first day: half a day, an interval 0 to 1, or left out')
        .choices(['half-day', 'interval', 'drop'])
        .default('half-day'),
    )
    .option('--against <group>', 'group to compare the others with; default: the largest, with --store the pair')
    .option('--simulations <n>', 'permutations of the Anderson-Darling test', wholeNumber(0), 0)
    .option('--seed <n>', 'seed of the permutations', wholeNumber(0), 1)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addAnalysisOptions(command, { where: 'with --store: ', order: 'by group and model' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: OnsetOptions) => onset(session, path, options))
}

function onset(session: Session, path: string | undefined, options: OnsetOptions): Promise<void> {
  const { model, sameDay, against = null, simulations, seed, level } = options
  requireLevel(level)
  return runAnalysis<'onset'>(session, path, options, {
    command: 'onset',
    rowsCalled: 'fits',
    request: () => ({
      analysis: 'onset',
      ...pairOf(path, options),
      ...{ model, sameDay, against, simulations, seed, level },
    }),
    async read(file, signal) {
      const { stdin } = session.terminal
      return fileRead(onsetAnalysis, await readOnset(file, { stdin, signal, onProgress: session.progress }))
    },
    shown: () => SHOWN,
    summary: () => ['Reported times to onset are those of reported cases only; late onsets are reported less.'],
  })
}

const SHOWN = [
  'group',
  'model',
  'n',
  'shape',
  'shape_lower',
  'shape_upper',
  'pattern',
  'median',
  'aic',
  'ks_p',
  'wilcoxon_p',
]

/** @throws AetherError `usage/invalid` where a store is asked and the pair is not given, or a file and the pair is. */
function pairOf(path: string | undefined, { drug, event }: OnsetOptions) {
  if (path !== undefined && (drug ?? event) !== undefined) {
    throw new AetherError('usage/invalid', '--drug and --event are of --store.', { remedy: 'Leave them out.' })
  }
  if (path === undefined && (drug === undefined || event === undefined)) {
    throw new AetherError('usage/invalid', 'With --store, --drug and --event have to be given.', {
      remedy: 'Name the drug and the event.',
    })
  }
  return { drug: drug ?? null, event: event ?? null }
}
