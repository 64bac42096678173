import {
  AetherError,
  type PresetName,
  REQUEST_LIMITS,
  type SignalColumn,
  type SignalTableJson,
} from '@aethersignal/model'

/** Rows of a table. */
export interface Page {
  readonly offset: number
  readonly limit: number
}

/**
 * Fetches rows `offset` to `offset + limit` of a table in as many pages as it takes and gives them as one. Throws
 * `source/changed` where a page is of another run than the first.
 */
export async function gatherPages(
  wanted: Page,
  fetchPage: (page: Page) => Promise<SignalTableJson>,
  onRows: (done: number, total: number) => void,
): Promise<SignalTableJson> {
  const first = await fetchPage({ offset: wanted.offset, limit: REQUEST_LIMITS.rows })
  const rows = Math.max(0, Math.min(wanted.limit, first.totalRows - wanted.offset))
  const drug: string[] = []
  const event: string[] = []
  const columns: Partial<Record<SignalColumn, (number | null)[]>> = {}
  const presets: Partial<Record<PresetName, (boolean | null)[]>> = {}
  const take = (page: SignalTableJson) => {
    for (const name of page.drug) drug.push(name)
    for (const name of page.event) event.push(name)
    for (const [name, values] of Object.entries(page.columns) as [SignalColumn, readonly (number | null)[]][]) {
      const column = columns[name] ?? []
      for (const value of values) column.push(value)
      columns[name] = column
    }
    for (const [name, values] of Object.entries(page.presets ?? {}) as [PresetName, readonly (boolean | null)[]][]) {
      const verdicts = presets[name] ?? []
      for (const value of values) verdicts.push(value)
      presets[name] = verdicts
    }
    onRows(drug.length, rows)
  }
  take(first)
  while (drug.length < rows) {
    const offset = wanted.offset + drug.length
    const page = await fetchPage({ offset, limit: Math.min(REQUEST_LIMITS.rows, rows - drug.length) })
    requireSame(first, page, page.rows)
    take(page)
  }
  return { ...first, drug, event, columns, ...(first.presets && { presets }), rows, offset: wanted.offset }
}

/** What a page says of the table it is of. */
interface PageOf {
  readonly totalRows: number
  readonly manifest: unknown
}

/** @throws AetherError `source/changed` for a page without rows or of another table than the first. */
export function requireSame(first: PageOf, page: PageOf, rows: number): void {
  const isSame = page.totalRows === first.totalRows && JSON.stringify(page.manifest) === JSON.stringify(first.manifest)
  if (isSame && rows > 0) return
  throw new AetherError('source/changed', 'The data changed while the table was being read.', {
    remedy: 'Run it again.',
  })
}
