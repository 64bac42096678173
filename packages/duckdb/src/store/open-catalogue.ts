import { createHash } from 'node:crypto'
import type { CallOptions } from '@aethersignal/engine'
import { AetherError } from '@aethersignal/model'
import type { Catalogue, StoredFile } from './catalogue.js'
import { requireSound } from './sound-files.js'
import { corruptStore, noStore } from './store-error.js'
import { FORMER_FORMAT, formerSnapshotPath, inStore, STORE_FORMAT, snapshotPath } from './store-layout.js'
import { readIfThere, readPointer } from './store-pointer.js'

/**
 * Reads the catalogue that CURRENT names, and compares every file it lists with its hash unless this process has done so.
 * @throws AetherError `store/not-found`, `store/outdated`, `store/corrupt`.
 */
export async function openCatalogue(directory: string, options: CallOptions = {}): Promise<Catalogue> {
  const catalogue = await findCatalogue(directory, options)
  if (catalogue === undefined) throw noStore(directory)
  return catalogue
}

/** {@link openCatalogue}, or undefined where nothing was loaded yet. */
export async function findCatalogue(directory: string, options: CallOptions = {}): Promise<Catalogue | undefined> {
  const catalogue = await readCatalogue(directory)
  if (catalogue !== undefined) await requireSound(directory, catalogueFiles(catalogue), options)
  return catalogue
}

/** The current catalogue, without a look at its files, or undefined where nothing was loaded yet. */
export async function readCatalogue(directory: string): Promise<Catalogue | undefined> {
  return (await readGuardedCatalogue(directory))?.catalogue
}

/** A catalogue and the hash of its bytes. */
export interface GuardedCatalogue {
  readonly catalogue: Catalogue
  readonly sha256: string
}

/** {@link readCatalogue}, with the hash that the pointer guards it by. */
export async function readGuardedCatalogue(directory: string): Promise<GuardedCatalogue | undefined> {
  const pointer = await readPointer(directory)
  if (pointer === undefined) return undefined
  const { hash, catalogueSha256 } = pointer
  const path = catalogueSha256 === null ? formerSnapshotPath(hash) : snapshotPath(hash)
  const bytes = await readIfThere(inStore(directory, path))
  if (bytes === undefined) throw corruptStore(directory, path, 'is missing')
  if (catalogueSha256 === null) throw outdated(directory)
  if (createHash('sha256').update(bytes).digest('hex') !== catalogueSha256) {
    throw corruptStore(directory, path, 'has other content')
  }
  const catalogue = JSON.parse(bytes.toString('utf8')) as Catalogue
  if (catalogue.format !== STORE_FORMAT) {
    throw corruptStore(directory, path, `has format ${catalogue.format}, this version reads format ${STORE_FORMAT}`)
  }
  if (catalogue.hash !== hash) throw corruptStore(directory, path, 'holds another snapshot')
  return { catalogue, sha256: catalogueSha256 }
}

/** Every file that a catalogue lists. */
export function catalogueFiles(catalogue: Catalogue): StoredFile[] {
  return [
    catalogue.reports,
    catalogue.cases,
    ...(catalogue.duplicates ? [catalogue.duplicates.decisions, catalogue.duplicates.allReports] : []),
    ...catalogue.parts.flatMap((part) => Object.values(part.tables).flat()),
  ]
}

function outdated(directory: string): AetherError {
  return new AetherError(
    'store/outdated',
    `${directory} was written by an earlier version, in format ${FORMER_FORMAT}, which does not guard its catalogue.`,
    { remedy: `Run: aethersignal store upgrade --store ${directory}. It checks the store and takes seconds.` },
  )
}
