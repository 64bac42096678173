import { trustedScriptAddress } from './trusted-script.js'

/** Makes a worker. */
type WorkerFactory = () => Worker

let configured: WorkerFactory | undefined

/** What a host sets once for all elements of its page. */
export interface AetherConfiguration {
  /**
   * Makes the worker that reads tables: a module worker running `signal-worker.js` of this package. Needed only where
   * that file does not lie where the elements look for it and the page's policy forbids workers from `blob:` addresses.
   */
  readonly workerFactory?: WorkerFactory
}

/** Sets what holds for all elements of a page. Call it before the first source is opened. */
export function configureAether(configuration: AetherConfiguration): void {
  if (configuration.workerFactory) configured = configuration.workerFactory
}

/** Where the worker should lie: beside the code of the elements, from where bundlers take it along. */
export function workerAddress(): string {
  return new URL('./signal-worker.js', import.meta.url).href
}

/** What {@link startWorker} tries, in this order. */
function* workers(): Generator<() => Worker | Promise<Worker>> {
  if (configured) {
    yield configured
    return
  }
  yield () => new Worker(trustedScriptAddress(workerAddress()), { type: 'module' })
  yield workerFromText
}

/**
 * A worker that reads tables and has begun to run. Where its file is not found, as after bundlers that leave it behind, its
 * text is taken from the code itself.
 * @throws what the last worker failed with.
 */
export async function startWorker(): Promise<Worker> {
  let failure: unknown
  for (const make of workers()) {
    try {
      return await begun(await make())
    } catch (thrown) {
      failure = thrown
    }
  }
  throw failure
}

async function workerFromText(): Promise<Worker> {
  const { workerText } = await import('./worker-text.js')
  const address = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }))
  const worker = new Worker(trustedScriptAddress(address), { type: 'module' })
  // The worker has fetched it once it has begun; a page keeps what it does not revoke.
  const revoke = () => URL.revokeObjectURL(address)
  worker.addEventListener('message', revoke, { once: true })
  worker.addEventListener('error', revoke, { once: true })
  return worker
}

/** Waits for the first message of a worker, which says that its script runs. */
function begun(worker: Worker): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const settle = (event: Event) => {
      worker.removeEventListener('message', settle)
      worker.removeEventListener('error', settle)
      if (event.type === 'message') return resolve(worker)
      worker.terminate()
      reject(new Error((event as ErrorEvent).message ?? 'The script of the worker could not be loaded.'))
    }
    worker.addEventListener('message', settle)
    worker.addEventListener('error', settle)
  })
}
