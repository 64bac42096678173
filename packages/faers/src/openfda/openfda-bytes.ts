import type { AdapterInput } from '@aethersignal/model'
import { sha256Of } from '@aethersignal/model/adapter'
import { heldBlob, storedBytes, withHead } from '@aethersignal/text'
import { openBlobArchive } from '../input/blob-archive.js'
import { isZip } from './sniff-openfda.js'

/** One text of reports: a file, or a member of an archive. */
export interface OpenFdaText {
  readonly path: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** SHA-256 of the bytes of the file as stored, of a member as unpacked; complete once the chunks are read. */
  sha256(): string
}

/**
 * The texts of an input: itself, unpacked where it is gzip, or the members of a zip archive, which is held in memory, up to 1 GiB, while it is read
 * unless the input is a blob. `onBytes` is told the bytes as stored.
 *
 * @throws AetherError `input/corrupt-archive`, `input/archive-too-large`, `input/unsafe-path`, `input/unreadable` or
 *   `request/aborted`, also while chunks are read
 */
export async function* openFdaTexts(
  input: AdapterInput,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<OpenFdaText> {
  const { chunks, sha256 } = storedBytes(input, { signal, onBytes })
  const [head, whole] = await withHead(chunks, 4)
  try {
    if (!isZip(head)) {
      yield { path: input.name, chunks: whole, sha256 }
      return
    }
    const archive = input instanceof Blob ? input : await heldBlob(whole, input.name)
    for (const member of await openBlobArchive(archive, input.name)) {
      const hash = sha256Of()
      async function* hashed(): AsyncGenerator<Uint8Array> {
        for await (const chunk of member.open()) {
          hash.update(chunk)
          yield chunk
        }
      }
      yield { path: member.path, chunks: hashed(), sha256: () => hash.hex() }
    }
  } finally {
    await whole.return(undefined)
  }
}
