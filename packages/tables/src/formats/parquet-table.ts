import { AetherError } from '@aethersignal/model'
import { type Compressors, type FileMetaData, parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet'
import type { TableRecord } from '../table/table-record.js'
import { jsonCells } from './json-cells.js'
import type { TableReader } from './table-reader.js'

const ROWS_AT_ONCE = 8192
const SAMPLE_ROWS = 1000

/**
 * A Parquet file held in memory. Rows are unpacked some thousand at a time; whole numbers past 2⁵³ keep all their digits,
 * dates and times are given as ISO 8601, lists as {@link jsonCells} does. The line of a row is its number, from 1.
 *
 * @throws AetherError `input/corrupt-archive` or `input/empty`, here and from `rows`
 */
export async function parquetTable(name: string, bytes: Uint8Array): Promise<TableReader> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const metadata = guarded(name, () => parquetMetadata(file))
  const total = Number(metadata.num_rows)
  const compressors = await compressorsFor(metadata)
  const read = async (from: number, to: number): Promise<Map<string, string>[]> => {
    try {
      const rows = await parquetReadObjects({
        file,
        metadata,
        ...(compressors && { compressors }),
        rowStart: from,
        rowEnd: to,
      })
      return rows.map((row) => jsonCells(plain(row) as Readonly<Record<string, unknown>>))
    } catch (thrown) {
      throw corrupt(name, thrown)
    }
  }
  const first = await read(0, Math.min(SAMPLE_ROWS, total))
  const columns = [...new Set([...topColumns(metadata, first), ...first.flatMap((cells) => [...cells.keys()])])]
  if (columns.length === 0) throw new AetherError('input/empty', `${name} has no columns.`, { place: { file: name } })
  const known = new Set(columns)
  return {
    name,
    form: 'parquet',
    header: columns,
    sample: first.map((cells) => columns.map((column) => cells.get(column) ?? '')),
    async *rows() {
      for (let from = 0; from < total; from += ROWS_AT_ONCE) {
        const rows = await read(from, Math.min(from + ROWS_AT_ONCE, total))
        yield rows.map((cells, at) => recordOf(cells, columns, known, from + at + 1))
      }
    },
    close: () => Promise.resolve(),
    encodingRepairs: () => 0,
    warnings: () => [],
  }
}

/**
 * The codecs beyond Snappy, where the file has one of them: their module starts WebAssembly as it is loaded, which a strict
 * Content Security Policy forbids.
 */
async function compressorsFor(metadata: FileMetaData): Promise<Compressors | null> {
  const codecs = new Set(
    metadata.row_groups.flatMap(({ columns }) => columns.map((column) => column.meta_data?.codec ?? 'UNCOMPRESSED')),
  )
  codecs.delete('UNCOMPRESSED')
  codecs.delete('SNAPPY')
  return codecs.size === 0 ? null : (await import('hyparquet-compressors')).compressors
}

function recordOf(
  cells: ReadonlyMap<string, string>,
  columns: readonly string[],
  known: ReadonlySet<string>,
  line: number,
): TableRecord {
  const surplus = [...cells].filter(([path, value]) => !known.has(path) && value !== '')
  return {
    cells: columns.map((column) => cells.get(column) ?? ''),
    line,
    quoteFault: false,
    text: () => JSON.stringify(Object.fromEntries(cells)),
    ...(surplus.length > 0 && { surplus: Object.fromEntries(surplus) }),
  }
}

/** Columns without parts of their own, in the order of the file: those of nested ones are known by their rows. */
function topColumns(metadata: FileMetaData, first: readonly ReadonlyMap<string, string>[]): readonly string[] {
  const paths = new Set(first.flatMap((cells) => [...cells.keys()]))
  return parquetSchema(metadata)
    .children.map(({ element }) => element.name)
    .filter((name) => paths.has(name) || ![...paths].some((path) => path.startsWith(`${name}.`)))
}

/** Values of Parquet as those of JSON. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return isoOf(value)
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint16Array, plain)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}

function isoOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso
}

function guarded<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    throw corrupt(name, thrown)
  }
}

function corrupt(name: string, thrown: unknown): AetherError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return new AetherError('input/corrupt-archive', `${name} cannot be read as Parquet: ${reason}`, {
    place: { file: name },
    cause: thrown,
  })
}
