import { checkCounts } from '../adjustment/check-tables.js'
import { fault } from '../adjustment/fault.js'
import type { NumberColumn } from '../measures/cells.js'

/**
 * Reports of two drugs and one event. The four groups exclude each other: reports with both drugs (11), the first alone
 * (10), the second alone (01), neither (00). `n11` counts the group, `n111` those of it with the event.
 */
export interface ThreeWayCounts {
  /** Reports with both drugs and the event, and with both drugs. */
  readonly n111: number
  /** Reports with both drugs, with the event or without. */
  readonly n11: number
  /** Reports with the first drug but not the second: with the event, and all. */
  readonly n101: number
  /** Reports with the first drug alone, with the event or without. */
  readonly n10: number
  /** Reports with the second drug but not the first: with the event, and all. */
  readonly n011: number
  /** Reports with the second drug alone, with the event or without. */
  readonly n01: number
  /** Reports with neither drug: with the event, and all. */
  readonly n001: number
  /** Reports with neither drug, with the event or without. */
  readonly n00: number
}

/** {@link ThreeWayCounts} of many events or triples; a group's size is one number where all rows share it. */
export interface ThreeWayColumns {
  /** Both drugs and the event. */
  readonly n111: NumberColumn
  /** The event and the first drug alone. */
  readonly n101: NumberColumn
  /** The event and the second drug alone. */
  readonly n011: NumberColumn
  /** The event and neither drug. */
  readonly n001: NumberColumn
  /** Both drugs. */
  readonly n11: number | NumberColumn
  /** The first drug alone. */
  readonly n10: number | NumberColumn
  /** The second drug alone. */
  readonly n01: number | NumberColumn
  /** Neither drug. */
  readonly n00: number | NumberColumn
}

/** Names of the eight counts, in the order of the groups. */
export const threeWayNames = ['n111', 'n11', 'n101', 'n10', 'n011', 'n01', 'n001', 'n00'] as const

/** Each count of events with the group it is of. */
const eventsInGroups = [
  ['n111', 'n11'],
  ['n101', 'n10'],
  ['n011', 'n01'],
  ['n001', 'n00'],
] as const

/** The first group with more events than reports. */
export function overfullGroup(counts: ThreeWayCounts) {
  return eventsInGroups.find(([events, reports]) => counts[events] > counts[reports])
}

/**
 * @throws AetherError `measure/invalid-count`; `measure/inconsistent-margins` where a group has more events than reports;
 *   `measure/too-little-data` where no report has the event.
 */
export function checkThreeWay(counts: ThreeWayCounts): void {
  checkCounts(counts, threeWayNames)
  const group = overfullGroup(counts)
  if (group !== undefined) {
    const [events, reports] = group
    const message = `${events} is ${counts[events]}, more than ${reports}, ${counts[reports]}.`
    const remedy = `${reports} is all reports of the group, with or without the event.`
    throw fault('measure/inconsistent-margins', events, message, undefined, remedy)
  }
  if (eventCount(counts) === 0) throw fault('measure/too-little-data', 'n111', 'No report has the event.')
}

/** Reports with the event. */
export function eventCount({ n111, n101, n011, n001 }: ThreeWayCounts): number {
  return n111 + n101 + n011 + n001
}

/** One row of columns. */
export function threeWayRow(columns: ThreeWayColumns, row: number): ThreeWayCounts {
  const at = (column: number | NumberColumn) => (typeof column === 'number' ? column : column[row]!)
  return {
    n111: columns.n111[row]!,
    n11: at(columns.n11),
    n101: columns.n101[row]!,
    n10: at(columns.n10),
    n011: columns.n011[row]!,
    n01: at(columns.n01),
    n001: columns.n001[row]!,
    n00: at(columns.n00),
  }
}
