import { AetherError, throwIfAborted } from '@aethersignal/model'
import { heldBytes, withHead } from '@aethersignal/text'
import { type ByteReadingOptions, readBytes } from '../bytes/read-bytes.js'
import type { CsvInput } from '../csv-input.js'
import { delimitedTable } from './delimited-table.js'
import { jsonTable, looksLikeJson } from './json-table.js'
import type { TableReader } from './table-reader.js'
import { openText } from './text-source.js'

/** How a SAS transport file begins, of version 5 or 8. */
const TRANSPORT = 'HEADER RECORD*******LIB'

/** How to read an input as tables, where it is not to be found out. */
export interface OpenTablesOptions extends ByteReadingOptions {
  /** Sheet of a workbook: its name, or its number from 1. */
  readonly sheet?: string | number
  /** Line of the header, from 1, in place of what the first lines tell. */
  readonly headerRow?: number
  /** Encoding of text by its label (WHATWG Encoding Standard), in place of what the bytes tell. */
  readonly encoding?: string
  /** Told of a member of an archive that is no table after all. */
  readonly onLeftAside?: (name: string, refusal: AetherError) => void
}

/** The tables of one input. Read one to its end before the next is asked for. */
export interface OpenedTables {
  /** The tables, one after the other. */
  tables(): AsyncGenerator<TableReader>
  /** SHA-256 of the input as stored. Complete once all rows of all tables are read. */
  sha256(): string
}

/**
 * Opens an input as tables of text: delimited text, JSON and NDJSON are streamed; workbooks, Parquet and SAS transport files and zip archives
 * are held in memory, up to 1 GiB, and the code for them is loaded when the first is met. A zip archive may hold several tables; gzip
 * is unpacked first. What it is, is told by its bytes, never by its name.
 *
 * @throws AetherError an `input/…` code or `request/aborted`, while tables and rows are read
 */
export function openTables(input: CsvInput, options: OpenTablesOptions = {}): OpenedTables {
  const bytes = readBytes(input, options)
  return {
    tables: () => tablesOf(input.name, bytes.chunks, options),
    sha256: () => bytes.sha256(),
  }
}

async function* tablesOf(
  name: string,
  chunks: AsyncGenerator<Uint8Array>,
  options: OpenTablesOptions,
): AsyncGenerator<TableReader> {
  const [head, whole] = await withHead(chunks, TRANSPORT.length)
  if (!isBinary(head)) {
    yield await textTable(name, whole, options)
    return
  }
  const bytes = await heldBytes(whole, name)
  throwIfAborted(options.signal)
  yield* binaryTables(name, bytes, options)
}

async function* binaryTables(name: string, bytes: Uint8Array, options: OpenTablesOptions): AsyncGenerator<TableReader> {
  if (beginsWith(bytes, 'PAR1')) {
    const { parquetTable } = await import('./parquet-table.js')
    yield await parquetTable(name, bytes)
    return
  }
  if (beginsWith(bytes, TRANSPORT)) {
    const { transportTables } = await import('./transport-table.js')
    yield* transportTables(name, bytes)
    return
  }
  const { zipPaths } = await import('./zip-paths.js')
  const paths = zipPaths(bytes, name)
  if (paths.some((path) => path.toLowerCase() === 'xl/workbook.xml')) {
    const { sheetTable } = await import('./sheet-table.js')
    yield sheetTable(name, bytes, options)
    return
  }
  const tables = paths.filter(isTable)
  const { ZipMembers } = await import('../workbook/zip-members.js')
  const archive = new ZipMembers(bytes, name)
  let found = 0
  for (const path of tables) {
    const table = await memberTable(`${name}!/${path}`, archive.read(path), options)
    if (table === null) continue
    found++
    yield table
  }
  if (found > 0) return
  throw new AetherError('input/not-recognised', `${name} is an archive without tables.`, {
    place: { file: name },
    remedy: 'Tables in an archive end in .csv, .tsv, .txt, .tab, .json, .ndjson, .jsonl, .xlsx, .parquet or .xpt.',
  })
}

async function memberTable(
  name: string,
  pieces: Generator<Uint8Array>,
  options: OpenTablesOptions,
): Promise<TableReader | null> {
  try {
    const [head, whole] = await withHead(asynchronous(pieces, options), TRANSPORT.length)
    if (!isBinary(head)) return await textTable(name, whole, options)
    const bytes = await heldBytes(whole, name)
    if (beginsWith(bytes, 'PAR1')) {
      const { parquetTable } = await import('./parquet-table.js')
      return await parquetTable(name, bytes)
    }
    if (beginsWith(bytes, TRANSPORT)) {
      const { transportTables } = await import('./transport-table.js')
      const [table, ...others] = transportTables(name, bytes)
      if (others.length === 0) return table!
      throw new AetherError('input/not-recognised', `${name} holds several data sets.`, {
        place: { file: name },
        remedy: 'Take it out of the archive, and load it by itself.',
      })
    }
    const { sheetTable } = await import('./sheet-table.js')
    return sheetTable(name, bytes, options)
  } catch (thrown) {
    if (!(thrown instanceof AetherError) || !['input/not-recognised', 'input/empty'].includes(thrown.code)) throw thrown
    options.onLeftAside?.(name, thrown)
    return null
  }
}

async function textTable(
  name: string,
  chunks: AsyncIterator<Uint8Array>,
  { encoding, headerRow }: OpenTablesOptions,
): Promise<TableReader> {
  const text = await openText(name, chunks, encoding)
  try {
    return looksLikeJson(text.beginning) ? jsonTable(name, text) : delimitedTable(name, text, headerRow)
  } catch (thrown) {
    await text.close()
    throw thrown
  }
}

/** Members of an archive that are read; what else is in it, such as a manual, is not. */
function isTable(path: string): boolean {
  const file = path.split('/').at(-1)!
  return (
    !path.startsWith('__MACOSX/') &&
    !file.startsWith('.') &&
    /\.(?:csv|tsv|txt|tab|json|ndjson|jsonl|xlsx|parquet|xpt)$/i.test(file)
  )
}

async function* asynchronous(pieces: Generator<Uint8Array>, { signal }: OpenTablesOptions): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    throwIfAborted(signal)
    if (piece.length > 0) yield piece
  }
}

/** What is held in memory to be read. */
function isBinary(head: Uint8Array): boolean {
  return ['PK\u0003\u0004', 'PAR1', TRANSPORT].some((signature) => beginsWith(head, signature))
}

function beginsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, at) => bytes[at] === character.charCodeAt(0))
}
