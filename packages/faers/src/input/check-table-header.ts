import { AetherError } from '@aethersignal/model'
import type { FaersTable } from '../rows/faers-table.js'
import { readTableHeader, recognisedColumns, tableOfHeader } from '../rows/table-header.js'
import { readIdentifier } from '../values/identifier.js'

/** Columns, besides the key, without which a table tells nothing; any one of those in a group will do. */
const NEEDED: Readonly<Record<FaersTable, readonly (readonly string[])[]>> = {
  demo: [['caseid']],
  drug: [['drugname', 'prod_ai']],
  reac: [['pt']],
  outc: [['outc_cod']],
  rpsr: [['rpsr_cod']],
  ther: [['start_dt', 'end_dt', 'dur']],
  indi: [['indi_pt']],
}

/**
 * The table whose header this line is, null where it is no FAERS header at all. `named` is the table that the file's name
 * promises: then a header that lacks what the table needs is an error.
 */
export function checkTableHeader(line: string, path: string, named: FaersTable | null): FaersTable | null {
  const header = readTableHeader(line)
  const table = tableOfHeader(header)
  // Somebody joined it with other tables, or it is none that a program wrote anew.
  if (named === null || (table === null && header.delimiter !== '$')) return table
  if (recognisedColumns(header) === 0) {
    const fields = line.split('$')
    if (fields.length > 1 && !Number.isNaN(readIdentifier(fields[0]!))) {
      throw missing(path, 'has no header line', fields[0]!)
    }
    return null
  }
  if (!header.at.has('primaryid')) throw missing(path, 'has neither a column primaryid nor isr', line)
  for (const group of NEEDED[named]) {
    if (group.some((name) => header.at.has(name))) continue
    const other = table !== null && table !== named ? `; it looks like a ${table.toUpperCase()} table` : ''
    throw missing(path, `has no column ${group.join(' or ')}${other}`, line)
  }
  return named
}

function missing(path: string, what: string, found: string): AetherError {
  return new AetherError('input/missing-column', `${path} ${what}. Its first line begins: ${found.slice(0, 200)}`, {
    place: { file: path, line: 1 },
  })
}
