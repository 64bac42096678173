import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { inputError } from '@aethersignal/intake'
import { AetherError } from '@aethersignal/model'

const READ_BYTES = 1 << 18

/** A file as text, with what can be said of its bytes once it is read to the end. */
export interface TextInput {
  readonly text: AsyncIterable<string>
  /** SHA-256 of the bytes as stored, compressed or not. */
  sha256(): string
}

/** Reads a UTF-8 text file, gunzipped where it begins like gzip; `-` is standard input. */
export function readText(path: string, stdin: Readable): TextInput {
  const hash = createHash('sha256')
  const bytes = path === '-' ? stdin : createReadStream(path, { highWaterMark: READ_BYTES })
  let digest: string | undefined
  return {
    text: textOf(bytes, path, (chunk) => hash.update(chunk)),
    sha256: () => {
      digest ??= hash.digest('hex')
      return digest
    },
  }
}

async function* textOf(bytes: Readable, file: string, seen: (chunk: Buffer) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of await plainBytes(bytes, seen)) {
      yield decodeOrThrow(decoder, chunk, file)
    }
    yield decodeOrThrow(decoder, undefined, file)
  } catch (thrown) {
    throw inputError(thrown, file)
  } finally {
    bytes.destroy()
  }
}

async function plainBytes(bytes: Readable, seen: (chunk: Buffer) => void): Promise<AsyncIterable<Buffer>> {
  const chunks = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let head = Buffer.alloc(0)
  let ended = false
  while (head.length < 2 && !ended) {
    const next = await chunks.next()
    if (next.done) ended = true
    else head = Buffer.concat([head, next.value])
  }
  async function* all(): AsyncGenerator<Buffer> {
    seen(head)
    yield head
    while (!ended) {
      const next = await chunks.next()
      if (next.done) return
      seen(next.value)
      yield next.value
    }
  }
  const gzip = head[0] === 0x1f && head[1] === 0x8b
  return gzip ? pipeline(Readable.from(all(), { objectMode: false }), createGunzip(), () => {}) : all()
}

function decodeOrThrow(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | undefined, file: string): string {
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
