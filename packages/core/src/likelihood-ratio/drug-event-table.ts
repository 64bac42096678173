import { fault } from '../errors/fault.js'

/** Every count of some drugs with some events, zeros included. */
export interface DrugEventTable {
  /** How many drugs. */
  readonly drugs: number
  /** How many events. */
  readonly events: number
  /** Counts of one drug after the other: that of a drug with an event is at `drug × events + event`. */
  readonly counts: ArrayLike<number>
  /** Reports of each drug, of each event, and in all; left out, they are sums of the table, whose unit is pairs. */
  readonly margins?: {
    readonly drugTotals: ArrayLike<number>
    readonly eventTotals: ArrayLike<number>
    readonly reports: number
  }
}

/** A table with its margins, checked. */
export interface CheckedTable {
  readonly drugs: number
  readonly events: number
  readonly unit: 'pairs' | 'reports'
  readonly counts: ArrayLike<number>
  readonly drugTotals: ArrayLike<number>
  readonly eventTotals: ArrayLike<number>
  readonly total: number
  /** n1. n.1 / N of each cell. */
  readonly expected: Float64Array
}

/** @throws AetherError as {@link likelihoodRatioTest} does for a table. */
export function checkedTable({ drugs, events, counts, margins }: DrugEventTable): CheckedTable {
  if (counts.length !== drugs * events) {
    throw fault(
      'measure/invalid-value',
      'counts',
      `counts has ${counts.length} entries for ${drugs} × ${events} cells.`,
    )
  }
  if (!(events > 1 && drugs > (margins === undefined ? 1 : 0))) {
    const message = 'There have to be two events or more, and without margins two drugs or more.'
    throw fault('measure/too-little-data', 'counts', message)
  }
  const drugSums = new Float64Array(drugs)
  const eventSums = new Float64Array(events)
  let sum = 0
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!
    if (!Number.isSafeInteger(count) || count < 0) {
      throw fault('measure/invalid-count', 'counts', `counts is ${count}, not a whole number of 0 or more.`, cell)
    }
    drugSums[Math.floor(cell / events)]! += count
    eventSums[cell % events]! += count
    sum += count
  }
  if (sum === 0) throw fault('measure/too-little-data', 'counts', 'All counts are zero.')
  const { drugTotals, eventTotals, reports } = margins ?? {
    drugTotals: drugSums,
    eventTotals: eventSums,
    reports: sum,
  }
  const expected = Float64Array.from(counts, (count, cell) => {
    const drug = drugTotals[Math.floor(cell / events)]!
    const event = eventTotals[cell % events]!
    const whole = [drug, event, reports].every(Number.isSafeInteger)
    if (!(whole && count <= drug && count <= event && drug + event - count <= reports)) {
      throw fault(
        'measure/inconsistent-margins',
        'margins',
        `${count} of ${drug}, ${event} and ${reports} cannot be.`,
        cell,
      )
    }
    return (drug * event) / reports
  })
  const unit = margins === undefined ? 'pairs' : 'reports'
  return { drugs, events, unit, counts, drugTotals, eventTotals, total: reports, expected }
}
