import {
  coReportedDrugs,
  countDrugPair,
  type DrugPairCounts,
  type ThreeWayColumns,
} from '@aethersignal/core/interaction'
import { AetherError, type ResolvedAnalysisRequest, type ResultColumn } from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { Gathered } from '../analysis.js'
import { type ReportView, VIEW_DEFINITIONS } from '../report-view.js'

/** Three-way counts, one row a triple of two drugs and an event. */
export interface DrugTriples {
  /** The eight counts of each triple. */
  readonly counts: ThreeWayColumns
  /** Columns in front of the counts. */
  readonly leading: readonly ResultColumn[]
  /** Of a source: N, the pairs of drugs looked at, and the triples with fewer reports than asked for. */
  readonly reports?: number
  /** Of a source: pairs of drugs that were looked at. */
  readonly partners?: number
  /** Of a source: triples with fewer reports than asked for, which are left out. */
  readonly belowMinCount?: number
  /** What the counts are of. */
  readonly definitions: Readonly<Record<string, unknown>>
}

const MEMBERS = ['n111', 'n101', 'n011', 'n001', 'n11', 'n10', 'n01', 'n00'] as const

/**
 * Counts one drug with others against all events of a view.
 * @throws AetherError `query/invalid` where no drug is said or a drug is paired with itself, `query/unknown-term`.
 */
export async function gatherInteractions(
  view: ReportView,
  request: ResolvedAnalysisRequest<'interactions'>,
  scope: CallScope,
): Promise<Gathered<DrugTriples>> {
  const { index, mask, drugs, reports } = view
  const { minCount } = request
  if (request.drug === null) {
    throw new AetherError('query/invalid', 'The request has no drug.', {
      place: { field: 'drug' },
      remedy: 'Name the drug.',
    })
  }
  const first = view.drug(request.drug)
  const partners = partnersOf(view, first, request, scope)
  const counted: DrugPairCounts[] = []
  for (const [done, partner] of partners.entries()) {
    await scope.step({ phase: 'counting pairs of drugs', done, total: partners.length })
    const options = { mask, signal: scope.signal, minCount }
    counted.push(countDrugPair(drugs, index.events.incidence, [first, partner], options))
  }
  const rows = counted.reduce((sum, { events }) => sum + events.length, 0)
  const names = (text: (pair: DrugPairCounts, row: number) => string) =>
    counted.flatMap((pair) => Array.from(pair.events, (_, row) => text(pair, row)))
  return {
    input: {
      counts: Object.fromEntries(
        MEMBERS.map((name) => [name, joined(counted, name, rows)]),
      ) as unknown as ThreeWayColumns,
      leading: [
        { name: 'drug1', kind: 'text', values: names(() => index.drugs.names[first]!) },
        { name: 'drug2', kind: 'text', values: names(({ drugs: [, second] }) => index.drugs.names[second]!) },
        { name: 'event', kind: 'text', values: names(({ events }, row) => index.events.names[events[row]!]!) },
      ],
      reports,
      partners: partners.length,
      belowMinCount: counted.reduce((sum, { belowMinCount }) => sum + belowMinCount, 0),
      definitions: VIEW_DEFINITIONS,
    },
    notes: [],
  }
}

function partnersOf(
  { drugs, mask, drug }: ReportView,
  first: number,
  request: ResolvedAnalysisRequest<'interactions'>,
  { signal }: CallScope,
): readonly number[] {
  if (request.with === null) {
    return coReportedDrugs(drugs, first, { mask, signal })
      .filter(({ reports }) => reports >= request.minCount)
      .map((partner) => partner.drug)
  }
  const codes = request.with.map((name) => {
    const code = drug(name)
    if (code !== first) return code
    throw new AetherError('query/invalid', `The drug and the one it is counted with are both ${name}.`, {
      place: { field: 'with' },
      remedy: 'Name two drugs.',
    })
  })
  return [...new Set(codes)]
}

function joined(counted: readonly DrugPairCounts[], name: (typeof MEMBERS)[number], rows: number): Float64Array {
  const column = new Float64Array(rows)
  let at = 0
  for (const pair of counted) {
    const values = pair[name]
    if (typeof values === 'number') column.fill(values, at, at + pair.events.length)
    else column.set(values, at)
    at += pair.events.length
  }
  return column
}
