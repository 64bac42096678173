import type { LoadReport } from '../load/load-report.js'
import type { DatasetIdentity } from '../manifest/dataset-view.js'

/** What a dataset holds. */
export interface DatasetSummary {
  readonly identity: DatasetIdentity
  readonly title: string
  /** True for generated data, which must never be mistaken for real reports. */
  readonly synthetic: boolean
  /** Analysable reports: current cases with a drug and a reaction. */
  readonly reports: number
  readonly drugs: number
  readonly events: number
  /** First and last date a report was received, ISO 8601. */
  readonly received: { readonly from: string | null; readonly to: string | null }
  readonly countries: readonly { readonly name: string; readonly reports: number }[]
  /** Reports by sex, F, M and unknown. */
  readonly sexes: Readonly<Record<'F' | 'M' | 'unknown', number>>
  readonly serious: Readonly<Record<'yes' | 'no' | 'unknown', number>>
  readonly load: LoadReport
}

/** A name of the vocabulary with the reports that have it. */
export interface Term {
  readonly name: string
  readonly reports: number
}
