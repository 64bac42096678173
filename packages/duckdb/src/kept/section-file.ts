import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { throwIfAborted } from '@aethersignal/model'

const ARRAYS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array } as const

/** A column of numbers as it stands in memory and in the file. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array

export type Sections = Readonly<Record<string, Section>>

/** Written as the machine writes numbers: one of the other byte order does not know it, and makes the file anew. */
const MAGIC = new Uint32Array([0x41455448])
const HASH_BYTES = 32
const PREAMBLE_BYTES = MAGIC.byteLength + 4 + HASH_BYTES
/** Bytes that are hashed together, away from the main thread. */
const PIECE_BYTES = 1 << 23
/** Pieces that are read and hashed side by side. */
const LANES = 3

interface SectionPlace {
  readonly kind: keyof typeof ARRAYS
  readonly from: number
  readonly bytes: number
  /** SHA-256 of each piece. */
  readonly pieces: readonly string[]
}

interface Header {
  readonly key: string
  readonly facts: unknown
  readonly sections: Readonly<Record<string, SectionPlace>>
}

/**
 * Writes columns of numbers as they stand in memory, each piece with its SHA-256, aside and then in one move. The file begins
 * with a mark of the byte order, the length and the SHA-256 of a header in JSON, and the header; places count from behind it.
 */
export async function writeSections(path: string, key: string, facts: unknown, columns: Sections): Promise<void> {
  const sections: Record<string, SectionPlace> = {}
  let from = 0
  for (const [name, column] of Object.entries(columns)) {
    const pieces: string[] = []
    for (const piece of piecesOf(bytesOf(column))) pieces.push(await sha256(piece))
    sections[name] = { kind: kindOf(column), from, bytes: column.byteLength, pieces }
    from += column.byteLength
  }
  const header = Buffer.from(JSON.stringify({ key, facts, sections } satisfies Header))
  const preamble = Buffer.concat([bytesOf(MAGIC), bytesOf(new Uint32Array([header.length])), digest(header)])
  const aside = `${path}.${process.pid}-${randomBytes(6).toString('hex')}`
  try {
    const file = await open(aside, 'wx')
    try {
      for (const bytes of [preamble, header, ...Object.values(columns).map(bytesOf)]) await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

/** A file of sections whose header is sound. */
export class SectionFile {
  readonly facts: unknown
  readonly #path: string
  readonly #header: Header
  readonly #start: number

  private constructor(path: string, header: Header, start: number) {
    this.#path = path
    this.#header = header
    this.#start = start
    this.facts = header.facts
  }

  /** Looks at the header. Undefined where there is no such file, or it is torn, or of another key. */
  static async open(path: string, key: string): Promise<SectionFile | undefined> {
    return reading(path, async (file) => {
      const preamble = await bytesAt(file, 0, PREAMBLE_BYTES)
      const [magic, length] = new Uint32Array(preamble.buffer, preamble.byteOffset, 2)
      if (magic !== MAGIC[0] || length! > (await file.stat()).size) return undefined
      const text = await bytesAt(file, PREAMBLE_BYTES, length!)
      if (!digest(text).equals(preamble.subarray(PREAMBLE_BYTES - HASH_BYTES))) return undefined
      const header = JSON.parse(text.toString('utf8')) as Header
      return header.key === key ? new SectionFile(path, header, PREAMBLE_BYTES + length!) : undefined
    })
  }

  /** Reads all sections. Undefined where one of them is not what was written. */
  async read(signal?: AbortSignal): Promise<Sections | undefined> {
    return reading(this.#path, async (file) => {
      const sections: Record<string, Section> = {}
      const waiting: Piece[] = []
      for (const [name, { kind, from, bytes, pieces }] of Object.entries(this.#header.sections)) {
        const buffer = new ArrayBuffer(bytes)
        sections[name] = new ARRAYS[kind](buffer)
        let at = this.#start + from
        for (const [number, piece] of [...piecesOf(new Uint8Array(buffer))].entries()) {
          waiting.push({ at, piece, hash: pieces[number]! })
          at += piece.length
        }
      }
      const sound = await Promise.all(Array.from({ length: LANES }, () => readPieces(file, waiting, signal)))
      return sound.every((one) => one) ? sections : undefined
    })
  }
}

interface Piece {
  readonly at: number
  readonly piece: Uint8Array<ArrayBuffer>
  readonly hash: string
}

async function readPieces(file: FileHandle, waiting: Piece[], signal: AbortSignal | undefined): Promise<boolean> {
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    throwIfAborted(signal)
    const { at, piece, hash } = next
    const { bytesRead } = await file.read(piece, 0, piece.length, at)
    if (bytesRead !== piece.length || (await sha256(piece)) !== hash) return false
  }
  return true
}

/** A file that cannot be read is as good as none. */
async function reading<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T | undefined> {
  const file = await open(path).catch(() => undefined)
  try {
    return file && (await work(file))
  } catch (error) {
    if (error instanceof Error && ('syscall' in error || error instanceof SyntaxError)) return undefined
    throw error
  } finally {
    await file?.close()
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(new ArrayBuffer(length))
  await file.read(bytes, 0, length, at)
  return bytes
}

function* piecesOf(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield bytes.subarray(from, from + PIECE_BYTES)
}

function bytesOf({ buffer, byteOffset, byteLength }: Section): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)
}

function kindOf(column: Section): keyof typeof ARRAYS {
  return column.constructor.name as keyof typeof ARRAYS
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
}
