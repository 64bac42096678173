import { AetherError } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { groupingText } from '../events/grouping-text.js'
import { storeGrouping } from '../events/store-grouping.js'
import { interruptible } from '../interruptible.js'
import {
  addEventOptionsWithLevel,
  asksForEvents,
  type EventOptionsWithLevel,
  withMeddraLevel,
} from '../options/event-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'

interface EventsOptions extends EventOptionsWithLevel {
  readonly store: string
  readonly limit: number
  readonly format: 'text' | 'json'
  readonly json?: boolean
  readonly out?: string
}

const HELP = `
Groups the events of current reports as "signals" does with the same options, and counts terms and reports by how:
  as-written         the term is one of a group, or a PT
  renamed            --renames says what it is called now
  lowest-level-term  a lowest level term of MedDRA, and counts as its PT
  code               the eight digits of a term of MedDRA, as ICSRs carry them
  unmatched          not found; it counts in no group
A group counts the union of the reports of its terms: a report with two of them counts once. Terms are compared whatever
their case. With --renames alone every term counts, under its newest name. JSON lists every group and every term.

Example:
  aethersignal events --store ./store --event-groups groups.json
  aethersignal events --store ./store --meddra ./meddra --meddra-level soc --limit 5
  aethersignal events --store ./store --renames renames.csv`

export function addEvents(program: Command, session: Session): void {
  const command = program
    .command('events')
    .summary('show how events group')
    .description('Groups the events of a store and shows what the groups cover.')
    .requiredOption('--store <folder>', 'the store that "load" made')
  addEventOptionsWithLevel(command)
    .option('--limit <n>', 'list so many groups and terms', wholeNumber(1), 20)
    .addOption(new Option('--format <format>', 'what to write').choices(['text', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'write to a file, replaced as a whole at the end')
    .addHelpText('after', HELP)
    .action((options: EventsOptions) => events(session, withMeddraLevel(options)))
}

async function events(session: Session, options: EventsOptions): Promise<void> {
  const json = options.json === true || options.format === 'json'
  session.errorsAsJson = json
  if (!asksForEvents(options)) {
    throw new AetherError('usage/invalid', 'There is nothing to group events by.', {
      remedy: 'Give --event-groups, --meddra with --meddra-level, or --renames.',
    })
  }
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const grouping = await storeGrouping(options)
      grouping.group(await withStore(options.store, (store) => store.events({ signal })))
      const coverage = grouping.coverage()!
      const { methods, ...rest } = coverage
      const { identity, algorithmicQueries } = grouping
      const result = { rows: methods, ...rest, algorithmicQueries, eventGroups: identity }
      if (json) await output.write([`${JSON.stringify(result, null, 2)}\n`])
      else await output.writeText(`${groupingText(grouping, coverage, options.limit)}\n`)
    }),
  )
}
