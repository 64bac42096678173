import { createHash } from 'node:crypto'
import { type BigIntStats, createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { CallOptions } from '@aethersignal/engine'
import { throwIfAborted } from '@aethersignal/model'
import type { StoredFile } from './catalogue.js'
import { corruptStore } from './store-error.js'
import { inStore } from './store-layout.js'

/** Files of stores that this process has found to be as their catalogue says, and how the system described them then. */
const sound = new Map<string, string>()

/** Files that are hashed side by side. */
const LANES = 3

/** How the system describes files of a store, by their paths: it changes with whatever is done to them. */
export type FileStates = Readonly<Record<string, string>>

/**
 * Compares files of a store with the sizes and hashes of its catalogue: each once in a process, and again where the system
 * says that it has changed since.
 * @param known Files that were as they should be when the system described them so.
 * @returns How the system describes them now.
 * @throws AetherError `store/corrupt` with the first file that differs.
 */
export async function requireSound(
  directory: string,
  files: readonly StoredFile[],
  options: CallOptions = {},
  known: FileStates = {},
): Promise<FileStates> {
  const states: Record<string, string> = {}
  const unknown: StoredFile[] = []
  for (const file of files) {
    throwIfAborted(options.signal)
    const state = stateOf(await requireSize(directory, file), file)
    states[file.path] = state
    if (sound.get(inStore(directory, file.path)) !== state && known[file.path] !== state) unknown.push(file)
  }
  const total = unknown.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  const waiting = unknown.values()
  const lane = async () => {
    for (const file of waiting) {
      const path = inStore(directory, file.path)
      const state = stateOf(await requireSize(directory, file), file)
      if ((await sha256OfFile(path, options.signal)) !== file.sha256) {
        throw corruptStore(directory, file.path, 'has other content')
      }
      sound.set(path, state)
      states[file.path] = state
      done += file.bytes
      options.onProgress?.({ phase: 'checking', done, total })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return states
}

/** Checks that a file of a store is there with its size. @throws AetherError `store/corrupt` with the file. */
export async function requireSize(directory: string, file: StoredFile): Promise<BigIntStats> {
  let found: BigIntStats
  try {
    found = await stat(inStore(directory, file.path), { bigint: true })
  } catch (cause) {
    throw corruptStore(directory, file.path, 'is missing', cause)
  }
  if (!found.isFile()) throw corruptStore(directory, file.path, 'is no file')
  if (found.size !== BigInt(file.bytes)) {
    throw corruptStore(directory, file.path, `has ${found.size} bytes instead of ${file.bytes}`)
  }
  return found
}

function stateOf({ dev, ino, mtimeNs, ctimeNs }: BigIntStats, { sha256 }: StoredFile): string {
  return [dev, ino, mtimeNs, ctimeNs, sha256].join(' ')
}

/** Bytes of a file that is hashed as a whole, away from the main thread; larger ones are hashed in such pieces on it. */
const WHOLE_BYTES = 1 << 23
const PIECE_BYTES = 1 << 20

export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  throwIfAborted(signal)
  const { size } = await stat(path)
  if (size <= WHOLE_BYTES) {
    return Buffer.from(await crypto.subtle.digest('SHA-256', await readFile(path))).toString('hex')
  }
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    throwIfAborted(signal)
    hash.update(chunk)
  }
  return hash.digest('hex')
}
