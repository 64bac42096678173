import { atOnce, type Steps } from '@aethersignal/core'
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

/** Something kept for each index, that whoever can wait makes in steps. */
export interface KeptPerIndex<T> {
  (index: ReportIndex): T
  /** Makes it in steps, unless it is there. */
  inSteps(index: ReportIndex): Steps<T>
}

/** {@link perIndex} of what takes long to make. */
export function perIndexInSteps<T>(make: (index: ReportIndex) => Steps<T>): KeptPerIndex<T> {
  const made = new WeakMap<ReportIndex, { readonly value: T }>()
  function* inSteps(index: ReportIndex): Steps<T> {
    const kept = made.get(index)
    if (kept !== undefined) return kept.value
    const value = yield* make(index)
    made.set(index, { value })
    return value
  }
  return Object.assign((index: ReportIndex) => atOnce(inSteps(index)), { inSteps })
}
