import type { Stratifier } from '@aethersignal/model'
import { OUTCOME_BITS, ROLE_BITS } from '../../index/report-index.js'
import type { CaseSeries } from '../case-series/case-series.js'
import type { ReportView } from '../report-view.js'
import { strataOfIndex } from '../strata/strata-of-index.js'

/** One characteristic of reports: how many of a series and of all in scope have it. */
export interface Characteristic {
  readonly variable: string
  readonly category: string
  readonly ofSeries: number
  readonly ofAll: number
}

/** Variables of which every report is in exactly one category. */
const EXCLUSIVE: readonly Stratifier[] = ['sex', 'age', 'country', 'serious', 'source', 'year']

/** The characteristics of the reports of a view, in the order of a table: who, where, when, and what became of them. */
export function characteristicsOf(
  view: ReportView,
  series: CaseSeries,
  ageBounds: readonly number[],
): readonly Characteristic[] {
  const strata = Object.fromEntries(EXCLUSIVE.map((by) => [by, strataOfIndex(view.index, by, ageBounds)]))
  const found = EXCLUSIVE.flatMap((variable) => {
    const { names, codes } = strata[variable]!
    return counted(view, series, variable, names, (report, count) => count(codes[report]!))
  })
  const [ages, sexes] = [strata['age']!, strata['sex']!]
  const pyramid = sexes.names.flatMap((sex) => ages.names.map((age) => `${sex} ${age}`))
  return [
    ...found,
    ...counted(view, series, 'sex and age', pyramid, (report, count) =>
      count(sexes.codes[report]! * ages.names.length + ages.codes[report]!),
    ),
    ...outcomes(view, series),
    ...roles(view, series),
  ]
}

/** Counts categories that no report of the series or of the others has as zero, and leaves out those that none has. */
function counted(
  view: ReportView,
  series: CaseSeries,
  variable: string,
  names: readonly string[],
  categories: (report: number, count: (category: number) => void) => void,
): Characteristic[] {
  const ofSeries = new Uint32Array(names.length)
  const ofAll = new Uint32Array(names.length)
  for (let report = 0; report < view.mask.length; report++) {
    if (view.mask[report] === 0) continue
    const isOfSeries = series.mask[report]!
    categories(report, (category) => {
      ofAll[category]! += 1
      ofSeries[category]! += isOfSeries
    })
  }
  return names.flatMap((category, at) =>
    ofAll[at] === 0 ? [] : [{ variable, category, ofSeries: ofSeries[at]!, ofAll: ofAll[at]! }],
  )
}

/** A report may have several outcomes, or none. */
function outcomes(view: ReportView, series: CaseSeries): Characteristic[] {
  const names = [...Object.keys(OUTCOME_BITS), 'none given']
  const bits = Object.values(OUTCOME_BITS)
  return counted(view, series, 'outcome', names, (report, count) => {
    const of = view.index.outcomes[report]!
    if (of === 0) count(bits.length)
    for (const [at, bit] of bits.entries()) if ((of & bit) !== 0) count(at)
  })
}

/** The roles that the drug of the series has in its reports; of all, in whatever report lists the drug. */
function roles(view: ReportView, series: CaseSeries): Characteristic[] {
  const { drug } = series
  if (drug === undefined) return []
  const { incidence, roles: kept } = view.index.drugs
  const names = Object.keys(ROLE_BITS)
  const bits = Object.values(ROLE_BITS)
  return counted(view, series, 'role of the drug', names, (report, count) => {
    for (let at = incidence.offsets[report]!; at < incidence.offsets[report + 1]!; at++) {
      if (incidence.codes[at] !== drug) continue
      for (const [role, bit] of bits.entries()) if ((kept[at]! & bit) !== 0) count(role)
    }
  })
}
