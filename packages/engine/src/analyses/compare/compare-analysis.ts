import { score } from '@aethersignal/core'
import { AetherError, type ResolvedAnalysisRequest, type ResultNote } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import { filterMask } from '../../query/compile-filter.js'
import type { CallScope } from '../../run/call-scope.js'
import type { Analysis, Gathered } from '../analysis.js'
import { countCodes, keepReportsWith, reportsIn } from '../case-series/case-series.js'
import { type ReportView, VIEW_DEFINITIONS } from '../report-view.js'

/** How often events are reported on each side. */
interface Sides {
  readonly events: readonly string[]
  readonly one: Float64Array
  readonly other: Float64Array
  readonly oneReports: number
  readonly otherReports: number
  /** Reports that would be on both sides, and are on neither. */
  readonly onBoth: number
  readonly belowMinCount: number
}

type Request = ResolvedAnalysisRequest<'compare'>

/**
 * Two groups of reports side by side. For each event the fourfold table of side and event gives the ratio of the shares
 * (a restricted comparator: PRR and ROR of one side against the other alone, 95 % log-normal intervals) and the IC with its
 * exact interval. Reports on both sides are on neither, so that the two are independent.
 */
export const compareAnalysis: Analysis<Request, Sides> = {
  readRequest: (request) => readAnalysisRequest('compare', request),
  gather: gatherSides,
  compute({ events, one, other, oneReports, otherReports, onBoth, belowMinCount }) {
    const rows = events.length
    const { columns } = score(
      {
        a: one,
        drugTotal: new Float64Array(rows).fill(oneReports),
        eventTotal: one.map((count, row) => count + other[row]!),
        total: oneReports + otherReports,
      },
      ['prr', 'ror', 'ic'],
    )
    return {
      table: {
        rows,
        columns: [
          { name: 'event', kind: 'text', values: events },
          { name: 'one', kind: 'count', values: one },
          { name: 'one_share', kind: 'number', values: one.map((count) => count / oneReports) },
          { name: 'other', kind: 'count', values: other },
          { name: 'other_share', kind: 'number', values: other.map((count) => count / otherReports) },
          { name: 'ratio', kind: 'number', values: columns.prr },
          { name: 'ratio025', kind: 'number', values: columns.prr025 },
          { name: 'ratio975', kind: 'number', values: columns.prr975 },
          { name: 'ror', kind: 'number', values: columns.ror },
          { name: 'ror025', kind: 'number', values: columns.ror025 },
          { name: 'ror975', kind: 'number', values: columns.ror975 },
          { name: 'ic', kind: 'number', values: columns.ic },
          { name: 'ic025', kind: 'number', values: columns.ic025 },
          { name: 'ic975', kind: 'number', values: columns.ic975 },
        ],
      },
      sort: { by: 'ic025' },
      facts: { one: oneReports, other: otherReports, onBoth, belowMinCount },
      definitions: {
        ...VIEW_DEFINITIONS,
        ratio: 'share of one side over the share of the other, 95 % log-normal',
        ror: 'odds of the event on one side over those on the other, 95 % log-normal',
        ic: 'log2((one + ½)/(expected + ½)) with the reports of both sides as all, 95 % exact gamma',
        onBoth: 'left out of both sides',
      },
    }
  },
}

async function gatherSides(view: ReportView, request: Request, scope: CallScope): Promise<Gathered<Sides>> {
  const notes: ResultNote[] = []
  const one = await sideOf(view, request.one, 'one', notes, scope)
  const other = await sideOf(view, request.other, 'other', notes, scope)
  let onBoth = 0
  for (let report = 0; report < one.length; report++) {
    if (one[report] === 0 || other[report] === 0) continue
    onBoth += 1
    one[report] = 0
    other[report] = 0
  }
  const oneReports = requireReports(one, 'one', onBoth)
  const otherReports = requireReports(other, 'other', onBoth)
  if (onBoth > 0) notes.push({ code: 'on-both-sides', message: 'Reports on both sides were left out.', count: onBoth })
  const { incidence, names } = view.index.events
  const inOne = countCodes(incidence, one)
  const inOther = countCodes(incidence, other)
  const wanted = request.events?.map(view.event) ?? names.map((_, code) => code)
  const enough = wanted.filter((code) => inOne[code]! + inOther[code]! >= request.minCount)
  const reported = wanted.filter((code) => inOne[code]! + inOther[code]! > 0)
  return {
    input: {
      events: enough.map((code) => names[code]!),
      one: Float64Array.from(enough, (code) => inOne[code]!),
      other: Float64Array.from(enough, (code) => inOther[code]!),
      ...{ oneReports, otherReports, onBoth, belowMinCount: reported.length - enough.length },
    },
    notes,
  }
}

async function sideOf(
  view: ReportView,
  { drug, where }: Request['one'],
  name: 'one' | 'other',
  notes: ResultNote[],
  scope: CallScope,
): Promise<Uint8Array> {
  if (drug === null && where === null) {
    throw new AetherError('query/invalid', `${name} says neither a drug nor conditions.`, {
      place: { field: name },
      remedy: 'Give each side a drug, conditions, or both.',
    })
  }
  const mask = view.mask.slice()
  if (drug !== null) keepReportsWith(mask, view.drugs, view.drug(drug))
  if (where !== null) {
    const onNote = (note: ResultNote) => notes.push(note)
    const passes = await scope.paced(filterMask(where, view.index, { path: `${name}.where`, onNote }))
    for (let report = 0; report < mask.length; report++) mask[report]! &= passes[report]!
  }
  return mask
}

function requireReports(mask: Uint8Array, name: 'one' | 'other', onBoth: number): number {
  const reports = reportsIn(mask)
  if (reports > 0) return reports
  const both = onBoth > 0 ? `, but for ${onBoth} that are on both sides` : ''
  throw new AetherError('measure/too-little-data', `No report in scope is on the side ${name}${both}.`, {
    place: { field: name },
    remedy: 'Widen the conditions or the roles.',
  })
}
