import { type PairCounts, score } from '@aethersignal/core'
import { AetherError, type Filter, type ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import { universeInSteps } from '../../query/universe.js'
import type { CallScope } from '../../run/call-scope.js'
import { countUniverse } from '../../run/count-universe.js'
import type { Analysis, Gathered } from '../analysis.js'
import { type ReportView, VIEW_DEFINITIONS } from '../report-view.js'

type Request = ResolvedAnalysisRequest<'changes'>

/** Cells of the pairs that have more reports now than before. */
interface ChangedPairs {
  readonly drugs: readonly string[]
  readonly events: readonly string[]
  readonly before: Cells
  readonly now: Cells
}

interface Cells {
  readonly a: Float64Array
  readonly drugTotal: Float64Array
  readonly eventTotal: Float64Array
  readonly total: number
}

/**
 * Pairs whose reports grew between two days of receipt, with IC and its lower bound then and now. A pair is signalled with
 * `minCount` reports and IC025 above 0. `crossed` was not and is, `fell` was and is not, `new` had no report, `grown` had.
 */
export const changesAnalysis: Analysis<Request, ChangedPairs> = {
  readRequest: (request) => readAnalysisRequest('changes', request),
  gather: gatherChanges,
  compute({ drugs, events, before, now }, { minCount }) {
    const was = score(before, ['ic']).columns
    const is = score(now, ['ic']).columns
    const isSignal = (a: number, lower: number) => a >= minCount && lower > 0
    const changes = drugs.map((_, row) => {
      const wasSignal = isSignal(before.a[row]!, was.ic025[row]!)
      if (isSignal(now.a[row]!, is.ic025[row]!) !== wasSignal) return wasSignal ? 'fell' : 'crossed'
      return before.a[row] === 0 ? 'new' : 'grown'
    })
    const count = (change: string) => changes.filter((one) => one === change).length
    return {
      table: {
        rows: drugs.length,
        columns: [
          { name: 'drug', kind: 'text', values: drugs },
          { name: 'event', kind: 'text', values: events },
          { name: 'change', kind: 'text', values: changes },
          { name: 'a_before', kind: 'count', values: before.a },
          { name: 'a', kind: 'count', values: now.a },
          { name: 'ic_before', kind: 'number', values: was.ic },
          { name: 'ic', kind: 'number', values: is.ic },
          { name: 'ic025_before', kind: 'number', values: was.ic025 },
          { name: 'ic025', kind: 'number', values: is.ic025 },
        ],
      },
      sort: { by: 'ic025' },
      facts: {
        reportsBefore: before.total,
        reports: now.total,
        changes: Object.fromEntries(['crossed', 'fell', 'new', 'grown'].map((change) => [change, count(change)])),
      },
      definitions: {
        ...VIEW_DEFINITIONS,
        signal: `at least ${minCount} reports and IC025 above 0`,
        listed: `pairs with at least ${minCount} reports now and more than before, and pairs that fell`,
        dates: 'day of receipt of the version that is current now; a report whose day is unknown is in neither',
      },
    }
  },
}

async function gatherChanges(view: ReportView, request: Request, scope: CallScope): Promise<Gathered<ChangedPairs>> {
  const { before: until, now: upTo, minCount } = request
  if (upTo !== null && lastDay(upTo) < lastDay(until)) {
    throw new AetherError('query/invalid', `now (${upTo}) is earlier than before (${until}).`, {
      place: { field: 'now' },
    })
  }
  const before = await countsUntil(view, until, scope)
  const now = await countsUntil(view, upTo ?? '9999', scope)
  const { names: drugNames } = view.index.drugs
  const { names: eventNames } = view.index.events
  const [drugs, events]: [number[], number[]] = [[], []]
  const [then, present]: [number[], number[]] = [[], []]
  for (let drug = 0; drug < now.drugs.size; drug++) {
    const known = new Map<number, number>()
    for (let at = before.offsets[drug]!; at < before.offsets[drug + 1]!; at++) {
      known.set(before.codes[at]!, before.counts[at]!)
    }
    for (let at = now.offsets[drug]!; at < now.offsets[drug + 1]!; at++) {
      const count = now.counts[at]!
      const earlier = known.get(now.codes[at]!) ?? 0
      // A pair that did not grow can still fall, when the reports of its drug and event grew.
      if (count < minCount) continue
      drugs.push(drug)
      events.push(now.codes[at]!)
      then.push(earlier)
      present.push(count)
    }
  }
  const cells = (a: readonly number[], counts: PairCounts): Cells => ({
    a: Float64Array.from(a),
    drugTotal: Float64Array.from(drugs, (drug) => counts.drugs.totals[drug]!),
    eventTotal: Float64Array.from(events, (event) => counts.events.totals[event]!),
    total: counts.reports,
  })
  return {
    input: changedOnly(minCount, {
      drugs: drugs.map((drug) => drugNames[drug]!),
      events: events.map((event) => eventNames[event]!),
      before: cells(then, before),
      now: cells(present, now),
    }),
    notes: [],
  }
}

/** The last day of a year, a month or a day, for comparing. */
function lastDay(date: string): string {
  return `${date}-99-99`.slice(0, 10)
}

/** Leaves out pairs whose reports are as many as before, unless their signal went. */
function changedOnly(minCount: number, { drugs, events, before, now }: ChangedPairs): ChangedPairs {
  const was = score(before, ['ic']).columns.ic025
  const is = score(now, ['ic']).columns.ic025
  const fell = (row: number) => before.a[row]! >= minCount && was[row]! > 0 && !(is[row]! > 0)
  const rows = drugs.flatMap((_, row) => (now.a[row]! > before.a[row]! || fell(row) ? [row] : []))
  const kept = ({ a, drugTotal, eventTotal, total }: Cells): Cells => ({
    a: Float64Array.from(rows, (row) => a[row]!),
    drugTotal: Float64Array.from(rows, (row) => drugTotal[row]!),
    eventTotal: Float64Array.from(rows, (row) => eventTotal[row]!),
    total,
  })
  return {
    drugs: rows.map((row) => drugs[row]!),
    events: rows.map((row) => events[row]!),
    before: kept(before),
    now: kept(now),
  }
}

async function countsUntil(view: ReportView, to: string, scope: CallScope): Promise<PairCounts> {
  const { index, where, roles } = view
  const received: Filter = { field: 'date', which: 'received', to }
  const universe = await scope.paced(
    universeInSteps(index, where === null ? received : { and: [where, received] }, roles),
  )
  return countUniverse(universe, index.events.incidence, scope)
}
