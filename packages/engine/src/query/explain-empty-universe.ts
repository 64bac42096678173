import type { Steps } from '@aethersignal/core'
import { type Filter, filterText, type ResultNote, type Role } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { filterMask } from './compile-filter.js'
import { exposureInRoles } from './exposure.js'
import { restrict } from './universe.js'

/** Conditions that are looked at one by one. */
const EXPLAINED = 50

/**
 * Says why a universe is empty: how many reports each condition leaves by itself, and how many are left when they are
 * applied one after the other. Conditions are the roles and the branches of the outermost `and`, the first 50 of them.
 */
export function* explainEmptyUniverse(
  index: ReportIndex,
  where: Filter | null,
  roles: readonly Role[],
): Steps<ResultNote[]> {
  const left = (yield* exposureInRoles(index, roles)).reports.slice()
  const notes: ResultNote[] = [
    { code: 'empty-universe', message: 'No report meets all conditions together.', count: 0 },
    note(`A drug in role ${roles.join(', ')}`, reportsIn(left), reportsIn(left), index.reports),
  ]
  const all = conditions(where)
  for (const { filter, path } of all.slice(0, EXPLAINED)) {
    const mask = yield* filterMask(filter, index, { path })
    const together = restrict(left, mask)
    notes.push(note(`${path} (${filterText(filter)})`, reportsIn(mask), together, index.reports))
  }
  const more = all.length - EXPLAINED
  if (more > 0) {
    notes.push({
      code: 'empty-universe',
      message: `${more} more conditions are not looked at one by one.`,
      count: more,
    })
  }
  return notes
}

function note(condition: string, alone: number, left: number, all: number): ResultNote {
  return {
    code: 'empty-universe',
    message: `${condition}: ${alone} of ${all} reports by itself, ${left} together with the conditions before it.`,
    count: alone,
  }
}

function conditions(where: Filter | null, path = 'where'): { readonly filter: Filter; readonly path: string }[] {
  if (where === null) return []
  if (!('and' in where)) return [{ filter: where, path }]
  return where.and.flatMap((branch, at) => conditions(branch, `${path}.and[${at}]`))
}

function reportsIn(mask: Uint8Array): number {
  let reports = 0
  for (const passes of mask) reports += passes
  return reports
}
