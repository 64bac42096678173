import { FAERS_TABLES, type FaersTable } from '../rows/faers-table.js'

/** What the name of a file tells of it. */
export type MemberName =
  | { readonly kind: 'table'; readonly table: FaersTable; readonly quarter: string }
  | { readonly kind: 'deleted'; readonly quarter: string | null }
  /** Marks generated data. */
  | { readonly kind: 'synthetic' }
  /** Belongs to a quarter but holds no cases: documents, statistics. */
  | { readonly kind: 'documentation' }
  /** Left by an operating system. */
  | { readonly kind: 'system' }
  | { readonly kind: 'archive' }
  /** May be a table under another name. */
  | { readonly kind: 'text' }
  | { readonly kind: 'unknown' }

/** Name of the member that marks generated data. */
export const SYNTHETIC_MARK = 'AETHERSIGNAL_SYNTHETIC.txt'

const TEXT = '(?:txt|csv|asc|dat|tsv)'
const TABLE = new RegExp(`^(${FAERS_TABLES.join('|')})[ _-]?(?:20)?(\\d\\d)[ _-]?q([1-4])(?![0-9]).*\\.${TEXT}$`, 'i')
const DELETED_TEXT = new RegExp(`delete.*\\.${TEXT}$`, 'i')
const QUARTER = /(?:^|[^0-9])(?:20)?(\d\d)[ _-]?q([1-4])(?![0-9])/i
const DOCUMENT = /\.(pdf|docx?|rtf|html?|md)$/i
const STATISTICS = /^(stat|size)\d\dq[1-4].*\.txt$/i
const NOTES = /^(asc_nts?|readme|faqs?|license|licence|notice)\b.*\.txt$/i

/**
 * Reads the name of a file or an archive member. Forms seen over 90 quarters: `DEMO04Q1.TXT`, `demo12q4.txt`,
 * `DEMO18Q1_new.txt`; `ADR19Q1DeletedCases.txt`, `AllDeletedCases.txt`, `20Q4DeletedCases.txt`, `DELETE22Q4.txt`.
 */
export function readMemberName(path: string): MemberName {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  if (parts.includes('__MACOSX') || name.startsWith('._') || /^(thumbs\.db|desktop\.ini|\.ds_store)$/i.test(name)) {
    return { kind: 'system' }
  }
  if (name.toLowerCase() === SYNTHETIC_MARK.toLowerCase()) return { kind: 'synthetic' }
  if (/\.zip$/i.test(name)) return { kind: 'archive' }
  const table = TABLE.exec(name)
  if (table) {
    const [, word, year, quarter] = table
    return { kind: 'table', table: word!.toLowerCase() as FaersTable, quarter: `20${year}Q${quarter}` }
  }
  // Published once, with 2019Q1, as all cases deleted until then; later lists name their quarter.
  if (/^alldeletedcases/i.test(name)) return { kind: 'deleted', quarter: '2019Q1' }
  if (DELETED_TEXT.test(name)) return { kind: 'deleted', quarter: quarterIn(name) }
  if (DOCUMENT.test(name) || STATISTICS.test(name) || NOTES.test(name)) return { kind: 'documentation' }
  return new RegExp(`\\.${TEXT}$`, 'i').test(name) ? { kind: 'text' } : { kind: 'unknown' }
}

/** The quarter a name speaks of, such as `faers_ascii_2022Q4.zip`; null where it speaks of none. */
export function quarterIn(name: string): string | null {
  const match = QUARTER.exec(name)
  return match ? `20${match[1]}Q${match[2]}` : null
}
