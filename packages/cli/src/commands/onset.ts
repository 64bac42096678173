import type { OnsetModel, SameDayRule } from '@aethersignal/core'
import { AetherError, DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { analyseOnset } from '../onset/analyse-onset.js'
import { readOnset } from '../onset/read-onset.js'
import { PAIR_GROUP, storeOnset } from '../onset/store-onset.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { levelNotes, requireLevel, requireOneInput, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'

interface OnsetCommandOptions extends FilterOptions {
  readonly store?: string
  readonly drug?: string
  readonly event?: string
  readonly role: readonly Role[]
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
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
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
  addOutputOptions(command, ['table', 'csv', 'json'])
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: OnsetCommandOptions) => onset(session, path, options))
}

async function onset(session: Session, path: string | undefined, options: OnsetCommandOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  requireOneInput(path, options.store, 'onset')
  requireLevel(options.level)
  if (path !== undefined && (options.drug ?? options.event) !== undefined) {
    throw new AetherError('usage/invalid', '--drug and --event are of --store.', { remedy: 'Leave them out.' })
  }
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const read =
        path === undefined
          ? await storeOnset(storeQuery(options, signal))
          : await readOnset(path, { stdin: session.terminal.stdin, signal })
      const { model, sameDay, simulations, seed, level, format } = options
      const against = options.against ?? (path === undefined ? PAIR_GROUP : undefined)
      const chosen = { model, sameDay, simulations, seed, level, ...(against !== undefined && { against }) }
      const result = analyseOnset(read, { ...chosen, signal })
      await writeResult(session, output, { ...result, notes: [...levelNotes(level), ...result.notes] }, options, {
        ...chosen,
        format,
      })
    }),
  )
}

function storeQuery(options: OnsetCommandOptions, signal: AbortSignal) {
  const { store, drug, event, role } = options
  if (store === undefined || drug === undefined || event === undefined) {
    throw new AetherError('usage/invalid', 'With --store, --drug and --event have to be given.', {
      remedy: 'Name the drug and the event.',
    })
  }
  return { store, drug, event, roles: role, where: filterOf(options), signal }
}
