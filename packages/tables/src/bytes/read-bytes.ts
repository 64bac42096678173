import type { Progress } from '@aethersignal/model'
import { type StoredBytes, storedBytes } from '@aethersignal/text'
import type { CsvInput } from '../csv-input.js'

/** How to stop a reading, and who hears how far it is. */
export interface ByteReadingOptions {
  /** Stops the reading, which then throws `request/aborted`. */
  readonly signal?: AbortSignal
  /** Told from time to time how many bytes were read. */
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
