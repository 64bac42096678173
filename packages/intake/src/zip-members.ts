import type { AdapterInput } from '@aethersignal/model'
import { readChunks } from '@aethersignal/model/adapter'
import { heldBlob } from '@aethersignal/text'
import { isLeftover } from './member-path.js'

/**
 * The files in a zip archive, without what systems put there; null for what is no archive. Their paths, sizes and checksums are looked
 * at as those of FAERS archives are.
 * @throws AetherError what the archive is refused for.
 */
export async function zipMembers(path: string, input: AdapterInput): Promise<readonly AdapterInput[] | null> {
  const blob = await blobOf(input)
  if (!(await isZip(blob))) return null
  const { openBlobArchive } = await import('@aethersignal/faers/browser')
  const members = await openBlobArchive(blob, path)
  return members
    .filter(({ name }) => !isLeftover(name))
    .map(({ name, size, open }) => ({ name, size, stream: () => streamOf(open()) }))
}

/** The bytes of an input at hand: itself where it is a file of a page, else held in memory, up to 1 GiB. */
async function blobOf(input: AdapterInput): Promise<Blob> {
  return input instanceof Blob ? input : heldBlob(readChunks(input.stream()), input.name)
}

async function isZip(blob: Blob): Promise<boolean> {
  const [p, k, three, four] = new Uint8Array(await blob.slice(0, 4).arrayBuffer())
  return p === 0x50 && k === 0x4b && three === 3 && four === 4
}

// ReadableStream.from is not in every browser that the elements run in.
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
