import { incidenceFromRows } from '@aethersignal/core'
import { AetherError } from '@aethersignal/model'
import { openUniverse, type UniverseQuery } from '../store/open-universe.js'
import type { LassoReports } from './read-lasso-reports.js'

/** Whose event is explained by drugs. */
export interface StoreLassoQuery extends UniverseQuery {
  readonly event: string
}

/**
 * The reports of a store that pass the conditions, with their drugs in the roles.
 * @throws AetherError `measure/too-little-data` where none of them or all have the event.
 */
export async function storeLasso(query: StoreLassoQuery): Promise<LassoReports> {
  const universe = await openUniverse(query)
  const { index, mask, drugs, notes, identity } = universe
  const event = universe.event(query.event)
  const { offsets, codes } = index.events.incidence
  const rowReports: number[] = []
  const rowDrugs: number[] = []
  const cases: number[] = []
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0) continue
    for (let at = drugs.offsets[report]!; at < drugs.offsets[report + 1]!; at++) {
      rowReports.push(cases.length)
      rowDrugs.push(drugs.codes[at]!)
    }
    cases.push(Number(codes.subarray(offsets[report]!, offsets[report + 1]!).includes(event)))
  }
  const withEvent = cases.reduce((sum, value) => sum + value, 0)
  if (withEvent === 0 || withEvent === cases.length) {
    const which = withEvent === 0 ? 'None' : 'All'
    const message = `${which} of the reports that pass the conditions have the event ${JSON.stringify(query.event)}.`
    throw new AetherError('measure/too-little-data', message, {
      place: { field: 'event' },
      remedy: 'Widen the conditions or the roles.',
    })
  }
  const { names } = index.drugs
  const { roles, where } = query
  return {
    drugs: incidenceFromRows(rowReports, rowDrugs, { reports: cases.length, size: names.length }),
    ...{ names, notes, cases: Uint8Array.from(cases) },
    input: { store: identity, event: query.event, roles, where: where ?? null },
  }
}
