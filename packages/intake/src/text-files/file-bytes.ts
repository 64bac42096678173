import { Readable } from 'node:stream'
import { type StoredBytes, storedBytes } from '@aethersignal/text'
import { inputError } from '../input-error.js'

/** The bytes of a file or of standard input, unpacked where they are gzip, and refused where that unfolds too far. */
export function fileBytes(bytes: Readable, file: string): StoredBytes {
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes
    } catch (thrown) {
      throw inputError(thrown, file)
    } finally {
      bytes.destroy()
    }
  }
  const stream = () => Readable.toWeb(Readable.from(read(), { objectMode: false })) as ReadableStream<Uint8Array>
  return storedBytes({ name: file, stream })
}
