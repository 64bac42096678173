import { DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import type { Command } from 'commander'
import { interruptible } from '../interruptible.js'
import { storeMaskers } from '../masking/store-maskers.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { type ColumnSort, columnSort } from '../output/result-table.js'
import { requireLevel, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'
import { STORE_DEFINITIONS } from '../store/open-universe.js'
import { usageText } from '../usage-text.js'

interface MaskingOptions extends FilterOptions, DrugNameOptions {
  readonly store: string
  readonly event: string
  readonly drug?: string
  readonly role: readonly Role[]
  readonly minCount: number
  readonly level: number
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
A drug masks an event when its reports with the event raise what other drugs are compared with. For each drug reported
with the event, all its reports are left out, and the rest is looked at:
  reports, cases       its reports, and those with the event
  masking_ratio        share of reports with the event before, over the share after: above 1 it masks
  revealed, lost       other drugs that are signalled only without it, and only with it
With --drug, one pair is looked at: its table without each other drug (a, b, c, d), PRR and RRR after, and after over
before (prr_ratio, rrr_ratio). A signal is --min-count reports and a PRR whose lower bound is above 1. Undefined numbers
are – in a table, empty in CSV, null in JSON with the reason.

Example:
  aethersignal masking --store ./store --event RHABDOMYOLYSIS
  aethersignal masking --store ./store --event RHABDOMYOLYSIS --drug FENOFIBRATE --format csv`

export function addMasking(program: Command, session: Session): void {
  const command = program
    .command('masking')
    .summary('find drugs that hide signals')
    .description('Ranks every drug by how much its reports hide an event, or one pair, of other drugs.')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .requiredOption('--event <term>', 'the event')
    .option('--drug <name>', 'the drug of one pair')
    .option('--role <list>', `roles that count as exposure: ${ROLES.join(', ')}`, listOf(ROLES), DEFAULT_ROLES)
    .option('--min-count <n>', 'fewest reports of a signal', wholeNumber(1), 3)
    .option('--level <p>', 'level of the interval of a signal', decimalNumber, 0.95)
    .option('--sort <column>', 'sort by a column; default the strongest masker first', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command)
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((options: MaskingOptions) => masking(session, options))
}

async function masking(session: Session, options: MaskingOptions): Promise<void> {
  const { terminal } = session
  const { store, event, drug, role, minCount, level, format, sort, limit } = options
  session.errorsAsJson = format === 'json'
  const started = terminal.elapsed()
  requireLevel(level)
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const where = filterOf(options)
      const { table, line, reports, ...found } = await storeMaskers({
        naming: options,
        ...{ store, event, drug, roles: role, where, minCount, level, signal },
      })
      const definitions = {
        ...STORE_DEFINITIONS,
        removed: 'every report that lists the masker in one of the roles',
        signal: `at least ${minCount} reports and the lower bound of PRR above 1, level ${level}`,
      }
      const summary = [`N ${reports.toLocaleString('en')} reports; ${line}`]
      const shown = table.columns.map(({ name }) => name)
      const command = { minCount, level, sort: sort ?? null, limit: limit ?? null, format }
      await writeResult(session, output, { table, shown, summary, definitions, ...found }, options, command)
      if (options.verbose || terminal.stderrIsTerminal)
        session.say(usageText(terminal, started, `${table.rows} maskers`))
    }),
  )
}
