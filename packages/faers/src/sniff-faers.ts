import type { SniffResult, SniffView } from '@aethersignal/model'
import { readMemberName } from './input/member-name.js'
import { readTableHeader, recognisedColumns, tableOfHeader } from './rows/table-header.js'
import { readIdentifier } from './values/identifier.js'

const MOST_NAMED = 3
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Whether an archive or folder holds members named as FAERS tables, or the head of a file is one of them. */
export function sniffFaers({ name, head, members }: SniffView): SniffResult | null {
  if (members !== undefined) return sniffMembers(members)
  if (ZIP.every((byte, at) => head[at] === byte)) {
    const named = /^(?:aers|faers)_ascii_\d{4}q[1-4].*\.zip$/i.test(name)
    return named ? { confidence: 0.5, reason: 'The archive is named as FDA names the ASCII files of a quarter.' } : null
  }
  return sniffTable(name, head)
}

function sniffMembers(members: readonly string[]): SniffResult | null {
  const ofKind = (kind: 'table' | 'deleted') => members.filter((member) => readMemberName(member).kind === kind)
  const tables = ofKind('table')
  if (tables.length > 0) {
    return { confidence: 0.95, reason: `It holds files named as tables of FAERS: ${listed(tables)}.` }
  }
  const lists = ofKind('deleted')
  if (lists.length === 0) return null
  return { confidence: 0.8, reason: `It holds files named as lists of deleted cases: ${listed(lists)}.` }
}

function sniffTable(name: string, head: Uint8Array): SniffResult | null {
  const lines = new TextDecoder()
    .decode(head)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  const first = lines[0]
  if (first === undefined) return null
  const header = readTableHeader(first)
  const table = tableOfHeader(header)
  if (table !== null) {
    const known = `${recognisedColumns(header)} of its ${header.names.length} columns`
    return {
      confidence: 0.95,
      reason: `The first line is the header of a FAERS ${table.toUpperCase()} table: ${known}.`,
    }
  }
  if (readMemberName(name).kind !== 'deleted') return null
  const numbers = lines.slice(0, 20).filter((line) => !Number.isNaN(readIdentifier(line.replace(/[\s$]+$/, ''))))
  return numbers.length * 2 > Math.min(lines.length, 20)
    ? { confidence: 0.8, reason: 'It is named as a list of deleted cases and holds case numbers.' }
    : null
}

function listed(paths: readonly string[]): string {
  const names = paths.slice(0, MOST_NAMED).map((path) => path.split('/').at(-1)!)
  return names.join(', ') + (paths.length > MOST_NAMED ? ', …' : '')
}
