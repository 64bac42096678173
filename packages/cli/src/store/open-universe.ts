import { type ReportIndex, requireTerm, type Universe, universeOf } from '@aethersignal/engine'
import { AetherError, type DatasetIdentity, type Filter, type ResultNote, type Role } from '@aethersignal/model'
import { type DrugNameOptions, drugNamingOf } from '../options/drug-name-options.js'

/** Which reports of which store. */
export interface UniverseQuery {
  readonly store: string
  readonly roles: readonly Role[]
  readonly where?: Filter | undefined
  /** Drugs count under the names they resolve to where these ask for it. */
  readonly naming: DrugNameOptions
  readonly signal: AbortSignal
}

/** The reports of an index that are counted, and what is known of them. */
interface ChosenUniverse extends Universe {
  readonly index: ReportIndex
  readonly notes: readonly ResultNote[]
  drug(name: string): number
  event(name: string): number
}

/** The same of a store. */
export interface StoreUniverse extends ChosenUniverse {
  readonly identity: DatasetIdentity
}

/** Opens a store and chooses reports as `signals` does. @throws AetherError `measure/too-little-data` where none pass. */
export async function openUniverse({ store, signal, naming, ...query }: UniverseQuery): Promise<StoreUniverse> {
  const drugNames = await drugNamingOf(naming)
  const { storeIndex } = await import('@aethersignal/duckdb')
  const { index, identity } = await storeIndex(store, { signal, ...(drugNames && { drugNames }) })
  return { ...chooseUniverse(index, query), identity }
}

/** Chooses reports as `signals` does. @throws AetherError `measure/too-little-data` where none pass. */
function chooseUniverse(index: ReportIndex, { roles, where }: Pick<UniverseQuery, 'roles' | 'where'>): ChosenUniverse {
  const notes: ResultNote[] = []
  const universe = universeOf(index, where ?? null, roles, (note) => notes.push(note))
  if (universe.reports === 0) {
    throw new AetherError('measure/too-little-data', 'No report passes the conditions.', {
      remedy: 'Widen the conditions or the roles.',
    })
  }
  return {
    ...universe,
    index,
    notes,
    drug: (name) => requireTerm(index, 'drug', name),
    event: (name) => requireTerm(index, 'event', name),
  }
}

/** What the numbers of a store are of. */
export const STORE_DEFINITIONS = {
  unit: 'reports',
  universe: 'reports that pass the conditions and list a drug in one of the roles',
} as const
