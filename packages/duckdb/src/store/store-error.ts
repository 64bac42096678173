import { AetherError, asAetherError, type ErrorCode } from '@aethersignal/model'

const SYSTEM_CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'store/disk-full',
  EDQUOT: 'store/disk-full',
  EACCES: 'store/not-writable',
  EPERM: 'store/not-writable',
  EROFS: 'store/not-writable',
  ENOTDIR: 'store/not-writable',
  EEXIST: 'store/not-writable',
  // A folder stands where the store has a file.
  EISDIR: 'store/corrupt',
}

const REMEDIES: Readonly<Partial<Record<ErrorCode, string>>> = {
  'store/disk-full': 'Free some space on the disk of the store and load again; the store is as it was.',
  'store/not-writable': 'Choose a folder that you may write to; the store is as it was.',
  'store/corrupt': 'Load the source files again into a new store.',
  'store/out-of-memory': 'Allow more memory: --memory of "aethersignal load" and "serve", memoryLimit of openStore.',
}

/** Turns what the file system and DuckDB throw into errors of the store. Known errors and aborts stay what they are. */
export function storeError(thrown: unknown, directory: string): AetherError {
  if (thrown instanceof AetherError) return thrown
  const code = storeErrorCode(thrown)
  if (code === undefined) return asAetherError(thrown)
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  const remedy = REMEDIES[code]
  return new AetherError(code, `${directory}: ${detail}`, { cause: thrown, ...(remedy !== undefined && { remedy }) })
}

function storeErrorCode(thrown: unknown): ErrorCode | undefined {
  if (!(thrown instanceof Error)) return undefined
  const system = 'code' in thrown ? SYSTEM_CODES[String(thrown.code)] : undefined
  if (system !== undefined) return system
  // DuckDB reports the operating system's text, and its own cap on temporary files, which is 90 % of the free disk.
  if (/No space left on device|Disk quota exceeded|max_temp_directory_size/i.test(thrown.message)) {
    return 'store/disk-full'
  }
  if (/Permission denied|Read-only file system/i.test(thrown.message)) return 'store/not-writable'
  // What comes of appending says it without the name of the error.
  if (/^Out of Memory Error|could not allocate block|failed to pin block/i.test(thrown.message)) {
    return 'store/out-of-memory'
  }
  if (/^INTERRUPT Error/i.test(thrown.message)) return 'request/aborted'
  // What DuckDB says of Parquet files that are damaged or gone.
  if (/^Invalid Error:|No magic bytes|TProtocolException|ZSTD|No files found|No such file/i.test(thrown.message)) {
    return 'store/corrupt'
  }
  return undefined
}

/** That a file of the store, named relative to it, is not what it should be. */
export function corruptStore(directory: string, path: string, what: string, cause?: unknown): AetherError {
  return new AetherError('store/corrupt', `${directory}: ${path} ${what}.`, {
    remedy: REMEDIES['store/corrupt']!,
    place: { file: path },
    ...(cause !== undefined && { cause }),
  })
}

export function noStore(directory: string): AetherError {
  return new AetherError('store/not-found', `${directory} holds no store.`, {
    remedy: 'Load some files into it first.',
  })
}
