import { andersonDarling, kolmogorovSmirnov, wilcoxon } from '@aethersignal/core/onset'
import { AetherError, type ResultNote } from '@aethersignal/model'
import type { GroupedTimes } from './grouped-times.js'

/** How groups are compared. */
export interface ComparisonOptions {
  /** Group that the others are compared with; null is that of the times, else the largest. */
  readonly against: string | null
  readonly simulations: number
  readonly seed: number
  readonly signal: AbortSignal
}

/** Tests of one group beside another. */
export interface Comparison {
  readonly ks: ReturnType<typeof kolmogorovSmirnov>
  readonly ad: ReturnType<typeof andersonDarling> | undefined
  readonly ranks: ReturnType<typeof wilcoxon>
}

/** Tests of the exact times of each group against those of one. */
export function compareGroups(
  read: GroupedTimes,
  rowsOf: ReadonlyMap<string, readonly number[]>,
  options: ComparisonOptions,
) {
  const { against, simulations, seed, signal } = options
  // Of several of one size the first by name, so that the order of the rows is of no account.
  const largest = Array.from(rowsOf).reduce((most, next) => {
    const more = next[1].length - most[1].length
    return more > 0 || (more === 0 && next[0] < most[0]) ? next : most
  })[0]
  const reference = against ?? read.reference ?? largest
  const rows = rowsOf.get(reference)
  if (rows === undefined) {
    throw new AetherError('query/invalid', `There is no group ${reference}.`, {
      place: { field: 'against' },
      remedy: `Give one of ${Array.from(rowsOf.keys()).slice(0, 10).join(', ')}.`,
    })
  }
  const isExact = (row: number) =>
    read.censored[row] === 0 && (Number.isNaN(read.timeTo[row]) || read.timeTo[row] === read.time[row])
  const exact = (of: readonly number[]) => of.filter(isExact).map((row) => read.time[row] ?? Number.NaN)
  const theirs = exact(rows)
  const results = new Map<string, Comparison>()
  const notes: ResultNote[] = []
  for (const [group, own] of rowsOf) {
    if (group === reference) continue
    const times = exact(own)
    if (times.length === 0 || theirs.length === 0) {
      notes.push({ code: 'not-compared', message: `Group ${group} or ${reference} has no exact times to compare.` })
      continue
    }
    const permute = { simulations, seed, signal }
    const enough = times.length + theirs.length >= 4
    const ad = enough ? andersonDarling(times, theirs, permute) : undefined
    results.set(group, { ks: kolmogorovSmirnov(times, theirs), ad, ranks: wilcoxon(times, theirs) })
  }
  const left = read.groups.length - Array.from(read.groups.keys()).filter(isExact).length
  if (left > 0) {
    notes.push({
      code: 'not-ranked',
      message: 'Times that are not exact are in the fits, not in the tests.',
      count: left,
    })
  }
  const list = Array.from(results, ([group, of]) => ({ group, against: reference, ...of }))
  return { reference, notes, list, get: (group: string) => results.get(group) }
}
