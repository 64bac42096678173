import { answerError } from '@aethersignal/client'
import { memorySource, type SourcePort, serveSource } from '@aethersignal/engine'
import { AetherError, asAetherError } from '@aethersignal/model'
import { type CsvInput, csvAdapter } from '@aethersignal/tables'
import { settingsInit } from './request-settings.js'
import type { TableInput } from './table-source.js'

/** The bytes of a table. A fault of the network is named by its code; the page has the words. */
async function openInput(input: TableInput, signal: AbortSignal | undefined): Promise<CsvInput> {
  if ('file' in input) return input.file
  const { address } = input
  let response: Response
  try {
    response = await fetch(address, { ...settingsInit(input), ...(signal && { signal }) })
  } catch (cause) {
    if (signal?.aborted) throw asAetherError(cause)
    throw new AetherError('source/unreachable', `${address} cannot be reached.`, { cause })
  }
  const { body } = response
  if (response.status === 404 || response.status === 410 || (response.ok && !body)) {
    throw new AetherError('input/not-found', `There is nothing at ${address}.`)
  }
  if (!response.ok || !body || isWebPage(response)) {
    throw answerError(response, address, await response.text().catch(() => ''))
  }
  const length = Number(response.headers.get('content-length'))
  // A length in transit says nothing of the bytes once they are unpacked.
  const plain = !response.headers.has('content-encoding')
  return {
    name: decodeURIComponent(new URL(address).pathname.split('/').at(-1) || address),
    ...(plain && length > 0 && { size: length }),
    stream: () => body,
  }
}

/** No table is sent as one: a proxy or a sign-in page answers. */
function isWebPage({ headers }: Response): boolean {
  return /^(text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '')
}

// Tells the page that this script was found and runs, before anything is asked of it.
postMessage('begun')

serveSource(
  async (input, options) => {
    const table = await openInput(input as TableInput, options.signal)
    return memorySource(csvAdapter.read([table], options), { title: table.name, ...options })
  },
  globalThis as unknown as SourcePort,
)
