import type { LoadReport } from '../load/load-report.js'
import type { DatasetIdentity } from '../manifest/dataset-view.js'

/** What a dataset holds. */
export interface DatasetSummary {
  /** Which state of which data this is. */
  readonly identity: DatasetIdentity
  /** Title for people. */
  readonly title: string
  /** True for generated data, which must never be mistaken for real reports. */
  readonly synthetic: boolean
  /** Analysable reports: current cases with a drug and a reaction. */
  readonly reports: number
  /** Drugs that analysable reports have. */
  readonly drugs: number
  /** Events that analysable reports have. */
  readonly events: number
  /** First and last date a report was received, ISO 8601. */
  readonly received: { readonly from: string | null; readonly to: string | null }
  /** Reports by country, most first. */
  readonly countries: readonly { readonly name: string; readonly reports: number }[]
  /** Reports by sex, F, M and unknown. */
  readonly sexes: Readonly<Record<'F' | 'M' | 'unknown', number>>
  /** Reports by seriousness. */
  readonly serious: Readonly<Record<'yes' | 'no' | 'unknown', number>>
  /** How the data were loaded. */
  readonly load: LoadReport
}

/** A name of the vocabulary with the reports that have it. */
export interface Term {
  /** The name, as it counts. */
  readonly name: string
  /** Reports that have it. */
  readonly reports: number
}
