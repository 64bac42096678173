import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { lrtHuang } from '../measures/lrt.js'
import { score } from '../measures/score.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { wideTable } from './drug-event-table.fixture.js'
import type { DrugEventTable } from './drug-event-table.js'
import { type LikelihoodRatioOptions, likelihoodRatioTest } from './likelihood-ratio-test.js'

const small = { drugs: 2, events: 3, counts: [12, 3, 0, 20, 30, 41] }

const poissonFit = (table: DrugEventTable) =>
  likelihoodRatioTest(table, { statistic: 'poisson', simulations: 1 }).logLikelihood!

describe.skipIf(!hasSharedData)('likelihoodRatioTest on the tables of pvLRT 0.5.1', () => {
  interface PeerRun {
    readonly omega: readonly number[]
    readonly loglik:
      | readonly { readonly type: string; readonly logLik: number; readonly df: number; readonly N: number }[]
      | Readonly<Record<string, never>>
  }

  it('is compared with fits only: the tables of statistics hold a header and nothing else', () => {
    for (const name of ['statin46', 'rvold', 'lovastatin']) {
      expect(referenceRows(`reference/values/pvlrt/${name}.csv`)).toEqual([])
    }
  })

  it.each(['statin46', 'rvold', 'lovastatin'])('has the zero inflation and log likelihoods of %s', (name) => {
    const runs: Record<string, PeerRun> = JSON.parse(
      readFileSync(sharedData('reference/values/pvlrt/meta.json'), 'utf8'),
    )
    const { table } = wideTable(`reference/inputs/${name}.csv`)
    const peersOf = { poisson: ['poisson'], zip: ['zip'], huang: ['pq', 'pq_nonparam'] } as const
    const cells = table.drugs * table.events
    const reports = Array.from(table.counts).reduce((sum, count) => sum + count, 0)
    for (const statistic of ['poisson', 'zip', 'huang'] as const) {
      const { logLikelihood, zeroInflation } = likelihoodRatioTest(table, { statistic, simulations: 1 })
      for (const run of peersOf[statistic].map((peer) => runs[`${name}__${peer}`])) {
        // Not every table was run under every model.
        if (run === undefined) continue
        expect(zeroInflation).toHaveLength(run.omega.length)
        for (const [drug, value] of run.omega.entries()) {
          if (statistic === 'zip') expect(Math.abs(zeroInflation[drug]! - value)).toBeLessThan(3e-5)
          else expect(zeroInflation[drug]).toBe(value)
        }
        if (statistic === 'huang') {
          expect([run.loglik, logLikelihood]).toEqual([{}, undefined])
          continue
        }
        const peers = Array.isArray(run.loglik) ? run.loglik : []
        expect(peers).toHaveLength(4)
        for (const { type, logLik, df, N } of peers) {
          const [side, model] = type.split('-') as ['null' | 'full', 'poisson' | 'zip']
          expect(N).toBe(reports)
          expect(df).toBe((side === 'full' ? cells : 0) + (statistic === 'zip' && model === 'zip' ? table.drugs : 0))
          // What it calls zip has ω = 0 where the run was poisson.
          const same = model === statistic || statistic === 'poisson'
          const ours = same ? logLikelihood![side] : poissonFit(table)[side]
          // The peer's EM stops short of the maximum, by 3e-8 in the likelihood and 2e-5 in a share.
          if (model === 'zip') expect(ours).toBeGreaterThanOrEqual(logLik - 1e-12 * Math.abs(logLik))
          const loose = statistic === 'zip' && model === 'zip'
          expect(Math.abs(ours - logLik)).toBeLessThan(loose ? 3e-7 : 1e-12 * Math.abs(logLik))
        }
      }
    }
  })

  // Ratios: numpy. p of Huang: 200,000 multinomial tables of numpy. The other two: 1 − Π (1 − P(X ≥ k)) over the events,
  // k the least count with such a ratio, Poisson tails of scipy, times the probability of no structural zero.
  it.each(['huang', 'poisson', 'zip'] as const)(
    'has the ratios and p of statin46 (%s)',
    (statistic) => {
      const { table, drugs, events } = wideTable('reference/inputs/statin46.csv')
      const result = likelihoodRatioTest(table, { statistic, simulations: 10_000, seed: 7 })
      for (const [drug, event, huang, poisson, pHuang, pPoisson, pZip] of [
        ['Fluvastatin', 'Muscle Necrosis', 4.817514129337, 4.817189222445, 0.03691, 0.0362156, 0.0335976],
        ['Fluvastatin', 'Muscle Enzyme Increased', 2.185848197819, 2.185768471204, 0.4301, 0.424982, 0.400953],
        ['Lovastatin', 'Chromaturia', 5.713222208808, 5.709361852144, 0.01231, 0.0130943, 0.0111565],
        ['Lovastatin', 'Muscle Fatigue', 2.606113949415, 2.605625347807, 0.3371, 0.336417, 0.2911],
        ['Lovastatin', 'Renal Impairment', 2.381722669329, 2.376609107595, 0.448, 0.445081, 0.395294],
        ['Pravastatin', 'Myoglobin Blood Increased', 5.614015357167, 5.613727097129, 0.01591, 0.0160544, 0.0151342],
        ['Pravastatin', 'Electromyogram Abnormal', 5.51562942218, 5.515544676063, 0.01882, 0.0189029, 0.0179854],
        ['Pravastatin', 'Tendon Discomfort', 4.257618836866, 4.257456070316, 0.06781, 0.0675617, 0.0630805],
      ] as const) {
        const cell = drugs.indexOf(drug) * table.events + events.indexOf(event)
        const p = { huang: pHuang, poisson: pPoisson, zip: pZip }[statistic]
        expect(relativeError(result.logRatio[cell]!, statistic === 'huang' ? huang : poisson)).toBeLessThan(1e-12)
        const error = Math.sqrt((p * (1 - p)) / 10_000)
        expect(Math.abs(result.p[cell]! - p)).toBeLessThan(4 * error)
        expect(relativeError(result.pStandardError[cell]!, error)).toBeLessThan(0.4)
      }
    },
    120_000,
  )
})

describe('likelihoodRatioTest', () => {
  it('says how it was done, and gives the same again', () => {
    const result = likelihoodRatioTest(small, { simulations: 200, seed: 5 })
    const method = { nullModel: 'multinomial', unit: 'pairs', simulations: 200, seed: 5, alpha: 0.05 }
    expect(result.method).toEqual({ statistic: 'huang', compare: 'events', ...method })
    expect(likelihoodRatioTest(small, { simulations: 200, seed: 5 })).toEqual(result)
    expect(result.expected[0]).toBeCloseTo((15 * 32) / 106, 14)
    expect(result.logLikelihood).toBeUndefined()
  })

  it('has p ≤ alpha exactly where the ratio is above the critical value', () => {
    const cells = fc.array(fc.nat(30), { minLength: 8, maxLength: 8 }).filter((counts) => counts.some((n) => n > 0))
    const statistics = fc.constantFrom('huang', 'poisson', 'zip')
    fc.assert(
      fc.property(cells, statistics, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (counts, statistic, alpha) => {
        const result = likelihoodRatioTest({ drugs: 2, events: 4, counts }, { statistic, simulations: 99, alpha })
        result.p.forEach((p, cell) => {
          const critical = result.criticalValues[Math.floor(cell / 4)]!
          if (!Number.isNaN(p)) expect(result.logRatio[cell]! > critical).toBe(p <= alpha)
          expect(Number.isNaN(p)).toBe(result.reasons[cell] !== 0)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('changes neither with the order of drugs and events, nor with what else is tested, p to the bit', () => {
    const counts = fc.array(fc.nat(30), { minLength: 15, maxLength: 15 }).filter((cells) => cells.some((n) => n > 0))
    const order = (size: number) =>
      fc.shuffledSubarray(
        Array.from({ length: size }, (_, at) => at),
        { minLength: size },
      )
    const options = fc.record({
      statistic: fc.constantFrom('huang' as const, 'poisson' as const, 'zip' as const),
      compare: fc.constantFrom('events' as const, 'drugs' as const),
      simulations: fc.constant(29),
    })
    fc.assert(
      fc.property(counts, order(3), order(5), fc.boolean(), options, (cells, rows, columns, byReport, how) => {
        const margins = { drugTotals: [400, 300, 200], eventTotals: [90, 91, 92, 93, 94], reports: 2000 }
        const table = { drugs: 3, events: 5, counts: cells, ...(byReport && { margins }) }
        const moved = {
          ...table,
          counts: rows.flatMap((row) => columns.map((column) => cells[row * 5 + column]!)),
          ...(byReport && {
            margins: {
              ...margins,
              drugTotals: rows.map((row) => margins.drugTotals[row]!),
              eventTotals: columns.map((column) => margins.eventTotals[column]!),
            },
          }),
        }
        const [one, other] = [likelihoodRatioTest(table, how), likelihoodRatioTest(moved, how)]
        const back = (column: ArrayLike<number>) =>
          cells.map((_, cell) => column[rows.indexOf(Math.floor(cell / 5)) * 5 + columns.indexOf(cell % 5)]!)
        expect(back(other.p)).toEqual([...one.p])
        expect(back(other.logRatio)).toEqual([...one.logRatio])
        const lines = how.compare === 'events' ? rows : columns
        expect([...other.criticalValues]).toEqual(lines.map((line) => one.criticalValues[line]!))
        const reference = how.compare === 'events' ? { drugs: [0, 1] } : { events: [0, 1, 2, 3] }
        const alone = likelihoodRatioTest(table, { ...how, reference })
        expect(alone.p[14]).toBe(one.p[14])
      }),
      { numRuns: 60 },
    )
  })

  it('has the ratios of the pairwise measure in both directions: 13.2149 among events, 11.4176 among drugs', () => {
    const cells = { a: 10, b: 8, c: 34, d: 478 }
    const margins = { drugTotals: [18, 512], eventTotals: [44, 486], reports: 530 }
    const table = { drugs: 2, events: 2, counts: [10, 8, 34, 478] }
    for (const [compare, ratio] of [
      ['events', 13.2149],
      ['drugs', 11.4176],
    ] as const) {
      for (const given of [table, { ...table, margins }])
        expect(likelihoodRatioTest(given, { compare, simulations: 9 }).logRatio[0]).toBeCloseTo(ratio, 4)
      const { logRatio, method } = likelihoodRatioTest(table, { compare, simulations: 9 })
      expect([method.compare, logRatio[0]]).toEqual([compare, lrtHuang(cells, { compare }).logRatio])
    }
    const rows = { a: [10], drugTotal: [18], eventTotal: [44], total: 530 }
    const { columns } = score(rows, ['lrt', 'lrt_event'])
    expect(columns.lrt_huang![0]).toBeCloseTo(13.2149, 4)
    expect(columns.lrt_huang_event![0]).toBeCloseTo(11.4176, 4)
  })

  it('takes margins by report, and then draws each event by itself', () => {
    const margins = { drugTotals: [40, 60], eventTotals: [40, 40, 50], reports: 200 }
    const result = likelihoodRatioTest({ ...small, margins }, { simulations: 20_000, seed: 3 })
    expect(result.method).toMatchObject({ unit: 'reports', nullModel: 'binomial' })
    expect(result.expected[0]).toBe(8)
    // Of 40 reports 12 or more with an event of share 1/5, or a count as telling with the other two: 1 − Π P(below),
    // from scipy.stats.binom with k = 12, 12, 15.
    expect(Math.abs(result.p[0]! - 0.21268)).toBeLessThan(4 * result.pStandardError[0]!)
  })

  it('tests neither references nor what has no reports', () => {
    const table = { drugs: 2, events: 4, counts: [12, 3, 0, 0, 20, 30, 0, 41] }
    const { reasons, p, logRatio } = likelihoodRatioTest(table, {
      simulations: 9,
      reference: { drugs: [1], events: [3] },
    })
    // 7: a margin is empty. 17: a reference.
    expect([...reasons]).toEqual([0, 0, 7, 17, 17, 17, 17, 17])
    for (const column of [p, logRatio])
      expect([...column].map(Number.isNaN)).toEqual([...reasons].map((code) => code > 0))
  })

  it('tests the drugs of one row where the margins are given', () => {
    const margins = { drugTotals: [15], eventTotals: [32, 33, 41], reports: 106 }
    const { logRatio } = likelihoodRatioTest({ drugs: 1, events: 3, counts: [12, 3, 0], margins }, { simulations: 9 })
    expect(logRatio).toEqual(likelihoodRatioTest(small, { simulations: 9 }).logRatio.slice(0, 3))
  })

  it('has no value for an event without reports, and values for the others', () => {
    const { p, reasons } = likelihoodRatioTest({ drugs: 2, events: 3, counts: [5, 0, 2, 1, 0, 9] }, { simulations: 99 })
    expect([...reasons]).toEqual([0, 7, 0, 0, 7, 0])
    expect([...p].map(Number.isNaN)).toEqual([false, true, false, false, true, false])
  })

  it('stops when asked to, and reports progress', () => {
    const seen: number[] = []
    likelihoodRatioTest(small, { simulations: 100, onProgress: (done) => seen.push(done) })
    expect(seen).toEqual([0, 64, 100, 164, 200])
    const signal = { aborted: true }
    expect(() => likelihoodRatioTest(small, { signal })).toThrow(expect.objectContaining({ code: 'request/aborted' }))
  })

  it.each<[code: string, field: string, table: Partial<DrugEventTable>, options: LikelihoodRatioOptions]>([
    ['measure/invalid-count', 'counts', { counts: [1, -1, 2, 3, 4, 5] }, {}],
    ['measure/invalid-count', 'counts', { counts: [1, 1.5, 2, 3, 4, 5] }, {}],
    ['measure/invalid-count', 'counts', { counts: [1, Number.NaN, 2, 3, 4, 5] }, {}],
    ['measure/too-little-data', 'counts', { counts: [0, 0, 0, 0, 0, 0] }, {}],
    ['measure/too-little-data', 'counts', { counts: [1, 2], events: 1 }, {}],
    ['measure/invalid-value', 'counts', { counts: [1, 2, 3] }, {}],
    [
      'measure/inconsistent-margins',
      'margins',
      { margins: { drugTotals: [9, 9], eventTotals: [9, 9, 9], reports: 99 } },
      {},
    ],
    [
      'measure/inconsistent-margins',
      'margins',
      { margins: { drugTotals: [99], eventTotals: [99, 99, 99], reports: 200 } },
      {},
    ],
    ['measure/too-little-data', 'counts', { counts: [1, 2, 3], drugs: 1 }, {}],
    ['measure/invalid-count', 'counts', { counts: [1, Number.POSITIVE_INFINITY, 2, 3, 4, 5] }, {}],
    ...[Number.POSITIVE_INFINITY, Number.NaN, 999.5].map(
      (reports) =>
        [
          'measure/inconsistent-margins',
          'margins',
          { margins: { drugTotals: [99, 99], eventTotals: [99, 99, 99], reports } },
          {},
        ] satisfies [string, string, object, object],
    ),
    ['measure/too-little-data', 'counts', { counts: [1, 2, 3], drugs: 1 }, { compare: 'drugs' }],
    ['measure/invalid-value', 'counts', { counts: [1, 2, 3] }, { compare: 'drugs' }],
    ['measure/invalid-option', 'compare', {}, { compare: 'both' as never }],
    ['measure/invalid-option', 'alpha', {}, { alpha: 1 }],
    ['measure/invalid-option', 'alpha', {}, { alpha: Number.NaN }],
    ['measure/invalid-option', 'reference', {}, { reference: { drugs: [2] } }],
    ['measure/invalid-option', 'reference', {}, { reference: { events: [-1] } }],
    ['measure/invalid-option', 'seed', {}, { seed: 1.5 }],
    ['measure/invalid-option', 'simulations', {}, { simulations: Number.POSITIVE_INFINITY }],
    ['measure/invalid-option', 'simulations', {}, { simulations: 9.5 }],
    ['measure/invalid-option', 'seed', {}, { seed: -1 }],
    ['measure/invalid-option', 'simulations', {}, { simulations: 0 }],
    ['measure/invalid-option', 'statistic', {}, { statistic: 'fisher' as never }],
  ])('refuses: %s of %s', (code, field, table, options) => {
    expect(() => likelihoodRatioTest({ ...small, ...table }, options)).toThrow(
      expect.objectContaining({ code, place: expect.objectContaining({ field }) }),
    )
  })
})
