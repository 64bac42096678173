import type { Filter, ResultNote, Role } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { compileFilter } from './compile-filter.js'
import { filterText } from './filter-text.js'
import { universeOf } from './universe.js'

/**
 * Says why a universe is empty: how many reports each condition leaves by itself, and how many are left when they are
 * applied one after the other. Conditions are the roles and the branches of the outermost `and`.
 */
export function explainEmptyUniverse(index: ReportIndex, where: Filter | null, roles: readonly Role[]): ResultNote[] {
  const left = universeOf(index, null, roles).mask
  const notes: ResultNote[] = [
    { code: 'empty-universe', message: 'No report meets all conditions together.', count: 0 },
    note(`A drug in role ${roles.join(', ')}`, reportsIn(left), reportsIn(left), index.reports),
  ]
  for (const { filter, path } of conditions(where)) {
    const mask = compileFilter(filter, index, { path })
    for (let report = 0; report < left.length; report++) left[report]! &= mask[report]!
    notes.push(note(`${path} (${filterText(filter)})`, reportsIn(mask), reportsIn(left), index.reports))
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
