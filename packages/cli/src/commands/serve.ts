import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { AetherError } from '@aethersignal/model'
import type { Command } from 'commander'
import { storeGroupings } from '../groups/store-groupings.js'
import { addDrugGroupOptions, type DrugGroupOptions } from '../options/drug-group-options.js'
import { addDrugNameOptions, type DrugNameOptions, drugNamingOf } from '../options/drug-name-options.js'
import { addEventOptions, type EventOptions } from '../options/event-options.js'
import { memoryOption } from '../options/memory-option.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface ServeOptions extends DrugNameOptions, DrugGroupOptions, EventOptions {
  readonly store: string
  readonly port: number
  readonly host: string
  readonly title?: string
  readonly memory?: string
  readonly bodyLimit: number
  readonly allowUnauthenticated?: boolean
}

const HELP = `
Serves the explorer page at / and the API at /api/v1 until Ctrl-C. The address goes to stdout once it answers. What is
loaded into the store meanwhile is served as soon as it is read. Groups take the place of their drugs and
events, as in "signals". There is no sign-in: only this machine is served. To
serve a network, give --host and --allow-unauthenticated, and let something in front ask people who they are.

Example:
  aethersignal serve --store ./store --port 8787
  aethersignal serve --store ./store --drug-groups classes.json --event-groups groups.json`

export function addServe(program: Command, session: Session): void {
  const command = program
    .command('serve')
    .summary('serve the explorer and the API')
    .description('Serves a store: the explorer page and the HTTP API.')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .option('--port <n>', 'the port; 0 takes a free one', wholeNumber(0, 65_535), 8787)
    .option('--host <name>', 'the address to listen on', '127.0.0.1')
    .option('--title <text>', 'what the data are called on the page; the name of the folder when not given')
    .option('--body-limit <MiB>', 'largest request: 200,000 named pairs need 16', wholeNumber(1, 1024), 1)
    .addOption(memoryOption())
    .option('--allow-unauthenticated', 'listen beyond this machine although nobody is asked who they are')
  addDrugNameOptions(command)
  addDrugGroupOptions(command)
  addEventOptions(command)
    .addHelpText('after', HELP)
    .action((options: ServeOptions) => serve(session, options))
}

async function serve(session: Session, options: ServeOptions): Promise<void> {
  const { terminal } = session
  const { port, host, title, bodyLimit, allowUnauthenticated = false } = options
  const { openStore } = await import('@aethersignal/duckdb')
  const { createAetherServer, listen } = await import('@aethersignal/server')
  const stopped = new Promise<void>((resolve) => {
    let asked = false
    terminal.onInterrupt(() => {
      if (asked) terminal.exit(1)
      asked = true
      resolve()
    })
  })
  const pages = await explorerPage()
  const drugNames = await drugNamingOf(options)
  const groupings = await storeGroupings(options)
  const store = await openStore(options.store, { ...(options.memory !== undefined && { memoryLimit: options.memory }) })
  const source = await store.source({
    follow: true,
    ...(title !== undefined && { title }),
    ...(drugNames && { drugNames }),
    ...groupings,
    onMoved: (hash) => session.say(`now serving snapshot ${hash.slice(0, 12)} of the store`),
    onStale: (error) => session.say(`still serving the snapshot before: ${error.code}: ${error.message}`),
  })
  const server = createAetherServer({ datasets: { default: source }, pages, bodyLimit: bodyLimit * 1024 * 1024 })
  try {
    const listening = await listen(server, { port, host, allowUnauthenticated })
    terminal.stdout.write(`${listening.url}\n`)
    await stopped
    if (terminal.stderrIsTerminal) session.say('closing')
    await listening.close()
  } finally {
    await server.close()
    await store.close()
  }
}

/** The folder of the page, which the build puts beside the command. */
async function explorerPage(): Promise<string> {
  const folder = fileURLToPath(new URL('./page/', import.meta.url))
  const found = await stat(`${folder}index.html`).catch(() => undefined)
  if (found?.isFile()) return folder
  throw new AetherError('internal/unexpected', 'The explorer page is not beside the command.', {
    place: { file: folder },
    remedy: 'Build the package again.',
  })
}
