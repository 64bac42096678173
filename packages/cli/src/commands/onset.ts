import type { OnsetModel, SameDayRule } from '@aethersignal/core'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { analyseOnset } from '../onset/analyse-onset.js'
import { readOnset } from '../onset/read-onset.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { requireLevel, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'

interface OnsetCommandOptions {
  readonly model: OnsetModel | 'all'
  readonly sameDay: SameDayRule
  readonly against?: string
  readonly simulations: number
  readonly seed: number
  readonly level: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
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

Written for each group and model: group, model, n, exact, intervals, censored, same_day, dropped, shape with bounds (Wald
on the log scale; profile_ is by likelihood), scale, mu and sigma of log time, pattern (early: hazard falls; constant;
wear-out: it rises), mean, quartiles, log_likelihood, aic, bic, gradient_norm, converged, reason. With groups, also the
Kolmogorov-Smirnov, Anderson-Darling and Wilcoxon tests of exact times against the group of --against.

Example:
  aethersignal onset times.csv
  aethersignal onset times.csv --against "other drugs" --simulations 9999 --seed 1 --format json`

export function addOnset(program: Command, session: Session): void {
  const command = program
    .command('onset')
    .summary('fit and compare times to onset')
    .description(
      'Weibull, exponential and log-normal models of the time from first dose to event, and tests of groups.',
    )
    .argument('<times.csv>', 'times or dates, one report a row')
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
    .option('--against <group>', 'group to compare the others with; default: the largest')
    .option('--simulations <n>', 'permutations of the Anderson-Darling test', wholeNumber(0), 0)
    .option('--seed <n>', 'seed of the permutations', wholeNumber(0), 1)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addOutputOptions(command, ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: OnsetCommandOptions) => onset(session, path, options))
}

async function onset(session: Session, path: string, options: OnsetCommandOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  requireLevel(options.level)
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const read = await readOnset(path, { stdin: session.terminal.stdin, signal })
      const result = analyseOnset(read, { ...options, signal })
      const { model, sameDay, against, simulations, seed, level, format } = options
      await writeResult(session, output, result, options, { model, sameDay, against, simulations, seed, level, format })
    }),
  )
}
