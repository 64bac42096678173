import type { SignalSource } from '../source/signal-source.js'
import type { NaiveReport } from './naive-reports.js'

/** What a check may look at. */
export interface CheckContext {
  readonly source: SignalSource
  /** The analysable reports of the conformance dataset, worked out the plain way. */
  readonly reports: readonly NaiveReport[]
}

/** One thing that every source must do. */
export interface Check {
  readonly name: string
  /** Rejects with a sentence when the source does otherwise. */
  readonly check: (context: CheckContext) => Promise<void>
}
