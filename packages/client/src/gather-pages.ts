import { AetherError, REQUEST_LIMITS, type SignalColumn, type SignalTableJson } from '@aethersignal/model'

interface Page {
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
  const run = JSON.stringify(first.manifest)
  const drug: string[] = []
  const event: string[] = []
  const columns: Partial<Record<SignalColumn, (number | null)[]>> = {}
  const take = (page: SignalTableJson) => {
    for (const name of page.drug) drug.push(name)
    for (const name of page.event) event.push(name)
    for (const [name, values] of Object.entries(page.columns) as [SignalColumn, readonly (number | null)[]][]) {
      const column = columns[name] ?? []
      for (const value of values) column.push(value)
      columns[name] = column
    }
    onRows(drug.length, rows)
  }
  take(first)
  while (drug.length < rows) {
    const offset = wanted.offset + drug.length
    const page = await fetchPage({ offset, limit: Math.min(REQUEST_LIMITS.rows, rows - drug.length) })
    if (page.rows === 0 || page.totalRows !== first.totalRows || JSON.stringify(page.manifest) !== run) {
      throw new AetherError('source/changed', 'The data changed while the table was being read.', {
        remedy: 'Run it again.',
      })
    }
    take(page)
  }
  return { ...first, drug, event, columns, rows, offset: wanted.offset }
}
