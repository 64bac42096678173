import { AetherError } from '@aethersignal/model'
import { type JsonRecord, JsonRecords, type JsonRecordsOptions } from '@aethersignal/text/json'
import { SAMPLE_LENGTH } from '../table/table-layout.js'
import type { TableRecord } from '../table/table-record.js'
import { jsonCells } from './json-cells.js'
import type { TableReader } from './table-reader.js'
import type { TextSource } from './text-source.js'

/** Whether a text begins as a JSON array of objects, or as a JSON object. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/.test(text)
}

/**
 * A JSON array of objects, or JSON objects line by line (NDJSON). The columns are the paths of the objects at the
 * beginning; paths that come up later are kept with their rows.
 *
 * @throws AetherError `input/not-recognised` where no object can be read
 */
export function jsonTable(name: string, text: TextSource): TableReader {
  const array = /^\s*\[/.test(text.beginning)
  const options: JsonRecordsOptions = array ? {} : { layout: 'lines' }
  const first = new JsonRecords(name, options)
  const elements = [
    ...first.push(new TextEncoder().encode(text.beginning.slice(0, SAMPLE_LENGTH))),
    ...(text.whole ? first.end() : []),
  ]
  const objects = elements.flatMap((element) => objectOf(textOf(element)) ?? [])
  const columns = [...new Set(objects.flatMap((cells) => [...cells.keys()]))]
  const form = array ? 'json' : 'ndjson'
  if (columns.length === 0) {
    if (elements.length === 0 && text.whole) {
      throw new AetherError('input/empty', `${name} holds no JSON objects.`, { place: { file: name } })
    }
    throw new AetherError('input/not-recognised', `${name} holds no JSON objects that can be read.`, {
      place: { file: name },
      remedy: 'Give an array of objects, a row each, or one object a line.',
    })
  }
  const known = new Set(columns)
  return {
    name,
    form,
    header: columns,
    sample: objects.map((cells) => columns.map((column) => cells.get(column) ?? '')),
    async *rows() {
      const reader = new JsonRecords(name, options)
      const record = (element: JsonRecord) => recordOf(element, columns, known)
      for await (const bytes of text.bytes()) yield reader.push(bytes).map(record)
      yield reader.end().map(record)
    },
    close: () => text.close(),
    encodingRepairs: () => text.encodingRepairs(),
    warnings: () => [],
  }
}

function textOf({ bytes }: JsonRecord): string {
  return new TextDecoder().decode(bytes).trim()
}

function recordOf(element: JsonRecord, columns: readonly string[], known: ReadonlySet<string>): TableRecord {
  const { line } = element
  const text = textOf(element)
  const cells = objectOf(text)
  const record = { line, quoteFault: false, text: () => text }
  if (cells === null) return { ...record, cells: [], fault: 'json-invalid' }
  const surplus = [...cells].filter(([path, value]) => !known.has(path) && value !== '')
  return {
    ...record,
    cells: columns.map((column) => cells.get(column) ?? ''),
    ...(surplus.length > 0 && { surplus: Object.fromEntries(surplus) }),
  }
}

function objectOf(text: string): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? jsonCells(value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}
