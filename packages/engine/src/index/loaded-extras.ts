import type { ExtraValues } from './extra-fields.js'
import type { ReportIndex } from './report-index.js'

/** Kept fields are read when they are first asked for, and live as long as the index. */
const loaded = new WeakMap<ReportIndex, Map<string, ExtraValues>>()

/** The values of a kept field that has been read. */
export function loadedExtra(index: ReportIndex, name: string): ExtraValues | undefined {
  return loaded.get(index)?.get(name)
}

/** About how much memory the kept fields of an index take that were read. */
export function loadedExtraBytes(index: ReportIndex): number {
  let bytes = 0
  for (const { texts, incidence } of loaded.get(index)?.values() ?? []) {
    bytes += incidence.offsets.byteLength + incidence.codes.byteLength
    for (const text of texts) bytes += 64 + 2 * (text?.length ?? 0)
  }
  return bytes
}

/** Keeps the values of a field. */
export function keepExtra(index: ReportIndex, name: string, values: ExtraValues): void {
  const kept = loaded.get(index) ?? new Map<string, ExtraValues>()
  loaded.set(index, kept)
  kept.set(name, values)
}
