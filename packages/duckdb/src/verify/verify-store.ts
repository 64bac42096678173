import type { CallOptions } from '@aethersignal/engine'
import { AetherError, throwIfAborted } from '@aethersignal/model'
import { type KeptIndexState, keptIndexState } from '../kept/kept-index.js'
import { catalogueFiles, readGuardedCatalogue } from '../store/open-catalogue.js'
import { requireSize, sha256OfFile } from '../store/sound-files.js'
import { corruptStore, noStore, storeError } from '../store/store-error.js'
import { inStore } from '../store/store-layout.js'

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
  /**
   * Whether the report index that is kept beside the snapshot is as it was written. One that is damaged, or of another version,
   * is no fault of the store: whoever needs it next makes it anew.
   */
  readonly keptIndex: KeptIndexState
}

/** Compares every file of the current snapshot with its hash, whatever was compared before. */
export async function verifyStore(store: string, options: CallOptions): Promise<StoreVerification> {
  const guarded = await readGuardedCatalogue(store)
  if (guarded === undefined) throw noStore(store)
  const { catalogue } = guarded
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
  const keptIndex = await keptIndexState(store, guarded, options.signal)
  return { hash: catalogue.hash, parts: catalogue.parts.length, files: files.length, bytes: total, damaged, keptIndex }
}
