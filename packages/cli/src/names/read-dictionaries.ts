import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeWindows1252 } from '@aethersignal/model'
import { type NameDictionary, readDictionary } from '@aethersignal/vocabulary'
import { inputError } from '../input-error.js'

/** A dictionary and the file it was read from. */
export interface DictionaryFile {
  readonly dictionary: NameDictionary
  readonly title: string
  readonly sha256: string
}

/** Reads dictionaries, plain or gzip, UTF-8 or windows-1252; their order is that of trust. */
export function readDictionaries(paths: readonly string[]): Promise<DictionaryFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      try {
        const bytes = await readFile(path)
        const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
        const title = basename(path)
        const dictionary = readDictionary(textOf(isGzip ? gunzipSync(bytes) : bytes), title)
        return { dictionary, title, sha256: createHash('sha256').update(bytes).digest('hex') }
      } catch (error) {
        throw inputError(error, path)
      }
    }),
  )
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows1252(bytes)
  }
}
