import { type AnalysisResultJson, REQUEST_LIMITS, type ResultColumnJson } from '@aethersignal/model'
import { type Page, requireSame } from './gather-pages.js'

/**
 * Fetches rows `offset` to `offset + limit` of an analysis in as many pages as it takes and gives them as one result.
 * @throws AetherError `source/changed` where a page is of other data than the first
 */
export async function gatherAnalysis(
  wanted: Page,
  fetchPage: (page: Page) => Promise<AnalysisResultJson>,
  onRows: (done: number, total: number) => void,
): Promise<AnalysisResultJson> {
  const first = await fetchPage({ offset: wanted.offset, limit: REQUEST_LIMITS.rows })
  const rows = Math.max(0, Math.min(wanted.limit, first.totalRows - wanted.offset))
  const pages = [first]
  let fetched = first.table.rows
  onRows(fetched, rows)
  while (fetched < rows) {
    const offset = wanted.offset + fetched
    const page = await fetchPage({ offset, limit: Math.min(REQUEST_LIMITS.rows, rows - fetched) })
    requireSame(first, page, page.table.rows)
    pages.push(page)
    fetched += page.table.rows
    onRows(fetched, rows)
  }
  const columns = first.table.columns.map((column, at): ResultColumnJson => {
    const values = pages.flatMap(({ table }) => table.columns[at]?.values as (string | number | null)[])
    return { ...column, values } as ResultColumnJson
  })
  const reasons = pages.flatMap(({ table }) => table.undefinedBecause ?? [])
  const undefinedBecause = first.table.undefinedBecause && { undefinedBecause: reasons }
  return { ...first, offset: wanted.offset, table: { rows, columns, ...undefinedBecause } }
}
