import { AetherError } from '@aethersignal/model'
import type { TableRecord } from '../table/table-record.js'
import { readTransport, type TransportMember } from '../transport/read-transport.js'
import type { TableReader } from './table-reader.js'

const ROWS_AT_ONCE = 8192
const SAMPLE_ROWS = 1000

/**
 * The data sets of a SAS transport file (XPT) held in memory, a table each. The line of a row is the number of its observation, from 1.
 *
 * @param beginning the bytes are only the first of the file
 * @throws AetherError `input/corrupt-archive` or `input/empty`
 */
export function transportTables(name: string, bytes: Uint8Array, beginning = false): TableReader[] {
  const members = readTransport(bytes, name, beginning).filter(({ observations }) => observations > 0)
  if (members.length === 0)
    throw new AetherError('input/empty', `${name} has no observations.`, { place: { file: name } })
  return members.map((member) => memberTable(members.length === 1 ? name : `${name}!/${member.name}`, member))
}

function memberTable(name: string, { variables, observations, cells }: TransportMember): TableReader {
  const record = (observation: number): TableRecord => {
    const own = cells(observation)
    return { cells: own, line: observation + 1, quoteFault: false, text: () => own.join('\t') }
  }
  const from = (start: number, count: number) =>
    Array.from({ length: Math.max(0, Math.min(count, observations - start)) }, (_, at) => record(start + at))
  return {
    name,
    form: 'xpt',
    header: variables.map((variable) => variable.name),
    sample: from(0, SAMPLE_ROWS).map((each) => each.cells),
    async *rows() {
      for (let start = 0; start < observations; start += ROWS_AT_ONCE) yield from(start, ROWS_AT_ONCE)
    },
    close: () => Promise.resolve(),
    encodingRepairs: () => 0,
    warnings: () => [],
  }
}
