import type { LoadReport } from '@aethersignal/model'

/** Rows that do not count as they stand in the files, by reason code. */
export interface LeftOut {
  /** Rows of all files. */
  readonly rowsIn: number
  /** Rows that were not loaded. */
  readonly quarantined: number
  /** Rows that were not loaded, by reason code, the most frequent first. */
  readonly reasons: Readonly<Record<string, number>>
  /** Rows that were loaded without what makes them count for a drug or a reaction, by reason code. */
  readonly incomplete: Readonly<Record<string, number>>
}

/** Codes of repairs and warnings that change which reports count for a drug or a reaction. */
const INCOMPLETE = new Set(['missing-drug', 'missing-event', 'missing-term', 'role-missing', 'role-not-recognised'])

/** What of the rows of a load does not count, or not in full. */
export function leftOut(load: LoadReport): LeftOut {
  const reasons = new Map<string, number>()
  const repaired = new Map<string, number>()
  let rowsIn = 0
  let quarantined = 0
  const add = (counts: Map<string, number>, code: string, count: number) =>
    counts.set(code, (counts.get(code) ?? 0) + count)
  for (const file of load.files) {
    rowsIn += file.rowsIn
    quarantined += file.quarantined.length
    for (const { code } of file.quarantined) add(reasons, code, 1)
    for (const [code, count] of Object.entries(file.repairs)) if (INCOMPLETE.has(code)) add(repaired, code, count)
  }
  const warned = new Map<string, number>()
  for (const { code, count } of load.warnings) if (count !== undefined && INCOMPLETE.has(code)) add(warned, code, count)
  // A reader may tell of the same rows in both ways.
  for (const [code, count] of warned) repaired.set(code, Math.max(count, repaired.get(code) ?? 0))
  return { rowsIn, quarantined, reasons: mostFirst(reasons), incomplete: mostFirst(repaired) }
}

function mostFirst(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([one, many], [other, few]) => few - many || (one < other ? -1 : 1)))
}
