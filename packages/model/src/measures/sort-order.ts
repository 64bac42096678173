import type { SignalColumn } from './measure-registry.js'

/** By which column the rows of a table of signals stand, and which way. */
export interface SortOrder {
  /** The column. */
  readonly by: SignalColumn | 'drug' | 'event'
  /** Undefined values come last in either. */
  readonly direction: 'ascending' | 'descending'
}
