import type { NameGroupings } from '@aethersignal/engine'
import { type DatasetIdentity, datasetIdentity } from '@aethersignal/model'
import type { DrugNaming } from '../index/drug-naming.js'
import type { Catalogue } from '../store/catalogue.js'
import type { StoredDuplicates } from '../store/stored-duplicates.js'

/** The names that the reports of a store count under, where they are not those they were loaded with. */
export interface StoreNames extends NameGroupings {
  /** Names drugs otherwise than they were loaded; the identity says so and has another hash. */
  readonly drugNames?: DrugNaming
}

/** What a dataset of the parts of a catalogue is called in manifests. */
export function identityOf(catalogue: Catalogue, id: string, names: StoreNames = {}): DatasetIdentity {
  const { parts, duplicates } = catalogue
  const drugNames = names.drugNames?.identity
  const drugGroups = names.drugGroups?.identity
  const eventGroups = names.eventGroups?.identity
  return datasetIdentity({
    ...{ id, parts },
    ...(drugNames !== undefined && { drugNames }),
    ...(drugGroups !== undefined && { drugGroups }),
    ...(eventGroups !== undefined && { eventGroups }),
    ...(duplicates !== undefined && { duplicates: duplicatesIdentity(duplicates) }),
  })
}

function duplicatesIdentity({ method, decisions, merged, removed }: StoredDuplicates) {
  return { method, decisions: decisions.sha256, merged, removed }
}
