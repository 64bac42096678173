import type { ReportIndex } from '@aethersignal/engine'
import type { EventGroupsIdentity, RunManifest } from '@aethersignal/model'

/** Gives reports other events than they were loaded with, when the report index is built. */
export interface StoreEventGrouping {
  /** What events are grouped with. It goes into the identity of the dataset, so equal identities have to group equally. */
  readonly identity: EventGroupsIdentity
  /**
   * The events to count in place of those of the current reports, which are told apart case-folded and spelt as most rows
   * spell them. The reports stay the same, in number and order; each carries an event once.
   */
  readonly group: (events: ReportIndex['events']) => ReportIndex['events']
  /** Terms of groups that none of the events grouped last is; manifests name them. */
  readonly unknownTerms?: () => RunManifest['definitions']['unknownTerms']
}
