import { type ReportIndex, requireTerm, type Universe, universeOf } from '@aethersignal/engine'
import { AetherError, type DatasetIdentity, type Filter, type ResultNote, type Role } from '@aethersignal/model'

/** Which reports of which store. */
export interface UniverseQuery {
  readonly store: string
  readonly roles: readonly Role[]
  readonly where?: Filter | undefined
  readonly signal: AbortSignal
}

/** The reports that are counted, and what is known of them. */
export interface StoreUniverse extends Universe {
  readonly index: ReportIndex
  readonly identity: DatasetIdentity
  readonly notes: readonly ResultNote[]
  drug(name: string): number
  event(name: string): number
}

/** Opens a store and chooses reports as `signals` does. @throws AetherError `measure/too-little-data` where none pass. */
export async function openUniverse({ store, roles, where, signal }: UniverseQuery): Promise<StoreUniverse> {
  const { storeIndex } = await import('@aethersignal/duckdb')
  const { index, identity } = await storeIndex(store, { signal })
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
    identity,
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
