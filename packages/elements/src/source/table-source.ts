import type { SignalSource } from '@aethersignal/engine'
import { portSource } from '@aethersignal/engine/page'
import { AetherError, asAetherError } from '@aethersignal/model'
import type { OpenOptions } from './open-source.js'
import type { RequestSettings } from './request-settings.js'
import { startWorker, workerAddress } from './worker-factory.js'

/** A table of reports: where it lies and what is sent with the request, or the file itself. */
export type TableInput = ({ readonly address: string } & RequestSettings) | { readonly file: File }

/** Reads a table in a worker and serves it from there. Closing the source ends the worker. */
export async function tableSource(input: TableInput, options: OpenOptions): Promise<SignalSource> {
  const { signal, onProgress, words } = options
  let worker: Worker
  try {
    worker = await startWorker()
  } catch (cause) {
    throw new AetherError('source/unsupported', words.text('source.workerMissing', workerAddress()), {
      cause,
      remedy: words.text('source.workerRemedy'),
    })
  }
  const source = portSource(worker, { input })
  try {
    // Waits for the table, after which the capabilities are known as well.
    await source.describe({ signal, ...(onProgress && { onProgress }) })
  } catch (thrown) {
    worker.terminate()
    throw inWords(asAetherError(thrown), input, options)
  }
  return {
    get capabilities() {
      return source.capabilities
    },
    describe: (call) => source.describe(call),
    suggest: (kind, text, call) => source.suggest(kind, text, call),
    run: (spec, call) => source.run(spec, call),
    pair: (ref, spec, call) => source.pair(ref, spec, call),
    analyse: (request, call) => source.analyse(request, call),
    cases: (query, page, call) => source.cases(query, page, call),
    async close() {
      await source.close()
      worker.terminate()
    },
  }
}

/** Faults that the worker can only name, in the language of the page. */
function inWords(error: AetherError, input: TableInput, { words }: OpenOptions): AetherError {
  const address = 'address' in input ? input.address : input.file.name
  const texts: Partial<Record<string, string>> = {
    'input/not-found': words.text('source.notFound', address),
    'source/unreachable': words.text('source.notReachable', address),
    'source/closed': words.text('source.workerFailed'),
  }
  const text = texts[error.code]
  return text === undefined ? error : new AetherError(error.code, text, { cause: error })
}
