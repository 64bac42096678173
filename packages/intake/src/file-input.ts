import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { AdapterInput } from '@aethersignal/model'
import { memberAt } from './archive-members.js'
import { inputError } from './input-error.js'

/** A file of this machine, or one in an archive, as adapters read it, under its name without the folders unless another is given. */
export async function fileInput(path: string, name = basename(path)): Promise<AdapterInput> {
  const member = await memberAt(path)
  if (member !== null) return { ...member, name }
  const { size } = await stat(path).catch((thrown: unknown) => {
    throw inputError(thrown, path)
  })
  return {
    name,
    size,
    stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  }
}
