import { AetherError } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { textTable } from '../output/text-table.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'

interface StoreOptions {
  readonly store: string
  readonly format: 'text' | 'json'
  readonly remove?: boolean
}

const HELP = `
Example:
  aethersignal store verify --store ./store
  aethersignal store clean --store ./store

"aethersignal store verify --help", "… clean --help" and "… upgrade --help" say more.`

const VERIFY_HELP = `
Reads the pointer, the catalogue and every file of the current snapshot and compares them with their SHA-256. All files that
are damaged, missing or others than were written are listed; one is enough for exit code 1. Every command that reads a
store makes the same comparison before it reads, of the files that were touched since the last one did, and stops at the first.
The report index that is kept beside the snapshot is looked at too: one that is damaged is no fault, it is made anew.

Example:
  aethersignal store verify --store ./store`

const CLEAN_HELP = `
Lists what the current snapshot does not use: parts that were published again, snapshots that a later load or decision took
the place of, and what loads that died left. Nothing is removed without --remove. With it, a server that was started before
the last load has to be started again, and decisions about duplicates that were undone are gone.

Example:
  aethersignal store clean --store ./store
  aethersignal store clean --store ./store --remove`

const UPGRADE_HELP = `
Brings a store that an earlier version wrote into the format of this one, in which the pointer holds the hash of the
catalogue. What the earlier catalogue says is checked as far as it can be; data and hashes stay what they are.

Example:
  aethersignal store upgrade --store ./store`

/** Commands on a store as such, not on its reports. */
export function addStore(program: Command, session: Session): void {
  const store = program
    .command('store')
    .summary('verify, clean or upgrade a store')
    .description('Looks after a store: whether it is what was written, and what of it is no longer used.')
    .addHelpText('after', HELP)
  subcommand(store, 'verify', 'compare every file of a store with its hash', VERIFY_HELP).action((options) =>
    run(session, options, verify),
  )
  subcommand(store, 'clean', 'list or remove what a store no longer uses', CLEAN_HELP)
    .option('--remove', 'remove what is listed')
    .action((options) => run(session, options, clean))
  subcommand(store, 'upgrade', 'bring a store of an earlier version into the present format', UPGRADE_HELP).action(
    (options) => run(session, options, upgrade),
  )
}

function subcommand(store: Command, name: string, summary: string, help: string): Command {
  return store
    .command(name)
    .summary(summary)
    .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`)
    .requiredOption('--store <folder>', 'the store that "load" made')
    .addOption(new Option('--format <format>', 'what to write').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
}

interface Answer {
  readonly json: unknown
  readonly text: string
  readonly error?: AetherError
}

type Work = (options: StoreOptions, session: Session, signal: AbortSignal) => Promise<Answer>

async function run(session: Session, options: StoreOptions, work: Work): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  const output = await openOutput(undefined, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const { json, text, error } = await work(options, session, signal)
      session.endProgress()
      if (options.format === 'json') await output.write([`${JSON.stringify(json, null, 2)}\n`])
      else await output.writeText(`${text}\n`)
      if (error !== undefined) throw error
    }),
  )
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

const verify: Work = async ({ store }, session, signal) => {
  const found = await withStore(store, (opened) => opened.verify({ signal, onProgress: session.progress }))
  const { hash, parts, files, bytes, damaged, keptIndex } = found
  const looked = `snapshot ${hash}: ${parts} parts, ${files} files, ${megabytes(bytes)}`
  const kept =
    keptIndex === 'damaged' ? '\nthe kept index is not as it was written; the next command makes it anew' : ''
  if (damaged.length === 0) return { json: found, text: `${looked}\nevery file is as it was written${kept}` }
  const count = damaged.length === 1 ? '1 file is' : `${damaged.length} files are`
  return {
    json: found,
    text: [looked, ...damaged.map(({ reason }) => `damaged: ${reason}`)].join('\n'),
    error: new AetherError('store/corrupt', `${store}: ${count} not as the catalogue says.`, {
      remedy: 'Load the source files again into a new store.',
      place: { file: damaged[0]!.path },
    }),
  }
}

const clean: Work = async ({ store, remove = false }, _, signal) => {
  const cleaning = await withStore(store, (opened) => opened.clean({ remove, signal }))
  const { unused, bytes } = cleaning
  if (unused.length === 0) return { json: cleaning, text: 'The current snapshot uses every file.' }
  const table = textTable(
    [
      { title: 'kind', align: 'left' },
      { title: 'path', align: 'left' },
      { title: 'size', align: 'right' },
    ],
    unused.map((file) => [file.kind, file.path, megabytes(file.bytes)]),
  )
  const said = remove ? `removed ${megabytes(bytes)}` : `${megabytes(bytes)} not used; --remove removes it`
  return { json: cleaning, text: `${table}\n\n${said}` }
}

const upgrade: Work = async ({ store }, session, signal) => {
  const upgraded = await withStore(store, (opened) => opened.upgrade({ signal, onProgress: session.progress }))
  return { json: { upgraded }, text: upgraded ? 'upgraded' : 'The store is in the present format.' }
}
