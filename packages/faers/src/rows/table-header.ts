import { COLUMN_ALIASES, knownColumns } from './expected-columns.js'
import { DISTINCTIVE_COLUMNS, FAERS_TABLES, type FaersTable } from './faers-table.js'
import { cutQuoted } from './quoted-lines.js'

/** The header of a FAERS table. */
export interface TableHeader {
  /** `$` as FDA writes it; another where a program wrote the table again. */
  readonly delimiter: string
  /** Names in the order of the file, brought to one spelling. */
  readonly names: readonly string[]
  /** Position of each column; the first of two with one name. */
  readonly at: ReadonlyMap<string, number>
  /** True where the key is ISR: AERS before 2012Q4. */
  readonly legacy: boolean
  /** Units of amounts that have no column for it, which their names give; empty where they do not. */
  readonly ageUnit: string
  readonly weightUnit: string
}

/** Delimiters of the tables that programs write, after FDA's own. */
const DELIMITERS = ['$', ',', ';', '\t', '|'] as const

/** Columns of other tables that a table which somebody joined has, under names of their own. */
const JOINED = /drug|substance|medicin|product|vaccin|reac|adverse|symptom|^pt$|^event(?!_dt$)|^ae$|^adr$/

/**
 * Reads a header line: names without blanks, byte order mark, quotes and letter case, aliases resolved. It is cut where that
 * gives the most names that are known.
 */
export function readTableHeader(line: string): TableHeader {
  let best = headerBy('$', line)
  for (const delimiter of DELIMITERS.slice(1)) {
    if (!line.includes(delimiter)) continue
    const other = headerBy(delimiter, line)
    if (recognisedColumns(other) > recognisedColumns(best)) best = other
  }
  return best
}

/** The same header with a column without a name in front: R writes the numbers of rows there. */
export function withRowNumbers({ names, at, ...header }: TableHeader): TableHeader {
  return { ...header, names: ['', ...names], at: new Map([...at].map(([name, index]) => [name, index + 1])) }
}

function headerBy(delimiter: string, line: string): TableHeader {
  const cells = delimiter === '$' ? line.split('$') : (cutQuoted(line, delimiter) ?? [])
  const written = cells.map((name) => name.replace(/^[\s\ufeff"]+|[\s"]+$/g, '').toLowerCase())
  while (written.length > 0 && written.at(-1) === '') written.pop()
  const names = written.map((name) => (Object.hasOwn(COLUMN_ALIASES, name) ? COLUMN_ALIASES[name]! : name))
  const at = new Map<string, number>()
  names.forEach((name, index) => {
    if (name !== '' && !at.has(name)) at.set(name, index)
  })
  // The cleaned tables of DiAna hold one version of each case, under the number of its report.
  if (at.has('primaryid') && at.has('premarketing') && !at.has('caseid')) at.set('caseid', at.get('primaryid')!)
  return {
    delimiter,
    names,
    at,
    legacy: written[at.get('primaryid') ?? -1] === 'isr',
    ageUnit: written.includes('age_in_days') ? 'DY' : written.includes('age_in_years') ? 'YR' : '',
    weightUnit: written.includes('wt_in_kgs') ? 'KG' : '',
  }
}

/** The table a header belongs to, null where it has no key or no column that tells. */
export function tableOfHeader(header: TableHeader): FaersTable | null {
  const { at, delimiter } = header
  if (!at.has('primaryid')) return null
  const table =
    at.has('fda_dt') && at.has('caseid')
      ? 'demo'
      : (FAERS_TABLES.find((each) => each !== 'demo' && DISTINCTIVE_COLUMNS[each].some((column) => at.has(column))) ??
        null)
  return table !== null && delimiter !== '$' && isJoined(header, table) ? null : table
}

/** Whether a table that a program wrote has columns of other tables beside its own: then it is a table of cases. */
function isJoined({ at }: TableHeader, table: FaersTable): boolean {
  const own = knownColumns(table)
  const others = new Set(FAERS_TABLES.flatMap((each) => (each === table ? [] : DISTINCTIVE_COLUMNS[each])))
  return [...at.keys()].some((name) => !own.has(name) && (others.has(name) || JOINED.test(name)))
}

/** How many names of a header are columns of some FAERS table. */
export function recognisedColumns(header: TableHeader): number {
  return [...header.at.keys()].filter((name) => FAERS_TABLES.some((table) => knownColumns(table).has(name))).length
}
