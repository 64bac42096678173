import type { Progress } from '@aethersignal/model'
import { type StoredBytes, storedBytes } from '@aethersignal/text'
import type { CsvInput } from '../csv-input.js'

export interface ByteReadingOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** The bytes of an input, of which progress is told as they are read. */
export function readBytes(input: CsvInput, { signal, onProgress }: ByteReadingOptions = {}): StoredBytes {
  let done = 0
  return storedBytes(input, {
    signal,
    onBytes(count) {
      done += count
      onProgress?.({ phase: 'read', done, ...(input.size !== undefined && { total: input.size }) })
    },
  })
}
