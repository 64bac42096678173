import { COLUMN_ALIASES, knownColumns } from './expected-columns.js'
import { DISTINCTIVE_COLUMN, FAERS_TABLES, type FaersTable } from './faers-table.js'

/** The header of a FAERS table. */
export interface TableHeader {
  /** Names in the order of the file, brought to one spelling. */
  readonly names: readonly string[]
  /** Position of each column; the first of two with one name. */
  readonly at: ReadonlyMap<string, number>
  /** True where the key is ISR: AERS before 2012Q4. */
  readonly legacy: boolean
}

/** Reads a header line: names without blanks, byte order mark, quotes and letter case, aliases resolved. */
export function readTableHeader(line: string): TableHeader {
  const written = line.split('$').map((name) => name.replace(/^[\s\ufeff"]+|[\s"]+$/g, '').toLowerCase())
  while (written.length > 0 && written.at(-1) === '') written.pop()
  const names = written.map((name) => (Object.hasOwn(COLUMN_ALIASES, name) ? COLUMN_ALIASES[name]! : name))
  const at = new Map<string, number>()
  names.forEach((name, index) => {
    if (name !== '' && !at.has(name)) at.set(name, index)
  })
  return { names, at, legacy: written[at.get('primaryid') ?? -1] === 'isr' }
}

/** The table a header belongs to, null where it has no key or no column that tells. */
export function tableOfHeader(header: TableHeader): FaersTable | null {
  if (!header.at.has('primaryid')) return null
  if (header.at.has('fda_dt') && header.at.has('caseid')) return 'demo'
  return FAERS_TABLES.find((table) => table !== 'demo' && header.at.has(DISTINCTIVE_COLUMN[table])) ?? null
}

/** How many names of a header are columns of some FAERS table. */
export function recognisedColumns(header: TableHeader): number {
  return [...header.at.keys()].filter((name) => FAERS_TABLES.some((table) => knownColumns(table).has(name))).length
}
