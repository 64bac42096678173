import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AetherError, throwIfAborted } from '@aethersignal/model'
import type { Catalogue, StoredFile } from './catalogue.js'
import { sha256OfFile } from './durable-files.js'
import { CURRENT_FILE, inStore, STORE_FORMAT, snapshotPath } from './store-layout.js'

export interface OpenCatalogueOptions {
  /** Read every file and compare its SHA-256, instead of its size alone. */
  readonly verify?: boolean
  readonly signal?: AbortSignal
}

/**
 * Reads the catalogue that CURRENT names and checks that every file it lists is there with its size.
 * @throws AetherError `store/not-found`, `store/corrupt`.
 */
export async function openCatalogue(directory: string, options: OpenCatalogueOptions = {}): Promise<Catalogue> {
  const catalogue = await readCatalogue(directory)
  if (catalogue === undefined) {
    throw new AetherError('store/not-found', `${directory} holds no store.`, {
      remedy: 'Load some files into it first.',
    })
  }
  for (const file of catalogueFiles(catalogue)) {
    throwIfAborted(options.signal)
    await checkFile(directory, file, options.verify === true)
  }
  return catalogue
}

/** The current catalogue, or undefined where nothing was loaded yet. */
export async function readCatalogue(directory: string): Promise<Catalogue | undefined> {
  const hash = (await readIfThere(join(directory, CURRENT_FILE)))?.trim()
  if (hash === undefined) return undefined
  if (!/^[0-9a-f]{64}$/.test(hash)) throw corrupt(directory, CURRENT_FILE, 'does not name a snapshot')
  const path = snapshotPath(hash)
  const text = await readIfThere(inStore(directory, path))
  if (text === undefined) throw corrupt(directory, path, 'is missing')
  let catalogue: Catalogue
  try {
    catalogue = JSON.parse(text) as Catalogue
  } catch (cause) {
    throw corrupt(directory, path, 'is not JSON', cause)
  }
  if (catalogue.format !== STORE_FORMAT) {
    throw corrupt(directory, path, `has format ${catalogue.format}, this version reads format ${STORE_FORMAT}`)
  }
  if (catalogue.hash !== hash) throw corrupt(directory, path, 'holds another snapshot')
  return catalogue
}

function catalogueFiles(catalogue: Catalogue): StoredFile[] {
  return [
    catalogue.reports,
    catalogue.cases,
    ...(catalogue.duplicates ? [catalogue.duplicates.decisions, catalogue.duplicates.allReports] : []),
    ...catalogue.parts.flatMap((part) => Object.values(part.tables).flat()),
  ]
}

async function checkFile(directory: string, file: StoredFile, verify: boolean): Promise<void> {
  const path = inStore(directory, file.path)
  let bytes: number
  try {
    bytes = (await stat(path)).size
  } catch (cause) {
    throw corrupt(directory, file.path, 'is missing', cause)
  }
  if (bytes !== file.bytes) throw corrupt(directory, file.path, `has ${bytes} bytes instead of ${file.bytes}`)
  if (verify && (await sha256OfFile(path)) !== file.sha256) throw corrupt(directory, file.path, 'has other content')
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined
    }
    throw error
  }
}

function corrupt(directory: string, path: string, what: string, cause?: unknown): AetherError {
  return new AetherError('store/corrupt', `${directory}: ${path} ${what}.`, {
    remedy: 'Load the source files again into a new store.',
    place: { file: path },
    ...(cause !== undefined && { cause }),
  })
}
