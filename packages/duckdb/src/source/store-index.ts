import type { CallOptions, ReportIndex } from '@aethersignal/engine'
import { type DatasetIdentity, datasetIdentity } from '@aethersignal/model'
import type { DrugNaming } from '../index/drug-naming.js'
import type { StoreEventGrouping } from '../index/event-grouping.js'
import type { Catalogue } from '../store/catalogue.js'
import { storeError } from '../store/store-error.js'
import type { StoredDuplicates } from '../store/stored-duplicates.js'
import { Snapshot } from './snapshot.js'

/** How to read a store into memory. */
export interface StoreIndexOptions extends CallOptions {
  /** Memory of DuckDB's buffers, such as `1GB`; typed arrays come on top. Default `512MB`. */
  readonly memoryLimit?: string
  /** Names drugs otherwise than they were loaded; the identity says so and has another hash. */
  readonly drugNames?: DrugNaming
  /** Counts events under other names than they were loaded; the identity says so and has another hash. */
  readonly eventGroups?: StoreEventGrouping
}

/** The reports of a store in memory, and what they are: what a manifest says of its input. */
export interface StoreIndex {
  /** The reports. */
  readonly index: ReportIndex
  /** Which state of the store they are. */
  readonly identity: DatasetIdentity
}

/**
 * Reads all analysable reports of the store at `directory` into a report index and closes the store again: for methods
 * that go over the reports themselves, such as interactions, masking, trends and time to onset. What a run of signals
 * counts is `universeOf` of the engine; a mask of one condition is its `compileFilter`:
 *
 *     const { index } = await storeIndex('./store')
 *     const { mask, drugs } = universeOf(index, { field: 'sex', in: ['F'] }, ['PS', 'SS', 'I'])
 *     const counts = countPairs(drugs, index.events.incidence, { mask })
 *     const women = compileFilter({ field: 'sex', in: ['F'] }, index)
 *
 * `requireTerm(index, 'drug', name)` of the engine gives the code of a drug or an event.
 *
 * @throws AetherError `store/not-found`, `store/corrupt`, `request/aborted`.
 */
export async function storeIndex(directory: string, options: StoreIndexOptions = {}): Promise<StoreIndex> {
  let snapshot: Snapshot
  try {
    snapshot = await Snapshot.open(directory, { ...options, memoryLimit: options.memoryLimit ?? '512MB' })
  } catch (error) {
    throw storeError(error, directory)
  }
  try {
    return {
      index: await snapshot.index(options),
      identity: identityOf(snapshot.catalogue, 'default', options),
    }
  } finally {
    await snapshot.close()
  }
}

/** What a dataset of the parts of a catalogue is called in manifests. */
export function identityOf(
  catalogue: Catalogue,
  id: string,
  options: Pick<StoreIndexOptions, 'drugNames' | 'eventGroups'> = {},
): DatasetIdentity {
  const { parts, duplicates } = catalogue
  const drugNames = options.drugNames?.identity
  const eventGroups = options.eventGroups?.identity
  return datasetIdentity({
    ...{ id, parts },
    ...(drugNames !== undefined && { drugNames }),
    ...(eventGroups !== undefined && { eventGroups }),
    ...(duplicates !== undefined && { duplicates: duplicatesIdentity(duplicates) }),
  })
}

function duplicatesIdentity({ method, decisions, merged, removed }: StoredDuplicates) {
  return { method, decisions: decisions.sha256, merged, removed }
}
