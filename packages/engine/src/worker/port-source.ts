import { AetherError, ANALYSIS_NAMES, type Filter, MEASURES, type Progress } from '@aethersignal/model'
import { FILTER_FIELDS } from '../query/filter-fields.js'
import type { CallOptions } from '../run/call-options.js'
import { closedError } from '../run/call-scope.js'
import type { Capabilities } from '../source/capabilities.js'
import { restrictedSource } from '../source/forwarding-source.js'
import { restrictable } from '../source/restrict-source.js'
import type { SignalSource } from '../source/signal-source.js'
import { type SourceMethod, type SourceRequest, type SourceResponse, sealed, unsealed } from './source-messages.js'
import { listenTo, type SourcePort } from './source-port.js'

/** What the other end is told. */
export interface PortSourceOptions {
  /** Handed to the factory at the other end; anything that can be cloned, such as a `File`. */
  readonly input?: unknown
}

interface Pending {
  resolve(result: unknown): void
  reject(error: AetherError): void
  progress(progress: Progress): void
  learn(capabilities: Capabilities): void
}

/** The source that a call is meant for: the one served, or that restricted. */
interface CalledSource {
  readonly restrictions: readonly Filter[]
  learn(capabilities: Capabilities): void
}

/** What is assumed of a source until it has said what it can. */
const ASSUMED: Capabilities = {
  cases: true,
  progress: true,
  measures: MEASURES,
  analyses: ANALYSIS_NAMES,
  filters: FILTER_FIELDS,
}

/**
 * The source that {@link serveSource} serves at the other end of a port. Its `capabilities` are exact from the first
 * answer on, so after `await source.describe()`; before that everything is assumed to be there.
 */
export function portSource(port: SourcePort, options: PortSourceOptions = {}): SignalSource {
  const pending = new Map<number, Pending>()
  let capabilities = ASSUMED
  let ended: AetherError | undefined
  let closing: Promise<void> | undefined
  let lastId = 0

  const post = (request: SourceRequest) => port.postMessage(sealed(request), [])
  const end = (error: AetherError) => {
    ended ??= error
    for (const [id, call] of [...pending]) {
      pending.delete(id)
      call.reject(ended)
    }
  }

  listenTo(
    port,
    (data) => {
      const response = unsealed<SourceResponse>(data)
      if (response === undefined) return
      if (response.kind === 'capabilities' && response.id === undefined) {
        capabilities = response.capabilities
        return
      }
      const call = pending.get(response.id as number)
      if (response.kind === 'capabilities') return call?.learn(response.capabilities)
      if (response.kind === 'progress') return call?.progress(response.progress)
      pending.delete(response.id)
      if (response.kind === 'result') call?.resolve(response.result)
      else call?.reject(AetherError.fromJSON(response.error))
    },
    (reason) => end(new AetherError('source/closed', `The worker does not answer any more: ${reason}.`)),
  )
  post({ kind: 'open', input: options.input })

  const call = <T>(
    { restrictions, learn }: CalledSource,
    method: SourceMethod,
    args: readonly unknown[],
    { signal, onProgress }: CallOptions = {},
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (ended !== undefined) return reject(ended)
      const aborted = () => new AetherError('request/aborted', 'The work was stopped before it was done.')
      if (signal?.aborted) return reject(aborted())
      lastId += 1
      const id = lastId
      const abort = () => {
        pending.delete(id)
        post({ kind: 'abort', id })
        reject(aborted())
      }
      const settled = () => signal?.removeEventListener('abort', abort)
      signal?.addEventListener('abort', abort, { once: true })
      pending.set(id, {
        resolve(result) {
          settled()
          resolve(result as T)
        },
        reject(error) {
          settled()
          reject(error)
        },
        progress: (progress) => onProgress?.(progress),
        learn,
      })
      try {
        post({ kind: 'call', id, method, args, restrictions })
      } catch (thrown) {
        pending.delete(id)
        settled()
        reject(new AetherError('request/invalid', 'The request cannot be sent to a worker.', { cause: thrown }))
      }
    })

  const methods = (called: CalledSource): Omit<SignalSource, 'capabilities' | 'close'> => ({
    describe: (callOptions) => call(called, 'describe', [], callOptions),
    suggest: (kind, text, { signal, onProgress, ...asked } = {}) =>
      call(called, 'suggest', [kind, text, asked], { ...(signal && { signal }), ...(onProgress && { onProgress }) }),
    run: (spec, callOptions) => call(called, 'run', [spec], callOptions),
    pair: (ref, spec, callOptions) => call(called, 'pair', [ref, spec], callOptions),
    analyse: (request, callOptions) => call(called, 'analyse', [request], callOptions),
    cases: (query, page, callOptions) => call(called, 'cases', [query, page], callOptions),
  })
  const restrictedTo = (restrictions: readonly Filter[]): SignalSource => {
    let known = ASSUMED
    const learn = (found: Capabilities) => {
      known = found
    }
    const far: SignalSource = {
      get capabilities() {
        return known
      },
      ...methods({ restrictions, learn }),
      close: async () => {},
    }
    restrictable(far, (filter) => restrictedTo([...restrictions, filter]))
    return restrictedSource(
      () => capabilities,
      (forwarded, given) => forwarded(far, given),
    )
  }

  const source: SignalSource = {
    get capabilities() {
      return capabilities
    },
    ...methods({ restrictions: [], learn: () => {} }),
    close() {
      closing ??= new Promise<void>((resolve) => {
        const alive = ended === undefined
        end(closedError())
        if (!alive) return resolve()
        lastId += 1
        pending.set(lastId, {
          resolve: () => resolve(),
          reject: () => resolve(),
          progress: () => {},
          learn: () => {},
        })
        post({ kind: 'close', id: lastId })
      }).then(() => port.close?.())
      return closing
    },
  }
  return restrictable(source, (filter) => restrictedTo([filter]))
}
