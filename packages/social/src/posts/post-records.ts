import { AetherError } from '@aethersignal/model'
import { CsvRecords } from './csv-records.js'
import type { FileAccount } from './file-account.js'
import { JsonPosts } from './json-posts.js'
import type { PostColumns } from './post-columns.js'
import type { PostInput } from './post-input.js'
import type { PostRecord } from './post-record.js'
import { postText, type TextOptions } from './post-text.js'

/**
 * Reads the records of an input: JSON where its first character is a bracket, or follows an assignment as in the
 * archives of X, CSV otherwise.
 *
 * @throws AetherError `input/empty` for an input with nothing but white space, `input/not-recognised` for a table that has no
 * posts, and what {@link postText} throws.
 */
export async function* postRecords(
  input: PostInput,
  options: TextOptions & { readonly columns?: PostColumns },
  account: FileAccount,
): AsyncGenerator<PostRecord> {
  let reader: JsonPosts | CsvRecords | null = null
  let opening = ''
  for await (const piece of postText(input, options)) {
    if (reader) {
      yield* reader.push(piece)
      continue
    }
    opening += piece
    const start = opening.replace(/^[\ufeff\s]+/, '')
    if (start.length < OPENING && piece !== '') continue
    reader = readerOf(start, input.name, options.columns)
    yield* reader?.push(opening) ?? []
    if (reader) opening = ''
  }
  if (!reader) {
    reader = readerOf(opening.replace(/^[\ufeff\s]+/, ''), input.name, options.columns)
    if (!reader) throw new AetherError('input/empty', `${input.name} is empty.`, { place: { file: input.name } })
    yield* reader.push(opening)
  }
  yield* reader.end()
  account.format = reader instanceof CsvRecords ? 'csv' : reader.isList ? 'json' : 'ndjson'
}

/** Enough to see an assignment in front of an array. */
const OPENING = 64

function readerOf(start: string, file: string, columns: PostColumns = {}): JsonPosts | CsvRecords | null {
  if (start === '') return null
  return /^(?:[[{]|[\w.]+\s*=\s*\[)/.test(start) ? new JsonPosts(file) : new CsvRecords(file, columns)
}
