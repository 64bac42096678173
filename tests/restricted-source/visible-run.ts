import { naiveReports } from '../../packages/engine/src/conformance/naive-reports.js'
import { passes } from '../../packages/engine/src/conformance/naive-run.js'
import type { RawPart } from '../../packages/engine/src/conformance/raw-cases.js'
import { rawRun } from '../../packages/engine/src/conformance/raw-run.js'
import type { AdapterRun, CaseBatch, Filter } from '../../packages/model/src/index.js'

/** The rows that stand for the reports that pass a filter, by part and ordinal, worked out the plain way. */
function visibleRows(parts: readonly RawPart[], filter: Filter): ReadonlyMap<string, ReadonlySet<number>> {
  const rows = new Map<string, Set<number>>()
  for (const report of naiveReports(parts).reports) {
    if (!passes(filter, report)) continue
    const key = `${report.source} ${report.partition}`
    const part = parts.find(({ source, partition }) => `${source} ${partition}` === key)!
    const of = rows.get(key) ?? new Set()
    rows.set(key, of.add(part.cases.findLastIndex(({ reportId }) => reportId === report.reportId)))
  }
  return rows
}

/**
 * The reading of an adapter that never saw the hidden reports: of the rows of `parts` those alone that stand for reports
 * that pass, with their files and lines. Files of which nothing is left are not there.
 */
export function visibleRun(parts: readonly RawPart[], filter: Filter): AdapterRun {
  const visible = visibleRows(parts, filter)
  const whole = rawRun(parts)
  const files: number[] = []
  const placeOf = new Map<number, number>()
  async function* batches(): AsyncGenerator<CaseBatch> {
    const taken = new Map<string, number>()
    const newOrdinals = new Map<string, Map<number, number>>()
    for await (const batch of whole.batches) {
      const key = `${batch.part.source} ${batch.part.partition}`
      const kept = visible.get(key)
      if (kept === undefined || batch.table === 'deletion') continue
      const ordinals = newOrdinals.get(key) ?? new Map<number, number>()
      newOrdinals.set(key, ordinals)
      const before = taken.get(key) ?? 0
      const ordinalOf = (row: number) =>
        batch.table === 'case' ? before + row : (batch.columns as { caseOrdinal: Int32Array }).caseOrdinal[row]!
      const rows = Array.from({ length: batch.rows }, (_, row) => row).filter((row) => kept.has(ordinalOf(row)))
      if (batch.table === 'case') {
        taken.set(key, before + batch.rows)
        for (const row of rows) ordinals.set(ordinalOf(row), ordinals.size)
      }
      yield withRows(batch, rows, ordinals, (file) => {
        const known = placeOf.get(file)
        if (known !== undefined) return known
        placeOf.set(file, files.length)
        files.push(file)
        return files.length - 1
      })
    }
  }
  return {
    batches: batches(),
    report: () => ({ ...whole.report(), files: files.map((file) => whole.report().files[file]!) }),
  }
}

function withRows(
  batch: CaseBatch,
  rows: readonly number[],
  ordinals: ReadonlyMap<number, number>,
  fileOf: (file: number) => number,
): CaseBatch {
  const columns = Object.entries(batch.columns).map(([name, values]) => {
    const column = values as Int32Array | Float64Array | readonly (string | null)[]
    const kept = rows.map((row) => column[row]!)
    if (name === 'caseOrdinal') return [name, Int32Array.from(kept as number[], (at) => ordinals.get(at)!)]
    if (name === 'file') return [name, Int32Array.from(kept as number[], fileOf)]
    if (column instanceof Int32Array) return [name, Int32Array.from(kept as number[])]
    if (column instanceof Float64Array) return [name, Float64Array.from(kept as number[])]
    return [name, kept]
  })
  return { ...batch, rows: rows.length, columns: Object.fromEntries(columns) } as unknown as CaseBatch
}
