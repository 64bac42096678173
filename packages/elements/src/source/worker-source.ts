import type { SignalSource } from '@aethersignal/engine'
import { portSource } from '@aethersignal/engine/page'
import { AetherError, asAetherError } from '@aethersignal/model'
import type { OpenOptions } from './open-source.js'
import type { RequestSettings } from './request-settings.js'
import { startWorker, workerAddress } from './worker-factory.js'

/** Files of reports: where one lies and what is sent with the request, or the files themselves and what they are called together. */
export type WorkerInput =
  | ({ readonly address: string } & RequestSettings)
  | { readonly files: readonly File[]; readonly title: string }

/** Reads files in a worker and serves them from there. Closing the source ends the worker. */
export async function workerSource(input: WorkerInput, options: OpenOptions): Promise<SignalSource> {
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
    // Waits for the files, after which the capabilities are known as well.
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
function inWords(error: AetherError, input: WorkerInput, { words }: OpenOptions): AetherError {
  const address = 'address' in input ? input.address : input.title
  const texts: Partial<Record<string, string>> = {
    'input/not-found': words.text('source.notFound', address),
    'source/unreachable': words.text('source.notReachable', address),
    'source/closed': words.text('source.workerFailed'),
  }
  const text = texts[error.code]
  return text === undefined ? error : new AetherError(error.code, text, { cause: error })
}
