import type { SignalColumn } from './measure-registry.js'

/** By which column the rows of a table of signals stand, and which way. */
export interface SortOrder {
  readonly by: SignalColumn | 'drug' | 'event'
  readonly direction: 'ascending' | 'descending'
}
