import type { TherapyDates, TherapyQuery } from '@aethersignal/engine/analyses'
import { storeError } from '../store/store-error.js'
import { Snapshot } from './snapshot.js'
import { identityOf, type StoreIndex, type StoreIndexOptions } from './store-index.js'

/** The reports of a store in memory, and the dates of those that were asked for. */
export interface StoreTherapies<Name extends string> extends StoreIndex {
  /** The dates of each choice of reports, by its name. */
  readonly dates: Readonly<Record<Name, TherapyDates>>
}

/**
 * Reads the reports of the store at `directory` as {@link storeIndex} does, and when drugs were started and events began
 * in reports chosen from them: for times to onset. All is of one state of the store, also while it is loaded into.
 *
 *     const { dates } = await storeTherapies('./store', (index) => {
 *       const { mask, drugs } = universeOf(index, null, ['PS', 'SS', 'I'])
 *       const reports = [ … ] // reports of the mask with the drug and the event
 *       return { pair: { reports, roles: ['PS', 'SS', 'I'], drug: 'METFORMIN' } }
 *     })
 *     const { time, timeTo } = onsetFromDates(dates.pair.starts, dates.pair.events)
 *
 * A source without therapies, such as a table of cases, gives null for every start.
 * @throws AetherError `store/not-found`, `store/corrupt`, `request/aborted`, `usage/invalid` for a report that is not in the index.
 */
export async function storeTherapies<Name extends string>(
  directory: string,
  choose: (index: StoreIndex['index']) => Readonly<Record<Name, TherapyQuery>>,
  options: StoreIndexOptions = {},
): Promise<StoreTherapies<Name>> {
  let snapshot: Snapshot
  try {
    snapshot = await Snapshot.open(directory, { ...options, memoryLimit: options.memoryLimit ?? '512MB' })
  } catch (error) {
    throw storeError(error, directory)
  }
  try {
    const index = await snapshot.index(options)
    const dates: Partial<Record<Name, TherapyDates>> = {}
    for (const [name, query] of Object.entries(choose(index)) as [Name, TherapyQuery][]) {
      dates[name] = await snapshot.therapyDates(query, options)
    }
    return {
      index,
      identity: identityOf(snapshot.catalogue, 'default', options),
      dates: dates as Record<Name, TherapyDates>,
    }
  } finally {
    await snapshot.close()
  }
}
