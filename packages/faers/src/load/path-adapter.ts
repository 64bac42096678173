import {
  type Adapter,
  type AdapterIdentity,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
  throwIfAborted,
} from '@aethersignal/model'
import { listSourceFiles } from '../input/list-source-files.js'
import { withArchiveHashes } from './archive-hashes.js'
import type { ReadListed } from './input-adapter.js'

/** An adapter of paths: folders are searched and archives opened, and the hashes of archives stand in the accounts. */
export function pathAdapter(
  identity: AdapterIdentity,
  sniff: Adapter<string>['sniff'],
  readListed: ReadListed,
): Adapter<string> {
  async function* batches(
    paths: readonly string[],
    options: AdapterOptions,
    finish: (report: AdapterReport) => void,
  ): AsyncGenerator<CaseBatch> {
    throwIfAborted(options.signal)
    if (paths.length === 0) throw new AetherError('input/empty', 'No path was given.')
    const listing = await listSourceFiles(paths)
    try {
      const { files, warnings } = yield* readListed(listing.files, paths, options)
      finish({ files: await withArchiveHashes(files, options.signal), warnings })
    } finally {
      await listing.close()
    }
  }
  return {
    ...identity,
    sniff,
    read: (paths, options = {}) => adapterRun((finish) => batches(paths, options, finish), identity),
  }
}
