import {
  AetherError,
  type AnalysisRequest,
  asAetherError,
  type CaseQuery,
  type PageRequest,
  type PairRef,
  type Progress,
  type RunSpec,
} from '@aethersignal/model'
import type { CallOptions } from '../run/call-options.js'
import { restrictSource } from '../source/restrict-source.js'
import type { SignalSource, SuggestOptions } from '../source/signal-source.js'
import type { TermKind } from '../terms/term-kind.js'
import {
  SOURCE_METHODS,
  type SourceMethod,
  type SourceRequest,
  type SourceResponse,
  sealed,
  unsealed,
} from './source-messages.js'
import { listenTo, type SourcePort } from './source-port.js'
import { withTransferableColumns } from './transferable-columns.js'

/** Opens a source when its user comes; `input` is what the user gave to {@link portSource}. */
export type SourceFactory = (input: unknown, options: CallOptions) => Promise<SignalSource>

/**
 * Serves a source to the {@link portSource} at the other end of a port, as in a worker:
 * `serveSource((file, options) => memorySource(csvAdapter.read([file as CsvInput], options), { title: '…', ...options }), self)`.
 *
 * While a factory is at work, calls wait and hear its progress. When the user closes the source, the source and the port
 * are closed, which ends a worker that serves over its own global scope.
 */
export function serveSource(source: SignalSource | SourceFactory, port: SourcePort): void {
  const opening = new AbortController()
  const underWay = new Map<number, AbortController>()
  /** Calls that hear how far the opening is. How many rows there are is not for callers who see some of them. */
  const listening = new Set<number>()
  let opened: Promise<SignalSource> | undefined
  let waiting = true
  let lastProgress: Progress | undefined

  const post = (response: SourceResponse, transfer: ArrayBuffer[] = []) => port.postMessage(sealed(response), transfer)
  const open = (input: unknown): Promise<SignalSource> => {
    if (opened !== undefined) return opened
    const onProgress: CallOptions['onProgress'] = (progress) => {
      lastProgress = progress
      if (waiting) for (const id of listening) post({ kind: 'progress', id, progress })
    }
    // In a promise, so that a factory that throws at once rejects like one that throws later.
    opened = Promise.resolve().then(() =>
      typeof source === 'function' ? source(input, { signal: opening.signal, onProgress }) : source,
    )
    opened.then(
      ({ capabilities }) => {
        waiting = false
        post({ kind: 'capabilities', capabilities })
      },
      () => {},
    )
    return opened
  }

  const answer = async (request: Extract<SourceRequest, { kind: 'call' }>): Promise<void> => {
    const { id, method, args, restrictions } = request
    const controller = new AbortController()
    underWay.set(id, controller)
    if (restrictions.length === 0) listening.add(id)
    if (waiting && lastProgress !== undefined && listening.has(id))
      post({ kind: 'progress', id, progress: lastProgress })
    let ready: SignalSource | undefined
    const known = () => {
      if (ready !== undefined && restrictions.length > 0)
        post({ kind: 'capabilities', capabilities: ready.capabilities, id })
    }
    try {
      ready = restrictions.reduce(restrictSource, await open(undefined))
      const onProgress: CallOptions['onProgress'] = (progress) => post({ kind: 'progress', id, progress })
      const { result, transfer } = withTransferableColumns(
        await call(ready, method, args, { signal: controller.signal, onProgress }),
      )
      known()
      post({ kind: 'result', id, result }, transfer)
    } catch (thrown) {
      known()
      post({ kind: 'error', id, error: asAetherError(thrown).toJSON() })
    } finally {
      underWay.delete(id)
      listening.delete(id)
    }
  }

  const close = async (id: number): Promise<void> => {
    opening.abort()
    for (const controller of underWay.values()) controller.abort()
    try {
      await (await opened)?.close()
    } catch {
      // A source that never opened, or fails to close, is gone all the same.
    }
    post({ kind: 'result', id, result: undefined })
    port.close?.()
  }

  listenTo(
    port,
    (data) => {
      const request = unsealed<SourceRequest>(data)
      if (request?.kind === 'open') void open(request.input)
      else if (request?.kind === 'call') void answer(request)
      else if (request?.kind === 'abort') underWay.get(request.id)?.abort()
      else if (request?.kind === 'close') void close(request.id)
    },
    () => {
      for (const controller of underWay.values()) controller.abort()
    },
  )
}

/** The arguments were those of the same method at the other end; what a user passes wrongly, the source refuses. */
function call(
  source: SignalSource,
  method: SourceMethod,
  args: readonly unknown[],
  options: CallOptions,
): Promise<unknown> {
  switch (method) {
    case 'describe':
      return source.describe(options)
    case 'suggest':
      return source.suggest(args[0] as TermKind, args[1] as string, { ...(args[2] as SuggestOptions), ...options })
    case 'run':
      return source.run(args[0] as RunSpec, options)
    case 'pair':
      return source.pair(args[0] as PairRef, args[1] as RunSpec, options)
    case 'analyse':
      return source.analyse(args[0] as AnalysisRequest, options)
    case 'cases':
      return source.cases(args[0] as CaseQuery, args[1] as PageRequest, options)
    default:
      throw new AetherError('request/invalid', `A source has no ${method}; it has ${SOURCE_METHODS.join(', ')}.`)
  }
}
