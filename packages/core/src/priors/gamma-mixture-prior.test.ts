import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { caersCounts, gadoliniumCounts } from '../reference-counts.fixture.js'
import { ebgm, ebQuantile, posteriorMean, probabilityAbove } from './ebgm.js'
import { fitMgpsPrior } from './fit-mgps-prior.js'
import { compressFullTable } from './full-table.js'
import { gammaMixtureLikelihood } from './gamma-mixture-likelihood.js'
import { gammaMixturePosterior } from './gamma-mixture-posterior.js'
import { fitGammaMixturePrior, type GammaComponent } from './gamma-mixture-prior.js'
import { likelihoodPoints } from './likelihood-points.js'
import { MgpsLikelihood } from './mgps-likelihood.js'
import { fitNonParametricPrior } from './non-parametric-prior.js'

const failure = (code: string, place: object) => expect.objectContaining({ code: `measure/${code}`, place })

describe.skipIf(!hasSharedData)('fits of real tables', () => {
  it.each([
    ['caers', caersCounts],
    ['gbca', gadoliniumCounts],
  ] as const)('%s: two components are the prior of MGPS', (dataset, counts) => {
    const table = compressFullTable(counts())
    const { fits } = JSON.parse(readFileSync(sharedData(`reference/values/${dataset}/mgps_fits.json`), 'utf8'))
    const two = fitGammaMixturePrior(table, { components: 2 })
    expect(Math.abs(two.certificate.negLogLikelihood - fits.full.negLL)).toBeLessThan(1e-8)
    expect(two.certificate).toMatchObject({ converged: true, boundary: [], starts: 12 })
    expect(two.certificate.gradientNorm).toBeLessThan(1e-8)
    expect(two.certificate.startsAgreeing).toBeGreaterThanOrEqual(9)
    const { prior, certificate } = fitMgpsPrior(table)
    expect(Math.abs(two.certificate.negLogLikelihood - certificate.negLogLikelihood)).toBeLessThan(1e-8)
    const means = [prior.alpha1 / prior.beta1, prior.alpha2 / prior.beta2].sort((one, other) => one - other)
    two.prior.forEach(({ alpha, beta }, k) => {
      expect(relativeError(alpha / beta, means[k]!)).toBeLessThan(1e-6)
    })
  })

  it('caers: every further component gains, the third shrinks to a single ratio, and the fit says so', () => {
    const table = compressFullTable(caersCounts())
    const [one, two, three] = [1, 2, 3].map((components) => fitGammaMixturePrior(table, { components }).certificate)
    expect(one!.negLogLikelihood).toBeGreaterThan(two!.negLogLikelihood + 1)
    expect(three!.negLogLikelihood).toBeLessThan(two!.negLogLikelihood - 1)
    expect(three).toMatchObject({ boundary: ['alpha3 → ∞'], converged: false })
  })
})

interface PvEBayesFit {
  readonly r: readonly number[]
  readonly h: readonly number[]
  readonly omega: readonly number[]
  readonly loglik: number
}

describe.skipIf(!hasSharedData).each(['statin42', 'statin2025_44'])('%s against pvEBayes', (dataset) => {
  const rows = hasSharedData ? referenceRows(`reference/values/pvebayes/${dataset}.csv`) : []
  const meta = hasSharedData ? JSON.parse(readFileSync(sharedData('reference/values/pvebayes/meta.json'), 'utf8')) : {}
  const n = rows.map((row) => Number(row['n']))
  const expected = rows.map((row) => Number(row['E_tilde']))
  const priorOf = ({ r, h, omega }: PvEBayesFit): readonly GammaComponent[] =>
    r.map((alpha, k) => ({ alpha, beta: 1 / h[k]!, weight: omega[k]! / omega.reduce((sum, one) => sum + one, 0) }))

  it.each(['GPS', 'K_gamma_5', 'general_gamma_0.3', 'general_gamma_0.5'])(
    'at its prior %s: its log-likelihood and posterior means and quantiles within the error of its draws',
    (name) => {
      const fit: PvEBayesFit = meta[`${dataset}__${name}`]
      const prior = priorOf(fit)
      const parameters = Float64Array.from({ length: 3 * prior.length - 1 }, (_, i) => {
        const { alpha, beta, weight } = prior[Math.floor(i / 3)]!
        if (i % 3 === 0) return Math.log(alpha)
        return i % 3 === 1 ? Math.log(beta) : Math.log(weight / prior.at(-1)!.weight)
      })
      const weight = Float64Array.from(n, () => 1)
      const points = likelihoodPoints({ n: Float64Array.from(n), expected: Float64Array.from(expected), weight })
      expect(relativeError(-gammaMixtureLikelihood(points)(parameters).value, fit.loglik)).toBeLessThan(1e-6)
      const worst = { mean: 0, p5: 0, p95: 0 }
      rows.forEach((row, at) => {
        const [a, mean] = [n[at]!, expected[at]!]
        const posterior = gammaMixturePosterior({ a, expected: mean }, prior)
        const square = prior.reduce((sum, { alpha, beta }, k) => {
          return sum + (posterior.weight[k]! * (alpha + a) * (alpha + a + 1)) / (beta + mean) ** 2
        }, 0)
        const error = Math.sqrt((square - posterior.mean ** 2) / 2000)
        worst.mean = Math.max(worst.mean, Math.abs(Number(row[`${name}_mc_pm`]) - posterior.mean) / error)
        const below = (column: string) => 1 - posterior.above(Number(row[`${name}_mc_${column}`]))
        worst.p5 = Math.max(worst.p5, Math.abs(below('p5') - 0.05))
        worst.p95 = Math.max(worst.p95, Math.abs(below('p95') - 0.95))
      })
      // Figures of 2,000 draws: five standard errors, of the probabilities 0.0049 each.
      expect(worst.mean).toBeLessThan(5)
      expect(worst.p5).toBeLessThan(0.025)
      expect(worst.p95).toBeLessThan(0.025)
    },
  )

  it('has a higher likelihood with three components than its five, below the non-parametric bound', () => {
    const theirs: PvEBayesFit = meta[`${dataset}__K_gamma_5`]
    const { certificate } = fitGammaMixturePrior({ n, expected }, { components: 3 })
    // Its EM stops after 102 iterations, far from an optimum: its log-likelihood is below that of its own two-gamma prior.
    expect(theirs.loglik).toBeLessThan(meta[`${dataset}__GPS`].loglik)
    expect(-certificate.negLogLikelihood).toBeGreaterThan(theirs.loglik + 1000)
    const bound = fitNonParametricPrior({ n, expected }).certificate
    expect(certificate.negLogLikelihood).toBeGreaterThan(bound.negLogLikelihood - bound.dualGap)
  })
})

describe('gammaMixtureLikelihood', () => {
  const cells = fc.array(
    fc.record({
      n: fc.nat(40),
      expected: fc.double({ min: 1e-3, max: 50, noNaN: true }),
      weight: fc.integer({ min: 1, max: 100 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  const pointsOf = (rows: readonly { n: number; expected: number; weight: number }[]) =>
    likelihoodPoints({
      n: Float64Array.from(rows, (row) => row.n),
      expected: Float64Array.from(rows, (row) => row.expected),
      weight: Float64Array.from(rows, (row) => row.weight),
    })
  const parameters = (length: number) =>
    fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length })

  it('is that of MGPS, derivatives included, for two components', () => {
    fc.assert(
      fc.property(cells, parameters(5), (rows, [a1 = 0, b1 = 0, logit = 0, a2 = 0, b2 = 0]) => {
        const ours = gammaMixtureLikelihood(pointsOf(rows))(Float64Array.of(a1, b1, logit, a2, b2))
        const theirs = new MgpsLikelihood(pointsOf(rows)).at(Float64Array.of(a1, b1, a2, b2, logit))
        const place = [0, 1, 4, 2, 3]
        const near = (one: number, other: number) =>
          expect(Math.abs(one - other)).toBeLessThan(1e-7 + 1e-9 * Math.abs(other))
        near(ours.value, theirs.value)
        place.forEach((to, i) => {
          near(ours.gradient[i]!, theirs.gradient[to]!)
          place.forEach((other, j) => {
            near(ours.hessian[5 * i + j]!, theirs.hessian[5 * to + other]!)
          })
        })
      }),
    )
  })

  it('has the derivatives that finite differences show, for three', () => {
    fc.assert(
      fc.property(cells, parameters(8), (rows, values) => {
        const likelihood = gammaMixtureLikelihood(pointsOf(rows))
        const at = Float64Array.from(values)
        const { gradient, hessian } = likelihood(at)
        const weight = rows.reduce((sum, row) => sum + row.weight * (1 + row.n + row.expected), 0)
        const h = 1e-4
        for (let i = 0; i < 8; i++) {
          const moved = (by: number) => likelihood(at.map((value, j) => (i === j ? value + by : value)))
          const [a, b, c, d] = [moved(-2 * h), moved(-h), moved(h), moved(2 * h)] as const
          const slope = (pick: (value: typeof a) => number) =>
            (8 * (pick(c) - pick(b)) - (pick(d) - pick(a))) / (12 * h)
          expect(Math.abs(slope(({ value }) => value) - gradient[i]!)).toBeLessThan(1e-6 * weight)
          for (let j = 0; j < 8; j++) {
            expect(Math.abs(slope((value) => value.gradient[j]!) - hessian[i * 8 + j]!)).toBeLessThan(1e-6 * weight)
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('fitGammaMixturePrior', () => {
  const n = Array.from({ length: 60 }, (_, row) => row % 7)
  const expected = n.map((_, row) => 0.5 + (row % 11) / 5)

  it('refuses too few pairs, what is no table, and impossible options, each by its name', () => {
    for (const components of [0, 11, 1.5, NaN]) {
      expect(() => fitGammaMixturePrior({ n, expected }, { components })).toThrow(
        failure('invalid-option', { field: 'components' }),
      )
    }
    const few = failure('too-little-data', { field: 'n' })
    expect(() => fitGammaMixturePrior({ n: [4], expected: [1] })).toThrow(few)
    expect(() => fitGammaMixturePrior({ n: n.map(() => 0), expected })).toThrow(few)
    expect(() => fitGammaMixturePrior({ n: n.slice(0, 20), expected: expected.slice(0, 20) })).toThrow(few)
    for (const count of [-1, 0.5, NaN]) {
      expect(() => fitGammaMixturePrior({ n: [1, count], expected: [1, 1] })).toThrow(
        failure('invalid-count', { field: 'n', row: 1 }),
      )
    }
    expect(() => fitGammaMixturePrior({ n: [1], expected: [Infinity] })).toThrow(
      failure('invalid-value', { field: 'expected', row: 0 }),
    )
    expect(() => fitGammaMixturePrior({ n, expected }, { signal: { aborted: true } })).toThrow(/stopped/)
  })
})

describe('gammaMixturePosterior', () => {
  const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
  const mixture = [
    { alpha: 0.2, beta: 0.1, weight: 1 / 3 },
    { alpha: 2, beta: 4, weight: 2 / 3 },
  ]

  it.each([
    [0, 3],
    [1, 0.01],
    [7, 7],
    [250, 11],
    [1000, 0.01],
  ])('is that of MGPS for two components, a = %d, E = %d', (a, mean) => {
    const pair = { a, expected: mean }
    const posterior = gammaMixturePosterior(pair, mixture)
    const scores = ebgm(pair, prior)
    const near = (one: number, other: number) => expect(relativeError(one, other)).toBeLessThan(1e-11)
    near(posterior.weight[0]!, scores.qn)
    near(posterior.geometricMean, scores.ebgm)
    near(posterior.mean, posteriorMean(pair, prior))
    near(posterior.above(2), probabilityAbove(pair, prior, 2))
    for (const probability of [0.05, 0.5, 0.95])
      near(posterior.quantile(probability), ebQuantile(pair, prior, probability))
    // Split in two equal halves, a component is the same prior.
    const halves = [...mixture.slice(0, 1), ...[1, 1].map(() => ({ alpha: 2, beta: 4, weight: 1 / 3 }))]
    near(gammaMixturePosterior(pair, halves).quantile(0.05), posterior.quantile(0.05))
  })

  it('refuses what is no pair, no prior and no probability', () => {
    const pair = { a: 1, expected: 1 }
    expect(() => gammaMixturePosterior({ a: -1, expected: 1 }, mixture)).toThrow(
      failure('invalid-count', { field: 'a' }),
    )
    expect(() => gammaMixturePosterior({ a: 1, expected: NaN }, mixture)).toThrow(
      failure('invalid-value', { field: 'expected' }),
    )
    for (const [field, value] of [
      ['alpha', 0],
      ['beta', Infinity],
      ['weight', -0.1],
    ] as const) {
      const broken = mixture.map((one, k) => (k === 1 ? { ...one, [field]: value } : one))
      expect(() => gammaMixturePosterior(pair, broken)).toThrow(failure('invalid-prior', { field, row: 1 }))
    }
    expect(() => gammaMixturePosterior(pair, mixture.slice(1))).toThrow(failure('invalid-prior', { field: 'weight' }))
    expect(() => gammaMixturePosterior(pair, [])).toThrow(failure('invalid-prior', { field: 'weight' }))
    for (const probability of [0, 1, NaN]) {
      expect(() => gammaMixturePosterior(pair, mixture).quantile(probability)).toThrow(
        failure('invalid-option', { field: 'probability' }),
      )
    }
    expect(() => gammaMixturePosterior(pair, mixture).above(0)).toThrow(failure('invalid-option', { field: 'k' }))
  })
})
