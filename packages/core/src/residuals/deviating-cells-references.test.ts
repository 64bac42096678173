import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { wideTable } from '../likelihood-ratio/drug-event-table.fixture.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { deviatingCells } from './deviating-cells.js'

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + (value || 0), 0)
const atMost = (values: Float64Array, limit: number) => values.filter((value) => value <= limit).length

describe.skipIf(!hasSharedData)('deviatingCells on the tables of MDDC 1.1.0', () => {
  const statin49 = () => wideTable('reference/inputs/statin49.csv')
  const cellOf = ({ table, drugs, events }: ReturnType<typeof statin49>, drug: string, event: string) =>
    drugs.indexOf(drug) * table.events + events.indexOf(event)

  it('has no rows to compare with: the tables hold a header and nothing else', () => {
    const meta = JSON.parse(readFileSync(sharedData('reference/values/mddc/meta.json'), 'utf8'))
    for (const name of ['statin49', 'statin101']) {
      expect(referenceRows(`reference/values/mddc/${name}.csv`)).toEqual([])
      expect(
        readFileSync(sharedData(`reference/values/mddc/${name}.csv`), 'utf8')
          .trim()
          .split(','),
      ).toEqual(meta[name].cols)
    }
    expect(meta.betablocker500).toMatchObject({ secs_box: 39.373, secs_mc: 22.071 })
  })

  // All figures of this and the next test: numpy and scipy, by the definition.
  it.each([
    [{}, 28, 56, 12, 8, 80.06911759282865, -1.4248761525812421, 2645.2231940284637, 154.73895605078533],
    [
      { scope: 'table' },
      33,
      43,
      12,
      7,
      42.068593048534424,
      -1.4426994928991415,
      4565.6359061269995,
      162.65705787962133,
    ],
    [
      { separateZeros: false },
      45,
      51,
      9,
      7,
      80.06911759282865,
      -27.78936198119912,
      2376.5224426002665,
      159.94260443356092,
    ],
    [
      { connect: 'drugs' },
      28,
      219,
      7,
      0,
      80.06911759282865,
      -1.4248761525812421,
      1770.0947247835522,
      66.31218306992284,
    ],
    [{ coefficient: 3 }, 20, 56, 11, 4, 120.6792523627292, -1.4248761525812421, 2703.6274858828165, 150.29576402325412],
    [
      { coefficient: [3, 3, 3, 3, 3, 3, 3] },
      ...[20, 56, 11, 4, 120.6792523627292, -1.4248761525812421, 2703.6274858828165, 150.29576402325412],
    ],
    [
      { correlation: 0.95 },
      28,
      130,
      9,
      4,
      80.06911759282865,
      -1.4248761525812421,
      2723.549478773246,
      112.11332364302434,
    ],
    [
      { scope: 'table', separateZeros: false, connect: 'drugs', coefficient: 2.5 },
      ...[35, 234, 5, 0, 40.04233368620365, -18.677622072681366, 1186.535349129342, 56.502116327972814],
    ],
  ] as const)('cuts statin49 off by boxplot: %j', (options, signals, undefinedCells, p05, adjusted05, ...figures) => {
    const { table } = statin49()
    const result = deviatingCells(table, options)
    expect(sum(result.signals)).toBe(signals)
    expect(result.deviationP.filter(Number.isNaN)).toHaveLength(undefinedCells)
    expect(result.deviationReasons.filter((code) => code > 0)).toHaveLength(undefinedCells)
    expect([atMost(result.deviationP, 0.05), atMost(result.deviationPAdjusted, 0.05)]).toEqual([p05, adjusted05])
    const ours = [
      result.cutoffs[0]!,
      result.zeroCutoffs[0]!,
      sum(result.predicted.map(Math.abs)),
      sum(result.deviationP),
    ]
    for (const [at, value] of ours.entries()) expect(relativeError(value, Number(figures[at]))).toBeLessThan(1e-11)
  })

  it('predicts and tests each cell of statin49', () => {
    const named = statin49()
    const result = deviatingCells(named.table)
    expect(result.method).toEqual({
      ...{ cutoff: 'boxplot', coefficient: 1.5, scope: 'drug', separateZeros: true },
      ...{ connect: 'events', correlation: 0.8, unit: 'pairs' },
    })
    // "Other" has no zero cell.
    expect(result.zeroCutoffs[6]).toBeNaN()
    for (const [drug, event, ...figures] of [
      [
        'Atorvastatin',
        'Necrotising Myositis',
        -99.49105116618841,
        6.390157924304286,
        8.285726000287607e-11,
        2.4360034440845565e-8,
      ],
      [
        'Fluvastatin',
        'Myoglobinuria',
        6.563422001998978,
        4.430831131494663,
        4.693529012098807e-6,
        3.449743823892623e-4,
      ],
      [
        'Lovastatin',
        'End Stage Renal Disease',
        -7.239263132697257,
        1.9611160187518581,
        0.024932745252311712,
        0.6663842821981494,
      ],
      [
        'Fluvastatin',
        'Muscle Rupture',
        35.328026352287424,
        2.0670812809226273,
        0.01936324782319407,
        0.6325327622243395,
      ],
      [
        'Fluvastatin',
        'Muscle Haemorrhage',
        0.19226533531364276,
        -0.3464020483922355,
        0.6354797070479308,
        0.7669963015515991,
      ],
    ] as const) {
      const cell = cellOf(named, drug, event)
      const { predicted, deviation, deviationP, deviationPAdjusted } = result
      for (const [at, column] of [predicted, deviation, deviationP, deviationPAdjusted].entries()) {
        expect(relativeError(column[cell]!, figures[at]!)).toBeLessThan(1e-10)
      }
    }
    const rhabdomyolysis = cellOf(named, 'Atorvastatin', 'Rhabdomyolysis')
    expect(result.signals[rhabdomyolysis]).toBe(1)
    expect(undefinedReasons[result.deviationReasons[rhabdomyolysis]!]).toBe('not-connected')
  })

  // 200,000 multinomial tables of numpy: quantiles and p with a standard error of 0.003 and √(p(1 − p)/200,000).
  it('cuts statin49 off by random tables', { timeout: 60_000 }, () => {
    const named = statin49()
    const result = deviatingCells(named.table, { cutoff: 'monte-carlo', seed: 3, smallCells: 'published' })
    const quantiles = [3.444891, 3.172797, 3.048499, 3.473757, 3.396084, 3.340442, 2.824866]
    for (const [drug, cutoff] of result.cutoffs.entries())
      expect(Math.abs(cutoff - quantiles[drug]!)).toBeLessThan(0.06)
    for (const [drug, event, p] of [
      ['Atorvastatin', 'Muscle Haemorrhage', 0.04129],
      ['Atorvastatin', 'Renal Impairment', 0.017825],
      ['Fluvastatin', 'Acute Kidney Injury', 0.495448],
      ['Lovastatin', 'Chromaturia', 0.001865],
      ['Lovastatin', 'Renal Impairment', 0.127344],
      ['Pravastatin', 'Dialysis', 0.818036],
      ['Rosuvastatin', 'Oliguria', 0.353703],
      ['Simvastatin', 'Compartment Syndrome', 0.006345],
    ] as const) {
      const cell = cellOf(named, drug, event)
      const error = Math.sqrt((p * (1 - p)) / 10_000)
      expect(Math.abs(result.p![cell]! - p)).toBeLessThan(4 * error + 1e-4)
      expect(relativeError(result.pStandardError![cell]!, error)).toBeLessThan(0.5)
      expect(result.signals[cell]).toBe(Number(p < 0.05))
    }
    const wholeTable = deviatingCells(named.table, { cutoff: 'monte-carlo', scope: 'table', simulations: 2000 })
    expect(Math.abs(wholeTable.cutoffs[3]! - 4.2643)).toBeLessThan(0.1)
    expect(new Set(wholeTable.cutoffs).size).toBe(1)
  })

  // mpmath, 40 digits, against all other drugs and against "Other"; scipy's own test is off by 1e-8.
  it.each([
    ['Fluvastatin', 'Muscle Necrosis', 0.002237408130790003, 0.0017268740440635935, 1],
    ['Pravastatin', 'Necrotising Myositis', 0.020596772727096688, 0.004579090539967692, 1],
    // Fewer reports than expected: MDDC 1.1.0 calls any small p of its two-sided test a signal.
    ['Rosuvastatin', 'Dialysis', 2.1536520803002797e-5, 2.1768911915163122e-5, 0],
    ['Lovastatin', 'Chronic Kidney Disease', 1.4589628411852122e-5, 9.55989887700357e-6, 0],
  ])('tests few reports by Fisher: %s with %s', (drug, event, others, comparator, signal) => {
    const named = statin49()
    const cell = cellOf(named, drug, event)
    for (const [p, compared] of [
      [others, {}],
      [comparator, { comparator: 6 }],
    ] as const) {
      const result = deviatingCells(named.table, {
        cutoff: 'monte-carlo',
        simulations: 19,
        smallCells: 'published',
        ...compared,
      })
      expect(relativeError(result.p![cell]!, p)).toBeLessThan(1e-10)
      expect([result.pStandardError![cell], result.signals[cell]]).toEqual([0, signal])
    }
  })
})
