import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { AetherError } from '@aethersignal/model'
import { fileBytes } from './file-bytes.js'

const READ_BYTES = 1 << 18

/** A file as text, with what can be said of its bytes once it is read to the end. */
export interface TextInput {
  readonly text: AsyncIterable<string>
  /** SHA-256 of the bytes as stored, compressed or not. */
  sha256(): string
}

/** Reads a UTF-8 text file, gunzipped where it begins like gzip; `-` is standard input. */
export function readText(path: string, stdin: Readable): TextInput {
  const { chunks, sha256 } = fileBytes(
    path === '-' ? stdin : createReadStream(path, { highWaterMark: READ_BYTES }),
    path,
  )
  let digest: string | undefined
  return {
    text: textOf(chunks, path),
    sha256: () => {
      digest ??= sha256()
      return digest
    },
  }
}

async function* textOf(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) yield decodeOrThrow(decoder, chunk, file)
  yield decodeOrThrow(decoder, undefined, file)
}

function decodeOrThrow(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined, file: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (thrown) {
    throw new AetherError('input/unreadable', 'The file is not UTF-8 text.', {
      place: { file },
      remedy: 'Save it as CSV in UTF-8.',
      cause: thrown,
    })
  }
}
