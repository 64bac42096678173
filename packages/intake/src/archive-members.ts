import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { AdapterInput } from '@aethersignal/model'
import { inputError } from './input-error.js'
import { isLeftover, partsOfMemberPath } from './member-path.js'

/** Whether the bytes of a file are those of a zip archive. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch((thrown: unknown) => {
    throw inputError(thrown, path)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50
  } finally {
    await file.close()
  }
}

/**
 * The files in a zip archive as inputs, without what systems put there. Their paths, sizes and checksums are looked at as
 * those of FAERS archives are.
 */
export async function archiveMembers(archive: string): Promise<readonly AdapterInput[]> {
  const { openZipArchive } = await import('@aethersignal/faers')
  const opened = await openZipArchive(archive)
  const members = opened.files.map(({ name, size }) => ({ name, size }))
  await opened.close()
  return members.filter(({ name }) => !isLeftover(name)).map(({ name, size }) => memberInput(archive, name, size))
}

/** One file in an archive, which is opened anew for every reading. */
function memberInput(archive: string, member: string, size: number): AdapterInput {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const { openZipArchive } = await import('@aethersignal/faers')
    const opened = await openZipArchive(archive)
    try {
      const file = opened.files.find(({ name }) => name === member)
      if (file !== undefined) yield* file.open()
    } finally {
      await opened.close()
    }
  }
  return { name: member, size, stream: () => Readable.toWeb(Readable.from(bytes())) as ReadableStream<Uint8Array> }
}

/** The input that a path of `memberPath` stands for; null for the path of a file. */
export async function memberAt(path: string): Promise<AdapterInput | null> {
  const parts = partsOfMemberPath(path)
  if (parts === null) return null
  const members = await archiveMembers(parts.archive).catch(() => [])
  return members.find(({ name }) => name === parts.member) ?? null
}
