import type { Steps } from '@aethersignal/core'
import { type FilterPlan, passesOf } from './filter-plan.js'

/** Tests of a report that are done between two steps, some milliseconds. */
const STRETCH = 1_000_000

/** Most reports painted at a time: a few of their masks fit into the nearest caches. */
const LONGEST = 32_768

/** The mask of a plan over `reports` reports. */
export function* paintPlan(plan: FilterPlan, reports: number): Steps<Uint8Array> {
  const mask = new Uint8Array(reports)
  const length = Math.max(16, Math.min(LONGEST, Math.floor(STRETCH / passesOf(plan))))
  const spare: Uint8Array[] = []
  for (let from = 0; from < reports; from += length) {
    const to = Math.min(from + length, reports)
    paint(plan, mask.subarray(from, to), from, to, spare)
    yield
  }
  return mask
}

/** Paints the reports `from` … `to − 1`; `spare` has arrays to use again. */
function paint(plan: FilterPlan, passes: Uint8Array, from: number, to: number, spare: Uint8Array[]): void {
  if (plan.kind === 'test') {
    plan.test.paint(passes, from, to)
    if (plan.negated) for (let at = 0; at < passes.length; at++) passes[at]! ^= 1
    return
  }
  const isAll = plan.kind === 'all'
  passes.fill(isAll ? 1 : 0)
  const branchPasses = spare.pop() ?? new Uint8Array(LONGEST)
  for (const branch of plan.branches) {
    const own = branchPasses.subarray(0, to - from)
    paint(branch, own, from, to, spare)
    const open = isAll ? narrow(passes, own) : widen(passes, own)
    if (open === 0) break
  }
  spare.push(branchPasses)
}

/** Gives how many reports still pass; without any, no further branch changes the mask. */
function narrow(passes: Uint8Array, own: Uint8Array): number {
  let open = 0
  for (let at = 0; at < passes.length; at++) {
    passes[at]! &= own[at]!
    open += passes[at]!
  }
  return open
}

/** Gives how many reports do not pass yet. */
function widen(passes: Uint8Array, own: Uint8Array): number {
  let open = 0
  for (let at = 0; at < passes.length; at++) {
    passes[at]! |= own[at]!
    open += 1 - passes[at]!
  }
  return open
}
