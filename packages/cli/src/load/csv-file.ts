import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { CsvInput } from '@aethersignal/csv'

/** A file of this machine as the CSV adapter reads it, under its name without the folders. */
export async function csvFile(path: string): Promise<CsvInput> {
  const { size } = await stat(path)
  return {
    name: basename(path),
    size,
    stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  }
}
