import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { caersCounts } from '../reference-counts.fixture.js'
import { ebgm, probabilityBelow } from './ebgm.js'
import { fitMgpsPrior } from './fit-mgps-prior.js'
import { compressFullTable } from './full-table.js'
import type { MgpsPrior } from './mgps-prior.js'

const json = (path: string) => JSON.parse(readFileSync(sharedData(`reference/values/${path}`), 'utf8'))
const priorOf = (theta: MgpsPrior & { readonly P: number }): MgpsPrior => ({ ...theta, p: theta.P })

describe.skipIf(!hasSharedData).each(['crude', 'strat'])('openEBGM on CAERS, %s expected counts', (kind) => {
  const { fits } = hasSharedData ? json(`caers/openebgm_${kind}_hyper.json`) : { fits: {} }
  const rows = hasSharedData ? referenceRows(`reference/values/caers/openebgm_${kind}_scores.csv.gz`) : []

  it.each(['autosquash_N1', 'nosquash_N1', 'polished_nosquash_N1', 'polished_zeroes_nosquash'])(
    'at its prior %s: its scores of every row',
    (fit) => {
      const prior = priorOf(fits[fit].theta)
      const worst = { qn: 0, ebgm: 0, eb05: 0, eb95: 0 }
      const names = { qn: 'qn', ebgm: 'ebgm', eb05: 'quant5', eb95: 'quant95' } as const
      for (const row of rows) {
        const scores = ebgm({ a: Number(row['N']), expected: Number(row['E']) }, prior)
        for (const [name, column] of Object.entries(names) as [keyof typeof names, string][]) {
          worst[name] = Math.max(worst[name], relativeError(scores[name], Number(row[`${column}__${fit}`])))
        }
      }
      expect(rows.length).toBe(17_189)
      expect(Math.max(...Object.values(worst)), JSON.stringify(worst)).toBeLessThan(1e-7)
    },
  )

  it('has an optimum at or below the one its polished fit leads to', () => {
    const n = rows.map((row) => Number(row['N']))
    const expected = rows.map((row) => Number(row['E']))
    const options = { likelihood: 'componentTruncated' } as const
    const { certificate } = fitMgpsPrior({ n, expected }, options)
    const from = fitMgpsPrior({ n, expected }, { ...options, starts: [priorOf(fits.polished_nosquash_N1.theta)] })
    expect(certificate.negLogLikelihood).toBeLessThanOrEqual(from.certificate.negLogLikelihood + 1e-8)
  })
})

describe.skipIf(!hasSharedData)('the local optimum that openEBGM prints for CAERS', () => {
  it('is one: it is stationary, and another start goes 0.27 below', () => {
    const { theta } = json('caers/openebgm_crude_hyper.json').fits.nosquash_N1
    const table = compressFullTable(caersCounts())
    const options = { likelihood: 'componentTruncated' } as const
    const local = fitMgpsPrior(table, { ...options, starts: [priorOf(theta)] })
    const global = fitMgpsPrior(table, options)
    expect(local.certificate.negLogLikelihood).toBeCloseTo(4162.4557, 4)
    expect(global.certificate.negLogLikelihood).toBeCloseTo(4162.1808, 4)
    expect(local.certificate.converged).toBe(true)
    expect(global.certificate.startsAgreeing).toBeLessThan(global.certificate.starts)
  })
})

const phvidTables = {
  caers: {
    theta: (name: string) => json('caers/phvid_meta_all.json')[`${name}_theta`],
    scores: 'caers/phvid_gps',
    counts: () =>
      referenceRows('reference/values/caers/openebgm_crude_scores.csv.gz').map((row) => ({
        drug: row['var1']!,
        event: row['var2']!,
        a: Number(row['N']),
      })),
  },
  phvid_simulated: {
    theta: (name: string) => json('phvid_simulated/phvid_meta_gps.json')[`${name}_theta`],
    scores: 'phvid_simulated/phvid_gps_every10th',
    counts: () =>
      referenceRows('reference/inputs/phvid_simulated.csv').map((row) => ({
        drug: row['Drug lab']!,
        event: row['AE lab']!,
        a: Number(row['n11']),
      })),
  },
} as const

describe.skipIf(!hasSharedData).each([
  ['caers', 'GPS', 'GPS_nontrunc'],
  ['caers', 'GPSt', 'GPS_trunc1'],
  ['phvid_simulated', 'GPS', 'GPS_nontrunc'],
  ['phvid_simulated', 'GPSt', 'GPS_trunc1'],
] as const)('PhViD on %s, %s', (dataset, prefix, name) => {
  it('at its prior: EB05 within its tolerance, the geometric mean, P(H0)', () => {
    const table = phvidTables[dataset]
    const [alpha1, beta1, alpha2, beta2, p] = table.theta(name)
    const prior = { alpha1, beta1, alpha2, beta2, p }
    const pairs = summedOverPairs(table.counts())
    const rows = referenceRows(`reference/values/${table.scores}.csv.gz`)
    const worst = { eb05: 0, mean: 0, null: 0 }
    for (const row of rows) {
      const pair = pairs.get(`${row['drug']}\n${row['event']}`)!
      const { eb05, ebgm: mean } = ebgm(pair, prior)
      const bound = Number(row[`${prefix}_EB05`])
      worst.eb05 = Math.max(worst.eb05, Math.abs(eb05 - bound) / Math.max(1, bound))
      worst.mean = Math.max(worst.mean, Math.abs(Math.log2(mean) - Number(row[`${prefix}_EBlog2`])))
      worst.null = Math.max(worst.null, Math.abs(probabilityBelow(pair, prior, 1) - Number(row[`${prefix}_postH0`])))
    }
    expect(rows.length).toBeGreaterThan(10_000)
    // It halves an interval until the distribution function is within 5e-5 of 5 %.
    expect(worst.eb05).toBeLessThan(2e-4)
    expect(worst.mean).toBeLessThan(1e-6)
    expect(worst.null).toBeLessThan(1e-8)
  })
})

/** PhViD's expected counts: margins and total are sums over pairs. */
function summedOverPairs(counts: readonly { readonly drug: string; readonly event: string; readonly a: number }[]) {
  const [drugs, events] = [new Map<string, number>(), new Map<string, number>()]
  let total = 0
  for (const { drug, event, a } of counts) {
    drugs.set(drug, (drugs.get(drug) ?? 0) + a)
    events.set(event, (events.get(event) ?? 0) + a)
    total += a
  }
  return new Map(
    counts.map(({ drug, event, a }) => {
      return [`${drug}\n${event}`, { a, expected: (drugs.get(drug)! * events.get(event)!) / total }]
    }),
  )
}
