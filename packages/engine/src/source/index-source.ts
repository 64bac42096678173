import { type IndexBackendOptions, indexBackend } from '../backend/index-backend.js'
import { indexBytes } from '../index/index-bytes.js'
import { keptIn } from '../kept/kept-results.js'
import { backendSource, type DatasetOptions } from './backend-source.js'
import { RestrictedViews } from './restricted-views.js'
import type { SignalSource } from './signal-source.js'
import type { ReportChooser } from './visible-reports.js'

/** What a source answers from. */
export interface IndexSourceOptions extends IndexBackendOptions, DatasetOptions {
  /** Makes an index of some of the reports. Without it the source cannot be restricted. */
  readonly restrict?: ReportChooser
  /**
   * Bytes of restricted views kept for the next call under the same restriction, with all that is kept of them. Default
   * 512 MiB, or twice the index where that is more.
   */
  readonly restrictedKept?: number
}

/** A {@link SignalSource} over a report index in memory. */
export function indexSource(options: IndexSourceOptions): SignalSource {
  return openIndexSource(options).source
}

/** A source, and how much memory it holds at the moment, restricted views aside. */
export interface HeldSource {
  readonly source: SignalSource
  readonly bytes: () => number
}

function openIndexSource(options: IndexSourceOptions): HeldSource {
  const { restrict, close } = options
  const backend = indexBackend(options)
  const ownBytes = indexBytes(options.index)
  const bytes = () => ownBytes + backend.kept.bytes
  if (restrict === undefined) return { source: backendSource({ ...options, backend }), bytes }
  const views = new RestrictedViews(
    { ...options, restrict, index: keptIn(options.index, backend.kept) },
    openIndexSource,
  )
  const source = backendSource({
    ...options,
    backend,
    restricted: (filter, scope, given) => views.find(filter, scope, given),
    async close() {
      views.clear()
      await close?.()
    },
  })
  return { source, bytes }
}
