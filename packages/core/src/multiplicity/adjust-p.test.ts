import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { type AdjustmentMethod, adjustP } from './adjust-p.js'

const METHODS: readonly AdjustmentMethod[] = [
  'bonferroni',
  'holm',
  'hochberg',
  'bh',
  'by',
  'storey-smoother',
  'storey-bootstrap',
  'lbe',
]

const worst = (actual: Float64Array, expected: readonly number[]) =>
  expected.reduce((most, value, row) => Math.max(most, relativeError(actual[row]!, value)), 0)

describe.skipIf(!hasSharedData)('adjustP against p.adjust, qvalue and LBE on 7,129 genes', () => {
  const rows = hasSharedData ? referenceRows('reference/values/lbe/golub_fdr.csv.gz') : []
  const p = rows.map((row) => Number(row.p))
  const column = (name: string) => rows.map((row) => Number(row[name]))
  const { golub } = hasSharedData
    ? JSON.parse(readFileSync(sharedData('reference/values/lbe/meta.json'), 'utf8'))
    : { golub: {} }

  it.each([
    ['bonferroni', 'bonferroni'],
    ['holm', 'holm'],
    ['hochberg', 'hochberg'],
    ['bh', 'BH'],
    ['by', 'BY'],
  ] as const)('%s', (method, name) => {
    const { adjusted, tests } = adjustP(p, { method })
    expect(tests).toBe(7129)
    expect(worst(adjusted, column(name))).toBeLessThan(1e-14)
    if (method === 'bh') expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(golub.BH_nsig05)
  })

  it('lbe', () => {
    const { adjusted, nullShare, exponent, warnings } = adjustP(p, { method: 'lbe' })
    // LBE searches its exponent to 7e-6, so that its π0 is 5e-8 away; at the same exponent nothing is.
    expect(Math.abs(exponent! - golub.LBE_a)).toBeLessThan(1e-5)
    expect(relativeError(nullShare!, golub.LBE_pi0)).toBeLessThan(1e-7)
    expect(worst(adjusted, column('LBE_q'))).toBeLessThan(1e-7)
    const same = adjustP(p, { method: 'lbe', exponent: golub.LBE_a })
    expect(relativeError(same.nullShare!, golub.LBE_pi0)).toBeLessThan(1e-13)
    expect(worst(same.adjusted, column('LBE_q'))).toBeLessThan(1e-13)
    expect(same.adjusted.filter((q) => q <= 0.05)).toHaveLength(golub.LBE_nsig_FDR05)
    const first = adjustP(p, { method: 'lbe', exponent: 1 })
    expect(relativeError(first.nullShare!, golub.LBE_a1_pi0)).toBeLessThan(1e-13)
    expect(warnings).toEqual(['only-observed-pairs'])
  })

  it('storey', () => {
    const bootstrap = adjustP(p, { method: 'storey-bootstrap' })
    expect(relativeError(bootstrap.nullShare!, golub.storey_pi0_bootstrap)).toBeLessThan(1e-13)
    // R's smooth.spline stops at 3.0003 degrees of freedom, not at 3: there the same spline gives its 0.58416324 (mpmath).
    const smoother = adjustP(p, { method: 'storey-smoother' })
    expect(relativeError(smoother.nullShare!, 0.5841585017108264)).toBeLessThan(1e-13)
    expect(relativeError(smoother.nullShare!, golub.storey_pi0_smoother)).toBeLessThan(1e-5)
    expect(worst(smoother.adjusted, column('storey_q_smoother'))).toBeLessThan(1e-5)
    const scaled = smoother.adjusted.map((q) => (q / smoother.nullShare!) * golub.storey_pi0_smoother)
    expect(worst(scaled, column('storey_q_smoother'))).toBeLessThan(1e-13)
  })
})

/** PhViD's FDR column: π0 from LBE of two-sided p-values, then m·p/rank below ½ and a bound above, by rank. */
function phvidFdr(sorted: readonly number[], nullShare: number): number[] {
  const below = sorted.filter((p) => p <= 0.5).length
  const m = sorted.length
  return sorted.map((p, index) => {
    const rank = index + 1
    return Math.min(1, p <= 0.5 ? (nullShare * p) / (rank / m) : nullShare / ((2 * rank) / m) + 1 - below / rank)
  })
}

describe.skipIf(!hasSharedData)('the FDR of PhViD', () => {
  it.each([
    ['caers/phvid_prr_ror', 'PRR', 17189, 15092, 8611],
    ['caers/phvid_prr_ror', 'ROR', 17189, 14918, 6592],
    ['caers/phvid_rfet', 'RFET', 16769, 7020, 59],
    ['caers/phvid_rfet', 'midRFET', 17189, 11426, 72],
  ] as const)('%s: %s flags nearly all, as only observed pairs enter', (file, name, flagged, observed, all) => {
    const rows = referenceRows(`reference/values/${file}.csv.gz`)
    const p = rows.map((row) => Number(row[`${name}_p`]))
    const fdr = rows.map((row) => Number(row[`${name}_FDR`]))
    const twoSided = p.map((value) => 2 * Math.min(value, 1 - value))
    const { nullShare, warnings } = adjustP(twoSided, { method: 'lbe' })
    expect(warnings).toEqual(['only-observed-pairs', 'implausible-null-share'])
    const sorted = [...p].sort((one, other) => one - other)
    const expected = phvidFdr(sorted, nullShare!).sort((one, other) => one - other)
    const written = [...fdr].sort((one, other) => one - other)
    expect(worst(Float64Array.from(expected), written)).toBeLessThan(1e-5)
    expect(fdr.filter((value) => value <= 0.05)).toHaveLength(flagged)
    // BH over the observed pairs, and over all 2,874 × 1,328 that could have been reported.
    expect(adjustP(p).adjusted.filter((q) => q <= 0.05)).toHaveLength(observed)
    expect(adjustP(p, { tests: 2874 * 1328 }).adjusted.filter((q) => q <= 0.05)).toHaveLength(all)
  })
})

describe('adjustP', () => {
  // R: p.adjust(c(0.01, 0.02, 0.02, 0.04, NA, 0.9), method, n).
  const p = [0.01, 0.02, 0.02, 0.04, Number.NaN, 0.9]

  it.each([
    ['bonferroni', [0.05, 0.1, 0.1, 0.2, NaN, 1]],
    ['holm', [0.05, 0.08, 0.08, 0.08, NaN, 0.9]],
    ['hochberg', [0.05, 0.06, 0.06, 0.08, NaN, 0.9]],
    ['bh', [0.1 / 3, 0.1 / 3, 0.1 / 3, 0.05, NaN, 0.9]],
    ['by', [0.1 / 3, 0.1 / 3, 0.1 / 3, 0.05, NaN, 0.9].map((q) => Math.min(1, (q * 137) / 60))],
  ] as const)('%s, by hand, without counting what is undefined', (method, expected) => {
    const { adjusted, reasons, listed, warnings } = adjustP(p, { method })
    for (const [row, value] of expected.entries()) expect(relativeError(adjusted[row]!, value)).toBeLessThan(1e-14)
    expect(listed).toBe(5)
    expect(Array.from(reasons, (code) => undefinedReasons[code])[4]).toBe('not-a-probability')
    expect(warnings).toEqual(['only-observed-pairs'])
  })

  it('counts tests that are not listed, as if their p-values were 1', () => {
    const listed = p.filter((value) => !Number.isNaN(value))
    for (const method of METHODS) {
      const given = adjustP(listed, { method, tests: 300 })
      const written = adjustP([...listed, ...Array<number>(295).fill(1)], { method, tests: 300 })
      for (const row of listed.keys()) expect(given.adjusted[row]).toBe(written.adjusted[row])
      expect(given.warnings).toEqual([])
      expect(given.nullShare).toBe(written.nullShare)
    }
    expect(adjustP([1e-9], { method: 'by', tests: 1e12 }).adjusted[0]).toBe(1)
    // The 10⁶th harmonic number, to 16 digits (mpmath).
    const millionth = adjustP([1e-9], { method: 'by', tests: 1e6 }).adjusted[0]!
    expect(relativeError(millionth, 14.392726722865724e-3)).toBeLessThan(1e-14)
  })

  it('has no π0 where no p-value is large, and no adjusted value', () => {
    const small = Array.from({ length: 50 }, (_, row) => row / 5000)
    const { adjusted, nullShare, reasons, warnings } = adjustP([...small, 2], { method: 'storey-smoother' })
    expect(adjusted.every(Number.isNaN)).toBe(true)
    expect(nullShare).toBeNaN()
    expect(undefinedReasons[reasons[0]!]).toBe('no-null-share')
    expect(undefinedReasons[reasons[50]!]).toBe('not-a-probability')
    expect(warnings).toContain('implausible-null-share')
  })

  it('keeps order and bounds, whatever the order of rows', () => {
    const probability = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.05, 0.5, 1))
    const values = fc.array(probability, { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(values, fc.constantFrom(...METHODS), (list, method) => {
        const { adjusted, nullShare = 1 } = adjustP(list, { method })
        const reversed = adjustP([...list].reverse(), { method }).adjusted.reverse()
        expect(reversed).toEqual(adjusted)
        if (Number.isNaN(nullShare)) return
        for (const [row, p] of list.entries()) {
          expect(adjusted[row]).toBeLessThanOrEqual(1)
          expect(adjusted[row]! * (1 + 1e-14)).toBeGreaterThanOrEqual(p * nullShare)
          for (const [other, q] of list.entries())
            if (p <= q) expect(adjusted[row]).toBeLessThanOrEqual(adjusted[other]!)
        }
      }),
    )
  })

  it('goes from the strictest to the mildest', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(values, (list) => {
        const [bonferroni, holm, hochberg, bh, by] = (['bonferroni', 'holm', 'hochberg', 'bh', 'by'] as const).map(
          (method) => adjustP(list, { method }).adjusted,
        )
        const slack = 1 + 1e-13
        for (const row of list.keys()) {
          expect(holm![row]!).toBeLessThanOrEqual(bonferroni![row]! * slack)
          expect(hochberg![row]!).toBeLessThanOrEqual(holm![row]! * slack)
          expect(bh![row]!).toBeLessThanOrEqual(hochberg![row]! * slack)
          expect(bh![row]!).toBeLessThanOrEqual(by![row]! * slack)
        }
      }),
    )
  })

  it('estimates π0 near one where all null hypotheses are true', () => {
    const uniform = Array.from({ length: 10_000 }, (_, row) => (row + 0.5) / 10_000)
    for (const method of ['storey-smoother', 'storey-bootstrap', 'lbe'] as const)
      expect(adjustP(uniform, { method, tests: 10_000 }).nullShare).toBeCloseTo(1, 2)
  })

  it.each([
    [[], {}, 'measure/too-little-data', 'p'],
    [[NaN, -0.1, 1.1, Infinity], {}, 'measure/too-little-data', 'p'],
    [[0.1, 0.2], { tests: 1 }, 'measure/invalid-option', 'tests'],
    [[0.1, 0.2], { tests: 2.5 }, 'measure/invalid-option', 'tests'],
    [[0.1, 0.2], { tests: Infinity }, 'measure/invalid-option', 'tests'],
    [[0.1, 0.2], { method: 'lbe', exponent: 0.5 }, 'measure/invalid-option', 'exponent'],
    [[0.1, 0.2], { method: 'lbe', exponent: NaN }, 'measure/invalid-option', 'exponent'],
    [[0.1, 0.2], { method: 'sidak' as AdjustmentMethod }, 'measure/invalid-option', 'method'],
  ] as const)('refuses %j %j', (values, options, code, field) => {
    expect(() => adjustP(values, options)).toThrow(expect.objectContaining({ code, place: { field } }))
  })
})
