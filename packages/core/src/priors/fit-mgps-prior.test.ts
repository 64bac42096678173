import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { caersCounts, faersQuarterCounts, frenchTable, gadoliniumCounts } from '../reference-counts.fixture.js'
import { type FitCertificate, fitMgpsPrior } from './fit-mgps-prior.js'
import { compressFullTable, type FullTable } from './full-table.js'
import type { MgpsPrior } from './mgps-prior.js'

const referenceFit = (dataset: string): { theta: MgpsPrior; negLL: number } =>
  JSON.parse(readFileSync(sharedData(`reference/values/${dataset}/mgps_fits.json`), 'utf8')).fits.full

function expectAtOptimum({ negLogLikelihood, gradientNorm, converged, boundary }: FitCertificate, negLL: number) {
  expect(Math.abs(negLogLikelihood - negLL)).toBeLessThan(1e-8)
  expect(gradientNorm).toBeLessThan(1e-8)
  expect({ converged, boundary }).toEqual({ converged: true, boundary: [] })
}

describe.skipIf(!hasSharedData)('fits of real tables', () => {
  it('caers: the global optimum among local ones', () => {
    const table = compressFullTable(caersCounts())
    expect([table.n.length, table.zeroCells]).toEqual([2531 + 2665, 3_799_483])
    const { prior, certificate } = fitMgpsPrior(table)
    const { theta, negLL } = referenceFit('caers')
    expectAtOptimum(certificate, negLL)
    expect(prior.alpha1).toBeCloseTo(theta.alpha1, 8)
    expect(certificate.starts).toBe(12)
    expect(certificate.startsAgreeing).toBeGreaterThanOrEqual(6)
    expect(certificate.startsAgreeing).toBeLessThan(12)
  })

  it('phvid_simulated', () => {
    const table = compressFullTable(frenchTable().counts)
    expect([table.n.length, table.zeroCells]).toEqual([99_785 + 156_865, 376_821])
    const { certificate } = fitMgpsPrior(table)
    expectAtOptimum(certificate, referenceFit('phvid_simulated').negLL)
    expect(certificate.startsAgreeing).toBeGreaterThanOrEqual(9)
  })

  it('gadolinium contrast agents', () => {
    const { certificate } = fitMgpsPrior(compressFullTable(gadoliniumCounts()))
    expectAtOptimum(certificate, referenceFit('gbca').negLL)
  })

  it('a whole FAERS quarter', () => {
    const table = compressFullTable(faersQuarterCounts())
    expect([table.n.length, table.cells]).toEqual([199_748, 3_775_240])
    const { prior, certificate } = fitMgpsPrior(table)
    expect(certificate).toMatchObject({ converged: true, boundary: [], startsAgreeing: 12 })
    // The optimum given in reference/values/exact2x2/truth_ebgm.csv as faers22q3_full.
    expect(prior.alpha1).toBeCloseTo(0.15214410717724738, 9)
    expect(prior.beta2).toBeCloseTo(0.9163083046501157, 9)
  })
})

/** Cells of equal E with given numbers of cells for n = 0, 1, 2, … */
const tableOf = (rows: readonly (readonly [expected: number, frequencies: readonly number[]])[]): FullTable => {
  const points = rows.flatMap(([expected, frequencies]) => frequencies.map((weight, n) => ({ n, expected, weight })))
  return {
    n: Float64Array.from(points, (point) => point.n),
    expected: Float64Array.from(points, (point) => point.expected),
    weight: Float64Array.from(points, (point) => point.weight),
    cells: 0,
    zeroCells: 0,
  }
}

const truth: MgpsPrior = { alpha1: 0.3, beta1: 0.1, alpha2: 3, beta2: 3.5, p: 0.2 }

/** Cells with n = 0, 1, 2, … reports among 10,000, as the prior has them. */
function frequenciesOf(expected: number, { alpha1, beta1, alpha2, beta2, p }: MgpsPrior): number[] {
  const probability = (n: number, alpha: number, beta: number) => {
    let value = (beta / (beta + expected)) ** alpha
    for (let k = 1; k <= n; k++) value *= ((alpha + k - 1) / k) * (expected / (beta + expected))
    return value
  }
  return Array.from(
    { length: 1500 },
    (_, n) => 1e4 * (p * probability(n, alpha1, beta1) + (1 - p) * probability(n, alpha2, beta2)),
  )
}

describe('fitMgpsPrior', () => {
  it.each([
    [0.5, 2, 1e5],
    [0.02, 0.3, 1e6],
  ])('says so when the data know no spread: reports of means %d and %d as Poisson has them', (low, high, cells) => {
    const frequency = (mean: number, n: number): number =>
      n === 0 ? cells * Math.exp(-mean) : (frequency(mean, n - 1) * mean) / n
    const rows = [low, high].map((mean) => [mean, Array.from({ length: 12 }, (_, n) => frequency(mean, n))] as const)
    const { certificate } = fitMgpsPrior(tableOf(rows))
    expect(certificate).toMatchObject({ converged: false, starts: 12, startsAgreeing: 12 })
    expect(certificate.boundary).toEqual(expect.arrayContaining(['alpha2 → ∞', 'beta2 → ∞']))
    expect(certificate.iterations).toBeLessThan(12 * 60)
    // Its certificate: no slope is left but those out of the domain, and −log L is that of Poisson's distribution.
    expect(certificate.gradientNorm).toBeLessThan(0.01)
    const logOf = (mean: number, n: number): number =>
      n === 0 ? -mean : logOf(mean, n - 1) + Math.log(mean) - Math.log(n)
    const poisson = rows.reduce(
      (sum, [mean, weights]) => sum - weights.reduce((part, weight, n) => part + weight * logOf(mean, n), 0),
      0,
    )
    expect(Math.abs(certificate.negLogLikelihood - poisson)).toBeLessThan(1e-3)
  })

  it('names the boundary: cells either silent or reported as expected', () => {
    const { certificate } = fitMgpsPrior(tableOf([[1, [5000 + 1839, 1839, 920, 307, 77, 15, 3]]]))
    expect(certificate.converged).toBe(false)
    expect(certificate.boundary.length).toBeGreaterThan(0)
  })

  it('says so when one gamma distribution explains all: its components cannot be told apart', () => {
    const rows = [0.1, 1, 3].map((expected) => [expected, frequenciesOf(expected, { ...truth, p: 0 })] as const)
    const { certificate } = fitMgpsPrior(tableOf(rows))
    expect(certificate.converged).toBe(false)
  })

  it('recovers the prior that made the data, whatever the order of its components', () => {
    const exact = [0.1, 0.4, 1, 3].map((expected) => [expected, frequenciesOf(expected, truth)] as const)
    const { prior, certificate } = fitMgpsPrior(tableOf(exact))
    expect(certificate.converged).toBe(true)
    for (const name of ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const)
      expect(prior[name]).toBeCloseTo(truth[name], 4)
    const swapped = { alpha1: 3, beta1: 3, alpha2: 0.3, beta2: 0.3, p: 0.7 }
    expect(fitMgpsPrior(tableOf(exact), { starts: [swapped] }).prior.alpha1).toBeCloseTo(0.3, 4)
  })

  it('gives standard errors as the data scatter about the truth', () => {
    const exact = [0.1, 0.4, 1, 3].map((expected) => [expected, frequenciesOf(expected, truth)] as const)
    const { certificate } = fitMgpsPrior(tableOf(exact))
    // Four times the cells, half the errors.
    const more = exact.map(([expected, cells]) => [expected, cells.map((weight) => 4 * weight)] as const)
    const { standardErrors, conditionNumber } = fitMgpsPrior(tableOf(more)).certificate
    for (const name of ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const) {
      expect(standardErrors[name] / certificate.standardErrors[name]).toBeCloseTo(0.5, 5)
    }
    expect(conditionNumber / certificate.conditionNumber).toBeCloseTo(1, 5)
    const variance = 1 / certificate.curvature
    expect(Math.max(...Object.values(certificate.standardErrors)) ** 2).toBeLessThanOrEqual(variance)
    expect(Object.values(certificate.standardErrors).reduce((sum, one) => sum + one ** 2, 0)).toBeGreaterThan(variance)
  })

  it.each([
    ['componentTruncated', 1],
    ['componentTruncated', 2],
    ['mixtureTruncated', 1],
    ['mixtureTruncated', 3],
  ] as const)('%s recovers it from pairs of %d reports or more', (likelihood, minimumCount) => {
    const rows = [0.1, 0.4, 1, 3].map((expected) => {
      const cells = (p: number) => frequenciesOf(expected, { ...truth, p })
      const tail = (cell: readonly number[]) => cell.slice(minimumCount).reduce((sum, one) => sum + one, 0) / 1e4
      const [first, second, both] = [cells(1), cells(0), cells(truth.p)]
      const [tail1, tail2] = [tail(first), tail(second)]
      const shown = both.map((cell, n) => {
        if (likelihood === 'mixtureTruncated') return cell
        return (truth.p * first[n]!) / tail1 + ((1 - truth.p) * second[n]!) / tail2
      })
      return [expected, shown] as const
    })
    const { prior, certificate } = fitMgpsPrior(tableOf(rows), { likelihood, minimumCount })
    expect(certificate).toMatchObject({ likelihood, minimumCount, converged: true })
    for (const name of ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const)
      expect(prior[name]).toBeCloseTo(truth[name], 3)
    const without = rows.map(
      ([expected, cells]) => [expected, cells.map((cell, n) => (n < minimumCount ? 0 : cell))] as const,
    )
    expect(fitMgpsPrior(tableOf(without), { likelihood, minimumCount }).prior).toEqual(prior)
  })

  it('takes bare pairs as cells of weight 1', () => {
    const n = Array.from({ length: 60 }, (_, row) => row % 7)
    const expected = n.map((_, row) => 0.5 + (row % 11) / 5)
    const bare = fitMgpsPrior({ n, expected })
    expect(bare.prior).toEqual(fitMgpsPrior({ n, expected, weight: n.map(() => 1) }).prior)
    expect(fitMgpsPrior({ n: [0, ...n], expected: [0, ...expected] }).prior).toEqual(bare.prior)
  })

  it('stops when told to', () => {
    const signal = { aborted: true }
    expect(() => fitMgpsPrior(tableOf([[1, [10, 30, 5]]]), { signal })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
  })

  it('refuses too few pairs, what is no table, and impossible options, each by its name', () => {
    const failure = (code: string, place: object) => expect.objectContaining({ code: `measure/${code}`, place })
    const few = failure('too-little-data', { field: 'n' })
    expect(() => fitMgpsPrior(tableOf([[1, [10]]]))).toThrow(few)
    expect(() => fitMgpsPrior(tableOf([[1, [100, 19]]]))).toThrow(few)
    expect(() => fitMgpsPrior({ n: [4], expected: [1] })).toThrow(few)
    const table = tableOf([[1, [10, 30, 5]]])
    expect(() => fitMgpsPrior(table, { likelihood: 'mixtureTruncated', minimumCount: 2 })).toThrow(few)
    for (const n of [-1, 0.5, NaN]) {
      expect(() => fitMgpsPrior({ n: [1, n], expected: [1, 1] })).toThrow(
        failure('invalid-count', { field: 'n', row: 1 }),
      )
    }
    const wrong = (field: string, row: number) => failure('invalid-value', { field, row })
    for (const value of [-1, NaN, Infinity]) {
      expect(() => fitMgpsPrior({ n: [1, 1], expected: [1, value] })).toThrow(wrong('expected', 1))
      expect(() => fitMgpsPrior({ n: [1], expected: [1], weight: [value] })).toThrow(wrong('weight', 0))
    }
    expect(() => fitMgpsPrior({ n: [0, 1], expected: [0, 0] })).toThrow(wrong('expected', 1))
    expect(() => fitMgpsPrior({ n: [1], expected: [] })).toThrow(failure('invalid-value', { field: 'expected' }))
    const option = (field: string) => failure('invalid-option', { field })
    expect(() => fitMgpsPrior(table, { starts: [] })).toThrow(option('starts'))
    expect(() => fitMgpsPrior(table, { starts: [{ ...truth, p: 1 }] })).toThrow(option('starts'))
    expect(() => fitMgpsPrior(table, { starts: [{ ...truth, beta1: 0 }] })).toThrow(
      failure('invalid-prior', { field: 'beta1' }),
    )
    expect(() => fitMgpsPrior(table, { likelihood: 'other' as 'full' })).toThrow(option('likelihood'))
    expect(() => fitMgpsPrior(table, { minimumCount: 1 })).toThrow(option('minimumCount'))
    for (const minimumCount of [0, 1.5, NaN]) {
      expect(() => fitMgpsPrior(table, { likelihood: 'componentTruncated', minimumCount })).toThrow(
        option('minimumCount'),
      )
    }
  })
})
