import type { NameGroupings } from '@aethersignal/engine'
import { groupingLines } from '../events/grouping-text.js'
import { type MeasuredGrouping, storeGrouping } from '../events/store-grouping.js'
import { asksForDrugGroups, type DrugGroupOptions } from '../options/drug-group-options.js'
import { asksForEvents, type EventOptions } from '../options/event-options.js'
import { drugGroupLines } from './drug-group-lines.js'
import { drugGrouping, type MeasuredDrugGrouping } from './drug-grouping.js'

/** What the drugs and events of a store are grouped with, and how it covers them. */
export interface StoreGroupings extends NameGroupings {
  readonly drugGroups?: MeasuredDrugGrouping
  readonly eventGroups?: MeasuredGrouping
}

/** Whether any of the options asks for groups. @throws AetherError `usage/invalid` where they do not go together. */
export function asksForGroups(options: DrugGroupOptions & EventOptions): boolean {
  const ofDrugs = asksForDrugGroups(options)
  return asksForEvents(options) || ofDrugs
}

/** Reads what the options name; nothing where they ask for no groups. @throws AetherError as the files deserve */
export async function storeGroupings(options: DrugGroupOptions & EventOptions): Promise<StoreGroupings> {
  const [ofDrugs, ofEvents] = [asksForDrugGroups(options), asksForEvents(options)]
  return {
    ...(ofDrugs && { drugGroups: await drugGrouping(options) }),
    ...(ofEvents && { eventGroups: await storeGrouping(options) }),
  }
}

/** What groupings covered, in lines for a terminal and as members of JSON. Nothing before names were grouped. */
export function coverageOf({ drugGroups, eventGroups }: StoreGroupings) {
  const [drugCoverage, eventCoverage] = [drugGroups?.coverage(), eventGroups?.coverage()]
  return {
    lines: [
      ...(drugGroups && drugCoverage ? drugGroupLines(drugGroups, drugCoverage) : []),
      ...(eventGroups && eventCoverage ? groupingLines(eventGroups, eventCoverage) : []),
    ],
    facts: { ...(drugCoverage && { drugCoverage }), ...(eventCoverage && { eventCoverage }) },
  }
}
