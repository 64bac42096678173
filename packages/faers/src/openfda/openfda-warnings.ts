import type { LoadWarning } from '@aethersignal/model'
import type { OpenFdaKind } from './openfda-kind.js'
import type { OpenFdaPage, OpenFdaReading } from './read-openfda-text.js'

/** What a user of these files should know before counting. */
export function openFdaWarnings(readings: readonly OpenFdaReading[], { caution }: OpenFdaKind): LoadWarning[] {
  const warnings: LoadWarning[] = [
    ...incompleteQueries(readings),
    ...readings.flatMap(({ warnings: ofFile }) => ofFile),
  ]
  const sum = (count: (reading: OpenFdaReading) => number) => readings.reduce((all, one) => all + count(one), 0)
  const legacy = sum(({ legacyNumbers }) => legacyNumbers)
  if (legacy > 0) {
    const message = `${legacy} reports are numbered as before 2012, by report and not by case: the quarterly files hold the same reports under case numbers, and nothing tells which are the same.`
    warnings.push({ code: 'legacy-report-number', message, count: legacy })
  }
  const repeated = sum((reading) => reading.repeated)
  if (repeated > 0) {
    const message = `${repeated} reports stand in their file a further time in the same version; each counts once.`
    warnings.push({ code: 'repeated-version', message, count: repeated })
  }
  if (caution !== undefined) warnings.push({ code: caution[0], message: caution[1] })
  return warnings
}

/** Pages of one query are known by its total and by the day of the data. */
function* incompleteQueries(readings: readonly OpenFdaReading[]): Generator<LoadWarning> {
  const queries = new Map<string, { total: number; held: number }>()
  for (const { page, file } of readings) {
    const { total, updated } = metaOf(page)
    if (total === null) continue
    const key = `${total} ${updated}`
    const query = queries.get(key) ?? { total, held: 0 }
    query.held += file.rowsIn
    queries.set(key, query)
  }
  for (const { total, held } of queries.values()) {
    if (held >= total) continue
    const message = `The pages hold ${held} of the ${total} reports that the query has at openFDA. What they are counted against is these pages, not all reports.`
    yield { code: 'query-universe', message, count: total - held }
  }
}

function metaOf(page: OpenFdaPage): { readonly total: number | null; readonly updated: string } {
  const meta = page.meta as { last_updated?: unknown; results?: { total?: unknown } } | null | undefined
  const total = meta?.results?.total
  return { total: typeof total === 'number' ? total : null, updated: String(meta?.last_updated ?? '') }
}
