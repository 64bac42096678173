import { readNamedText } from '@aethersignal/intake'
import type { NamedFile } from '@aethersignal/model'
import { type NameDictionary, readDictionary } from '@aethersignal/vocabulary'

/** A dictionary and the file it was read from. */
export interface DictionaryFile extends NamedFile {
  readonly dictionary: NameDictionary
}

/** Reads dictionaries, plain or gzip, UTF-8 or windows-1252; their order is that of trust. */
export function readDictionaries(paths: readonly string[]): Promise<DictionaryFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      const { text, title, sha256 } = await readNamedText(path)
      return { dictionary: readDictionary(text, title), title, sha256 }
    }),
  )
}
