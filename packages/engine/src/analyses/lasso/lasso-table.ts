import type { Incidence } from '@aethersignal/core'
import { type LassoBic, type LassoPath, regressionAdjustedExpected } from '@aethersignal/core/regression'
import { exp } from '@aethersignal/core/special'
import { AetherError, type ResultColumn, type ResultTable, type UndefinedBecause } from '@aethersignal/model'
import type { LassoReports } from './gather-lasso.js'

/** Reports with each drug, and those of them that have the event. */
function drugTotals({ size, reports, offsets, codes }: Incidence, cases: Uint8Array) {
  const totals = { reports: new Uint32Array(size), cases: new Uint32Array(size) }
  for (let report = 0; report < reports; report++) {
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
      totals.reports[codes[at]!]! += 1
      totals.cases[codes[at]!]! += cases[report]!
    }
  }
  return totals
}

/**
 * Drugs that the reports list, and those that all of them do, which no model can tell from its intercept.
 * @throws AetherError `measure/too-little-data` where there are no others.
 */
export function drugsOf({ drugs, cases, file }: LassoReports) {
  const totals = drugTotals(drugs, cases)
  const listed = [...totals.reports.keys()].filter((drug) => totals.reports[drug]! > 0)
  const constant = listed.filter((drug) => totals.reports[drug] === drugs.reports)
  if (constant.length === listed.length) {
    throw new AetherError('measure/too-little-data', 'No drug is on some reports and not on others.', {
      place: { field: 'drug', ...(file !== undefined && { file }) },
    })
  }
  return { totals, listed, constant }
}

/** The drugs of reports with their totals. */
export type DrugsOfReports = ReturnType<typeof drugsOf>

function columnsOf(
  drugs: readonly number[],
  { names }: LassoReports,
  { totals }: DrugsOfReports,
): readonly ResultColumn[] {
  return [
    { name: 'drug', kind: 'text', values: drugs.map((drug) => names[drug]!) },
    { name: 'reports', kind: 'count', values: drugs.map((drug) => totals.reports[drug]!) },
    { name: 'cases', kind: 'count', values: drugs.map((drug) => totals.cases[drug]!) },
  ]
}

const effectsOf = (coefficients: readonly number[]): readonly ResultColumn[] => [
  { name: 'coefficient', kind: 'number', values: coefficients },
  { name: 'odds_ratio', kind: 'number', values: coefficients.map((value) => exp(value)) },
]

/** A row for each drug that is listed, in the order in which they first come. */
export function modelTable(read: LassoReports, drugs: DrugsOfReports, model: LassoBic): ResultTable {
  const { listed, constant } = drugs
  const separated = new Set(model.separated)
  const ofModel = (column: Float64Array) => column.map((value, drug) => (separated.has(drug) ? NaN : value))
  const [coefficients, standardErrors] = [ofModel(model.coefficients), ofModel(model.standardErrors)]
  const { expected } = regressionAdjustedExpected(read.drugs, read.cases, { model })
  const because = (drug: number): UndefinedBecause | null => {
    if (coefficients[drug] !== 0 && standardErrors[drug]! > 0) return null
    if (separated.has(drug)) {
      const reason = 'separated'
      return { coefficient: reason, odds_ratio: reason, standard_error: reason, z: reason }
    }
    const left = constant.includes(drug) ? 'on-every-report' : 'not-in-model'
    const reason = coefficients[drug] === 0 ? left : 'not-finite'
    return { standard_error: reason, z: reason }
  }
  return {
    rows: listed.length,
    columns: [
      ...columnsOf(listed, read, drugs),
      { name: 'expected', kind: 'number', values: listed.map((drug) => expected[drug]!) },
      ...effectsOf(listed.map((drug) => coefficients[drug]!)),
      { name: 'standard_error', kind: 'number', values: listed.map((drug) => standardErrors[drug]!) },
      { name: 'z', kind: 'number', values: listed.map((drug) => coefficients[drug]! / standardErrors[drug]!) },
    ],
    undefinedBecause: listed.map(because),
  }
}

/** A row for each λ and each drug in its model. */
export function pathTable(read: LassoReports, drugs: DrugsOfReports, { fits }: LassoPath): ResultTable {
  const entries = fits.flatMap(({ lambda, coefficients }) =>
    drugs.listed.flatMap((drug) => (coefficients[drug] === 0 ? [] : [{ lambda, drug, value: coefficients[drug]! }])),
  )
  return {
    rows: entries.length,
    columns: [
      { name: 'lambda', kind: 'number', values: entries.map(({ lambda }) => lambda) },
      ...columnsOf(
        entries.map(({ drug }) => drug),
        read,
        drugs,
      ),
      ...effectsOf(entries.map(({ value }) => value)),
    ],
  }
}
