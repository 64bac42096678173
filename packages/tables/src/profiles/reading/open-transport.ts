import type { AdapterInput } from '@aethersignal/model'
import type { StoredBytes } from '@aethersignal/text'
import { transportTables } from '../../formats/transport-table.js'
import type { OpenTable } from './open-table.js'
import type { TableHead } from './profile.js'

/** How a SAS transport file begins, of version 5 or 8. */
const TRANSPORT = 'HEADER RECORD*******LIB'

const SAMPLE_RECORDS = 50

export function beginsLikeTransport(head: Uint8Array): boolean {
  return [...TRANSPORT].every((character, at) => head[at] === character.charCodeAt(0))
}

/** The names of the variables of each data set, and its first observations, each by the name of the data set. */
export function headsOfTransport(
  name: string,
  bytes: Uint8Array,
  beginning = false,
): (TableHead & { readonly dataSet: string })[] {
  return transportTables(name, bytes, beginning).map((table) => {
    const records = [table.header, ...table.sample.slice(0, SAMPLE_RECORDS)]
    return {
      name,
      dataSet: table.name.slice(table.name === name ? 0 : name.length + 2),
      records,
      lines: records.map((cells) => cells.join('\t')),
      lineNumbers: records.map((_, at) => at),
    }
  })
}

/** Opens the data sets of a SAS transport file. The line of a row is the number of its observation, from 1. */
export function openTransport(input: AdapterInput, bytes: Uint8Array, reading: StoredBytes): OpenTable {
  const tables = transportTables(input.name, bytes)
  const heads = headsOfTransport(input.name, bytes)
  const tableOf = (at: number): OpenTable => ({
    input,
    head: heads[at]!,
    sheet: heads[at]!.dataSet,
    others: [],
    empty: false,
    async *records() {
      const header = tables[at]!.header
      yield [{ cells: header, line: 0, quoteFault: false, text: () => header.join('\t') }]
      yield* tables[at]!.rows()
    },
    close: () => Promise.resolve(),
    sha256: () => reading.sha256(),
    encodingRepairs: () => 0,
  })
  return {
    ...tableOf(0),
    others: heads.slice(1).map(({ dataSet }, at) => ({ sheet: dataSet, open: () => tableOf(at + 1) })),
  }
}
