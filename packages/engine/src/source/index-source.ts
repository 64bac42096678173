import { type IndexBackendOptions, indexBackend } from '../backend/index-backend.js'
import { indexBytes } from '../index/index-bytes.js'
import { keptIn } from '../kept/kept-results.js'
import { backendSource, type DatasetOptions } from './backend-source.js'
import { DrugLevels, type UngroupedDrugs } from './drug-levels.js'
import { levelledSource } from './levelled-source.js'
import { otherNamesOf } from './other-names-of.js'
import { RestrictedViews } from './restricted-views.js'
import type { SignalSource } from './signal-source.js'
import type { ReportChooser } from './visible-reports.js'

/** What a source answers from. */
export interface IndexSourceOptions extends IndexBackendOptions, DatasetOptions {
  /**
   * Drugs before they are grouped, which other levels are made of. Without it drugs of the index count as substances, and the
   * source does not answer with drugs as they were written.
   */
  readonly ungrouped?: UngroupedDrugs
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
  const index = keptIn(options.index, backend.kept)
  const levels = new DrugLevels({ ...options, index }, openIndexSource)
  const bytes = () => ownBytes + backend.kept.bytes + levels.bytes
  const levelled = (source: SignalSource) =>
    levelledSource(source, {
      find: (chosen, scope, given) => levels.find(chosen, scope, given),
      notes: (named, request, scope) => otherNamesOf({ ...options, index }, named, request, scope),
    })
  if (restrict === undefined) {
    const own = {
      async close() {
        levels.clear()
        await close?.()
      },
    }
    return { source: levelled(backendSource({ ...options, ...own, backend })), bytes }
  }
  const views = new RestrictedViews({ ...options, restrict, index }, openIndexSource)
  const source = backendSource({
    ...options,
    levelled,
    backend,
    restricted: (filter, scope, given) => views.find(filter, scope, given),
    async close() {
      views.clear()
      levels.clear()
      await close?.()
    },
  })
  return { source, bytes }
}
