import type { PartKey, RunManifest } from '@aethersignal/model'
import type { Therapies } from '../analyses/report-view.js'
import type { CaseLister } from '../backend/case-lister.js'
import type { ExtraFields } from '../index/extra-fields.js'
import type { ReportIndex } from '../index/report-index.js'
import type { CallOptions } from '../run/call-options.js'
import type { UngroupedDrugs } from './drug-levels.js'

/** Some reports of a dataset, as if there had never been others. */
export interface VisibleReports {
  /** Their index: vocabularies, spellings and names are of these reports alone, which are numbered anew, in their order. */
  readonly index: ReportIndex
  /** The parts that they stand in, in order of source and partition. */
  readonly parts: readonly PartKey[]
  /** Lists them by their new numbers, with the hash given in cursors. */
  readonly cases?: (hash: string) => CaseLister
  /** Where the source has them. */
  readonly therapies?: Therapies
  /** Their drugs before they are grouped, which other levels are made of. */
  readonly ungrouped?: UngroupedDrugs
  /** Their kept fields, where the source has them. */
  readonly extras?: ExtraFields
  /** Terms of groups that none of them carries. */
  readonly unknownTerms?: RunManifest['definitions']['unknownTerms']
  /** Chooses some of them. */
  readonly restrict: ReportChooser
}

/** Makes an index of some reports of another, which have 1 in `visible`. */
export type ReportChooser = (visible: Uint8Array, options: CallOptions) => Promise<VisibleReports>
