import type { ReportIndex } from './report-index.js'

/** Makes something once for each index and keeps it as long as the index lives. */
export function perIndex<T>(make: (index: ReportIndex) => T): (index: ReportIndex) => T {
  const made = new WeakMap<ReportIndex, { readonly value: T }>()
  return (index) => {
    let kept = made.get(index)
    if (kept === undefined) {
      kept = { value: make(index) }
      made.set(index, kept)
    }
    return kept.value
  }
}
