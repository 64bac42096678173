import { onsetFromDates } from '@aethersignal/core'
import { AetherError } from '@aethersignal/model'
import { type ChosenUniverse, chooseUniverse, STORE_DEFINITIONS, type UniverseQuery } from '../store/open-universe.js'
import { leftOutNotes } from './left-out-notes.js'
import type { OnsetRows } from './read-onset.js'

/** Whose times to onset. */
export interface StoreOnsetQuery extends Omit<UniverseQuery, 'naming'> {
  readonly drug: string
  readonly event: string
}

/** The group of the reports with the drug and the event, which the others are compared with. */
export const PAIR_GROUP = 'pair'

/**
 * Times to onset of a pair in a store, and of the two groups it is compared with (Van Holle et al. 2012, Scholl & van
 * Puijenbroek 2016): the event without the drug, from the first dose of any drug in the roles, and the drug without the
 * event. Reports whose dates give no time are counted.
 * @throws AetherError `measure/too-little-data` where no report of the pair gives a time.
 */
export async function storeOnset(query: StoreOnsetQuery): Promise<OnsetRows> {
  const { store, roles, where, signal } = query
  const { storeTherapies } = await import('@aethersignal/duckdb')
  let notes: ChosenUniverse['notes'] = []
  const { identity, dates } = await storeTherapies(
    store,
    (index) => {
      const universe = chooseUniverse(index, query)
      notes = universe.notes
      const drug = universe.drug(query.drug)
      const { pair, otherDrugs, otherEvents } = reportsOf(universe, drug, universe.event(query.event))
      const named = { roles, drug: index.drugs.names[drug]! }
      return {
        [PAIR_GROUP]: { ...named, reports: pair },
        'other drugs': { roles, reports: otherDrugs },
        'other events': { ...named, reports: otherEvents },
      }
    },
    { signal },
  )
  const groups = Object.entries(dates).map(([name, { starts, events, widened }]) => {
    const { time, timeTo, missing, before, truncated } = onsetFromDates(starts, events)
    const counts = { withoutDate: missing, eventBeforeStart: before, possiblyBeforeStart: truncated, widened }
    return { name, time, timeTo, counts: { reports: starts.length, ...counts } }
  })
  const [pair] = groups
  if (pair === undefined || pair.time.length === 0) {
    const { reports, eventBeforeStart } = pair?.counts ?? { reports: 0, eventBeforeStart: 0 }
    const message = `Of ${reports} reports with the drug and the event, ${reports - eventBeforeStart} lack a date and ${eventBeforeStart} have the event before the first dose.`
    throw new AetherError(
      'measure/too-little-data',
      reports === 0 ? 'No report has the drug and the event.' : message,
      {
        place: { field: 'drug' },
        remedy: 'Widen the conditions or the roles, or choose another pair.',
      },
    )
  }
  const joined = (column: (group: (typeof groups)[number]) => Float64Array) =>
    Float64Array.from(groups.flatMap((group) => Array.from(column(group))))
  return {
    time: joined(({ time }) => time),
    timeTo: joined(({ timeTo }) => timeTo),
    censored: joined(({ time }) => new Float64Array(time.length)),
    groups: groups.flatMap(({ name, time }) => Array.from(time, () => name)),
    notes: [...notes, ...groups.flatMap(({ name, counts }) => leftOutNotes(counts, `${name}: `))],
    definitions: {
      ...STORE_DEFINITIONS,
      start: 'earliest start of a therapy with the drug in one of the roles; of other drugs, with any drug',
      event: 'event date of the report',
      groups: {
        [PAIR_GROUP]: 'reports with the drug and the event',
        'other drugs': 'reports with the event, without the drug',
        'other events': 'reports with the drug, without the event',
      },
    },
    input: {
      store: identity,
      ...{ drug: query.drug, event: query.event, roles, where: where ?? null },
      groups: Object.fromEntries(groups.map(({ name, counts }) => [name, counts])),
    },
  }
}

function reportsOf({ index, mask, drugs }: ChosenUniverse, drug: number, event: number) {
  const found: Record<'pair' | 'otherDrugs' | 'otherEvents', number[]> = { pair: [], otherDrugs: [], otherEvents: [] }
  const has = ({ offsets, codes }: typeof drugs, report: number, code: number) =>
    codes.subarray(offsets[report], offsets[report + 1]).includes(code)
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0) continue
    const exposed = has(drugs, report, drug)
    if (has(index.events.incidence, report, event)) found[exposed ? 'pair' : 'otherDrugs'].push(report)
    else if (exposed) found.otherEvents.push(report)
  }
  return found
}
