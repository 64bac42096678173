import type { SignalSource } from '@aethersignal/engine'
import { type CaseLine, type CaseQuery, DEFAULT_ROLES, REQUEST_LIMITS, ROLES, type Role } from '@aethersignal/model'
import type { Command } from 'commander'
import { caseTable, SHOWN_OF_CASES } from '../cases/case-columns.js'
import { storeGroupings } from '../groups/store-groupings.js'
import { interruptible } from '../interruptible.js'
import { SERIES, whole } from '../options/common-flags.js'
import { addDrugGroupOptions, type DrugGroupOptions } from '../options/drug-group-options.js'
import { addDrugLevelOptions } from '../options/drug-level-options.js'
import { addDrugNameOptions, type DrugNameOptions } from '../options/drug-name-options.js'
import { addEventOptions, type EventOptions } from '../options/event-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { addFlags, choice, type FlagValues, read, text, toggle } from '../options/flag.js'
import { listOf } from '../options/list-of.js'
import { type OutputTarget, openOutput, withOutput } from '../output/output-target.js'
import { resultCsv, resultText } from '../output/result-table.js'
import type { Session } from '../session.js'
import { withStoreSource } from '../store/with-store-source.js'
import { usageText } from '../usage-text.js'

const FLAGS = {
  ...SERIES,
  role: read<readonly Role[]>(
    '<list>',
    `roles that count as exposure: ${ROLES.join(', ')}`,
    listOf(ROLES),
    DEFAULT_ROLES,
  ),
  limit: whole('write only so many reports', 1),
  format: choice('<format>', 'what to write', ['table', 'csv', 'json', 'xlsx'], 'table'),
  out: text('<file>', 'write to a file, replaced as a whole at the end'),
  verbose: toggle('print time and memory on stderr'),
}

interface CasesOptions
  extends FilterOptions,
    DrugNameOptions,
    DrugGroupOptions,
    EventOptions,
    FlagValues<typeof FLAGS> {
  readonly store: string
}

const HELP = `
Lists the reports behind a pair, a drug, an event or a filter, in the order of the store: one row a report, with every drug
and its role, every event, and the file and line it was read from; several drugs or events of a report are parted by "; ".
Groups choose reports: what a report shows are its own drugs and events; verbatim is what the reports say. Missing values are empty in CSV, null in JSON.

Example:
  aethersignal cases --store ./store --drug WARFARIN --event Haemorrhage
  aethersignal cases --store ./store --drug WARFARIN --role PS,SS --format csv --out warfarin.csv
  aethersignal cases --store ./store --drug WARFARIN --format xlsx --out warfarin.xlsx`

export function addCases(program: Command, session: Session): void {
  const command = program
    .command('cases')
    .summary('list the reports behind a pair')
    .description('Lists the reports of a case series: the line listing.')
    .requiredOption('--store <folder>', 'the store that "load" made')
  addFlags(command, FLAGS)
  addDrugNameOptions(command)
  addDrugGroupOptions(command)
  addDrugLevelOptions(command)
  addEventOptions(command)
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((options: CasesOptions) => cases(session, options))
}

const TABLE_ROWS = 25

async function cases(session: Session, options: CasesOptions): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.format === 'json'
  const started = terminal.elapsed()
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const groupings = await storeGroupings(options)
      const listed = await withStoreSource(options.store, options, groupings, (source) =>
        writeCases(session, output, source, options, signal),
      )
      if (options.verbose || terminal.stderrIsTerminal) session.say(usageText(terminal, started, `${listed} reports`))
    }),
  )
}

/** Reports written between two words with the store. */
const AT_ONCE = REQUEST_LIMITS.cases

async function writeCases(
  session: Session,
  output: OutputTarget,
  source: SignalSource,
  options: CasesOptions,
  signal: AbortSignal,
): Promise<number> {
  const { format, drug, event, role } = options
  const where = filterOf(options)
  const query: CaseQuery = {
    roles: role,
    ...(where && { where }),
    ...(drug !== undefined && { drug }),
    ...(event !== undefined && { event }),
  }
  const most = options.limit ?? (format === 'table' ? TABLE_ROWS : Number.POSITIVE_INFINITY)
  const kept: CaseLine[] = []
  let listed = 0
  let cursor: string | undefined
  do {
    const limit = Math.min(AT_ONCE, most - listed)
    const page = await source.cases(query, { limit, ...(cursor !== undefined && { cursor }) }, { signal })
    session.endProgress()
    if (format === 'xlsx') kept.push(...page.cases)
    else await writePage(output, format, page.cases, listed, page.total)
    listed += page.cases.length
    cursor = page.next
    session.progress({ phase: 'listing', done: listed, total: page.total })
    if (format !== 'xlsx' && (cursor === undefined || listed >= most))
      await writeEnd(output, format, listed, page.total)
  } while (cursor !== undefined && listed < most)
  if (format === 'xlsx') {
    const { xlsxBytes } = await import('@aethersignal/tables/xlsx')
    await output.writeBytes(await xlsxBytes([{ name: 'Cases', table: caseTable(kept) }]))
  }
  session.endProgress()
  return listed
}

async function writePage(
  output: OutputTarget,
  format: Exclude<CasesOptions['format'], 'xlsx'>,
  lines: readonly CaseLine[],
  before: number,
  total: number,
): Promise<void> {
  if (format === 'json') {
    const rows = lines.map((line, at) => `${before + at === 0 ? '\n' : ',\n'}${JSON.stringify(line)}`)
    return output.write([...(before === 0 ? [`{"total":${total},"rows":[`] : []), ...rows])
  }
  const table = caseTable(lines)
  const order = lines.map((_, row) => row)
  if (format === 'table') return output.writeText(`${resultText(table, order, SHOWN_OF_CASES)}\n`)
  const [header = '', ...rows] = resultCsv(table, order)
  return output.write(before === 0 ? [header, ...rows] : rows)
}

async function writeEnd(output: OutputTarget, format: CasesOptions['format'], listed: number, total: number) {
  if (format === 'json') return output.write(['\n]}\n'])
  if (format === 'csv') return
  const more = listed < total ? '; --limit shows more, --format csv all' : ''
  await output.writeText(`\n${listed.toLocaleString('en')} of ${total.toLocaleString('en')} reports shown${more}\n`)
}
