import type { DatasetIdentity, DatasetView } from './dataset-view.js'

/** A dataset's identity as manifests write it: which data, and as what they count. */
export function splitIdentity<Identity extends Partial<DatasetIdentity>>({
  duplicates,
  drugNames,
  drugGroups,
  countedDrugs,
  eventGroups,
  ...dataset
}: Identity): {
  readonly input: { readonly dataset: Omit<Identity, keyof DatasetView> }
  readonly view: DatasetView
} {
  return {
    input: { dataset },
    view: {
      ...(drugNames !== undefined && { drugNames }),
      ...(drugGroups !== undefined && { drugGroups }),
      ...(countedDrugs !== undefined && { countedDrugs }),
      ...(eventGroups !== undefined && { eventGroups }),
      ...(duplicates !== undefined && { duplicates }),
    },
  }
}
