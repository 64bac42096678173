import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilterField } from '@aethersignal/engine'
import type { PartKey } from '@aethersignal/model'
import type { GuardedCatalogue } from '../store/open-catalogue.js'
import type { FileStates } from '../store/sound-files.js'
import { inStore, KEPT_INDEX_SUFFIX, keptIndexPath, SNAPSHOTS_FOLDER } from '../store/store-layout.js'
import { type BareIndex, indexOfSections, indexSections } from './index-sections.js'
import { SectionFile, writeSections } from './section-file.js'

/** What makes an index of the same data. Another version may read names, or number reports, otherwise. */
export const KEPT_BY = { name: '@aethersignal/duckdb', version: '0.0.0', format: 1 } as const

/** What is known of reports before their index is read. */
export interface IndexFacts {
  readonly reports: number
  /** Fields that at least one report has. */
  readonly filters: readonly FilterField[]
  /** Parts that reports stand in. */
  readonly parts: readonly PartKey[]
  /** The files of the snapshot when they were last compared with their hashes. */
  readonly states: FileStates
}

/**
 * The index of all reports of a snapshot under the names they were loaded with, as it was written beside the snapshot when
 * it was first built. It is no part of the store: one that is missing, torn, or of another catalogue or version is built
 * anew, and one that cannot be written is done without.
 */
export class KeptIndex {
  readonly facts: IndexFacts
  readonly #file: SectionFile

  private constructor(file: SectionFile) {
    this.#file = file
    this.facts = file.facts as IndexFacts
  }

  static async open(store: string, of: GuardedCatalogue): Promise<KeptIndex | undefined> {
    const file = await SectionFile.open(inStore(store, keptIndexPath(of.catalogue.hash)), keyOf(of))
    return file && new KeptIndex(file)
  }

  /** Reads it; undefined where it is torn. */
  async read(signal?: AbortSignal): Promise<BareIndex | undefined> {
    const sections = await this.#file.read(signal)
    return sections && indexOfSections(sections, this.facts.reports)
  }
}

/** Keeps the index of a snapshot in place of those of all others. */
export async function keepIndex(
  store: string,
  of: GuardedCatalogue,
  index: BareIndex,
  facts: Omit<IndexFacts, 'reports'>,
): Promise<void> {
  const path = keptIndexPath(of.catalogue.hash)
  try {
    await writeSections(inStore(store, path), keyOf(of), { reports: index.reports, ...facts }, indexSections(index))
    for (const name of await readdir(join(store, SNAPSHOTS_FOLDER))) {
      if (name.endsWith(KEPT_INDEX_SUFFIX) && !path.endsWith(name)) await rm(join(store, SNAPSHOTS_FOLDER, name))
    }
  } catch (error) {
    // A store on a full disk, or one that may only be read, is read as before.
    if (!(error instanceof Error && 'syscall' in error)) throw error
  }
}

/** What is to be said of the index kept beside a snapshot. */
export type KeptIndexState = 'sound' | 'damaged' | 'none'

/** Reads all of it, without making anything of it. */
export async function keptIndexState(
  store: string,
  of: GuardedCatalogue,
  signal: AbortSignal | undefined,
): Promise<KeptIndexState> {
  const kept = await KeptIndex.open(store, of)
  if (kept !== undefined && (await kept.read(signal)) !== undefined) return 'sound'
  return existsSync(inStore(store, keptIndexPath(of.catalogue.hash))) ? 'damaged' : 'none'
}

function keyOf({ sha256 }: GuardedCatalogue): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...KEPT_BY, sha256 }))
    .digest('hex')
}
