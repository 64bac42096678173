import { resolve } from 'node:path'
import { AetherError, throwIfAborted } from '@aethersignal/model'
import { catalogueFiles, readCatalogue } from './open-catalogue.js'
import { type CheckOptions, requireSize, sha256OfFile } from './sound-files.js'
import { corruptStore, noStore, storeError } from './store-error.js'
import { inStore } from './store-layout.js'

/** What a look at every file of a store found. */
export interface StoreVerification {
  /** Of the snapshot that was looked at. */
  readonly hash: string
  /** Parts that were looked at. */
  readonly parts: number
  /** Files that were looked at. */
  readonly files: number
  /** Their sizes together. */
  readonly bytes: number
  /** Files that are not as the catalogue says; none in a sound store. */
  readonly damaged: readonly { readonly path: string; readonly reason: string }[]
}

/**
 * Reads every file of the current snapshot of the store at `directory` and compares it with its hash, whatever was compared
 * before; all that is damaged is listed. Nothing is changed.
 * @throws AetherError `store/not-found`, `store/outdated`, `request/aborted`, and `store/corrupt` where the pointer or the
 *   catalogue is damaged, so that it is not known which files there should be.
 */
export async function verifyStore(directory: string, options: CheckOptions = {}): Promise<StoreVerification> {
  const store = resolve(directory)
  try {
    const catalogue = await readCatalogue(store)
    if (catalogue === undefined) throw noStore(directory)
    const files = catalogueFiles(catalogue)
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    const damaged: { path: string; reason: string }[] = []
    let done = 0
    for (const file of files) {
      throwIfAborted(options.signal)
      try {
        await requireSize(store, file)
        const hash = await sha256OfFile(inStore(store, file.path), options.signal)
        if (hash !== file.sha256) throw corruptStore(store, file.path, 'has other content')
      } catch (error) {
        const { code, message } = storeError(error, store)
        if (code === 'request/aborted') throw error
        damaged.push({ path: file.path, reason: error instanceof AetherError ? message : `${code}: ${message}` })
      }
      done += file.bytes
      options.onProgress?.({ phase: 'checking', done, total })
    }
    return { hash: catalogue.hash, parts: catalogue.parts.length, files: files.length, bytes: total, damaged }
  } catch (error) {
    throw storeError(error, directory)
  }
}
