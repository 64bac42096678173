import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { countPairs } from '../counts/count.js'
import type { PairCounts } from '../counts/pair-counts.js'
import { incidencePairs } from '../counts/random-counts.fixture.js'
import { ebgm } from '../priors/ebgm.js'
import { countNames, type NameCodes, type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { frenchTable } from '../reference-counts.fixture.js'
import { informationComponent } from './information-component.js'
import type { ColumnName, Measure } from './measure-columns.js'
import { prr } from './prr.js'
import { ror, rorHaldaneAnscombe } from './ror.js'
import { score } from './score.js'

const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
const z = 1.959963984540054
const everything: readonly Measure[] = ['prr', 'ror', 'chi2', 'ic', 'ic_approx', 'ebgm']

interface Coded {
  readonly counts: PairCounts
  readonly drugs: NameCodes
  readonly events: NameCodes
}

/** Where the pair of a reference row stands among the listed pairs. */
function position({ counts, drugs, events }: Coded, drug: string, event: string): number {
  const code = drugs.codeOf(drug)
  const start = counts.offsets[code]!
  const at = counts.codes.subarray(start, counts.offsets[code + 1]).indexOf(events.codeOf(event))
  return at < 0 ? NaN : start + at
}

function worstError(found: Float64Array, rows: readonly ReferenceRow[], column: string, at: readonly number[]): number {
  return rows.reduce((worst, row, i) => {
    const text = row[column] ?? ''
    const error = relativeError(found[at[i]!]!, Number(text))
    return Number.isFinite(Number(text)) && Number(text) !== 0 ? Math.max(worst, error) : worst
  }, 0)
}

describe.skipIf(!hasSharedData)('whole tables against independent implementations', () => {
  const caers = (): Coded => countNames(referenceRows('reference/inputs/caers.csv'), 'id', 'var1', 'var2')

  it.each([
    ['caers', caers, 'reference/values/caers/mgps_scores.csv.gz', 17_189, 97],
    ['phvid_simulated', frenchTable, 'reference/values/phvid_simulated/mgps_scores_every10th.csv.gz', 102_483, 3540],
  ] as const)('%s: EBGM, EB05 and EB95 of our own fit to 1e-6', (_, make, file, pairs, signals) => {
    const coded = make()
    const { columns, rows, certificate } = score(coded.counts, ['ebgm'])
    expect([rows, certificate?.converged]).toEqual([pairs, true])
    expect(columns.eb05!.filter((value) => value >= 2).length).toBe(signals)
    const reference = referenceRows(file)
    const at = reference.map((row) => position(coded, row['var1']!, row['var2']!))
    expect(at.every((value) => value >= 0)).toBe(true)
    expect(worstError(columns.expected!, reference, 'E', at)).toBeLessThan(1e-15)
    expect(worstError(columns.ebgm!, reference, 'ebgm_full', at)).toBeLessThan(1e-8)
    expect(worstError(columns.eb05!, reference, 'eb05_full', at)).toBeLessThan(1e-8)
    expect(worstError(columns.eb95!, reference, 'eb95_full', at)).toBeLessThan(1e-8)
  })

  it.each([
    ['pvda_tiny_dataset.csv', 'report_id', 'drug', 'event', 'tiny_nogroup.csv'],
    ['caers.csv', 'id', 'var1', 'var2', 'caers.csv.gz'],
  ])('%s: counted by report as pvda counts', (input, report, drug, event, output) => {
    const coded = countNames(referenceRows(`reference/inputs/${input}`), report, drug, event)
    const { columns } = score(coded.counts, [])
    const reference = referenceRows(`reference/values/pvda/${output}`)
    expect(reference.length).toBe(coded.counts.counts.length)
    const at = reference.map((row) => position(coded, row['drug']!, row['event']!))
    for (const [name, column] of [
      ['a', 'obs'],
      ['b', 'b'],
      ['c', 'c'],
      ['d', 'd'],
    ] as const) {
      expect(Float64Array.from(at, (place) => columns[name]![place]!)).toEqual(
        Float64Array.from(reference, (row) => Number(row[column])),
      )
    }
  })

  it.each(['drug_event_df_nogroup.csv', 'tiny_nogroup.csv', 'caers.csv.gz'])(
    '%s: E, IC, PRR and ROR of pvda to 1e-12',
    (file) => {
      const rows = referenceRows(`reference/values/pvda/${file}`)
      const numbers = (column: string) => Float64Array.from(rows, (row) => Number(row[column]))
      const cells = { a: numbers('obs'), drugTotal: numbers('n_drug'), eventTotal: numbers('n_event') }
      const columns: Readonly<Partial<Record<ColumnName, Float64Array>>> = score(
        { ...cells, total: numbers('n_tot') },
        ['prr', 'ror', 'ic'],
      ).columns
      const whole = rows.flatMap((row, at) => (['b', 'c', 'd'].every((cell) => Number(row[cell]) > 0) ? [at] : []))
      expect(whole.length).toBeGreaterThan(10)
      const reference = whole.map((at) => rows[at]!)
      const pairs = { expected: 'exp_rrr', prr: 'prr', prr025: 'prr2.5', prr975: 'prr97.5' }
      const rest = { ror: 'ror', ror025: 'ror2.5', ror975: 'ror97.5', ic025: 'ic2.5', ic975: 'ic97.5' }
      for (const [name, column] of Object.entries({ ...pairs, ...rest })) {
        const error = worstError(columns[name as ColumnName]!, reference, column, whole)
        expect({ name, agrees: error < 1e-12 }).toEqual({ name, agrees: true })
      }
    },
  )

  it('agrees with the printed digits of 44,135 real pairs of two FAERS quarters', () => {
    const rows = referenceRows('data/bigger/faers_2025q4_2026q1_pairs_half.csv.gz')
    expect(rows.length).toBe(44_135)
    const numbers = (column: string) => Float64Array.from(rows, (row) => Number(row[column]))
    const cells = {
      a: numbers('case_count'),
      drugTotal: numbers('drug_total'),
      eventTotal: numbers('reaction_total'),
      total: 755_960,
    }
    const plain = score(cells, ['prr', 'ror', 'chi2', 'ic_approx'])
    const haldane = score(cells, ['prr', 'ror'], { zeroCells: 'haldane' })
    const isZero = rows.map((row) => row['has_zero_cell'] === 'true')
    expect(plain.zeroCellRows).toBe(isZero.filter(Boolean).length)
    expect(plain.zeroCellRows).toBeGreaterThan(0)

    /** How many rows differ from what is printed by more than half of the last printed place. */
    const differing = (
      found: Float64Array | undefined,
      column: string,
      where: (row: number) => boolean,
      tolerance = 0.000500001,
    ) => rows.filter((row, i) => where(i) && !(Math.abs(found![i]! - Number(row[column])) <= tolerance)).length
    // The file goes 1.96 standard errors down from the ratio it has already rounded.
    const lower = plain.columns.ror!.map(
      (ratio, i) => Number(rows[i]!['ror']) * (plain.columns.ror025![i]! / ratio) ** (1.96 / z),
    )
    const noZero = (row: number) => !isZero[row]
    const zero = (row: number) => isZero[row] === true
    expect({
      prr: differing(plain.columns.prr, 'prr', noZero),
      ror: differing(plain.columns.ror, 'ror', noZero),
      lower: differing(lower, 'ror_ci_lower', noZero),
      chi2: differing(plain.columns.chi2, 'chi_square', noZero),
      // IC and what is taken off it were each rounded before they were subtracted.
      ic025: differing(plain.columns.ic025_approx, 'ic025', noZero, 0.001),
      zeroPrr: differing(haldane.columns.prr, 'prr', zero),
      zeroRor: differing(haldane.columns.ror, 'ror', zero),
    }).toEqual({ prr: 0, ror: 0, lower: 0, chi2: 0, ic025: 0, zeroPrr: 0, zeroRor: 0 })
  })
})

describe('score', () => {
  it('gives every row the same bits as the scalar forms', () => {
    fc.assert(
      fc.property(incidencePairs, fc.constantFrom('none', 'haldane'), ({ drugs, events }, zeroCells) => {
        const { columns, rows } = score(countPairs(drugs, events), [...everything, 'ror_ha'], { zeroCells, prior })
        const at = (name: ColumnName, row: number) => columns[name]![row]!
        for (let row = 0; row < rows; row++) {
          const table = { a: at('a', row), b: at('b', row), c: at('c', row), d: at('d', row) }
          const bayes = ebgm({ a: table.a, expected: at('expected', row) }, prior)
          const ic = informationComponent(table)
          expect([at('ic', row), at('ic025', row)]).toEqual([ic.ic, ic.lower])
          const ratios = {
            prr: prr(table, { zeroCells }),
            ror: ror(table, { zeroCells }),
            ror_ha: rorHaldaneAnscombe(table),
          }
          for (const [name, { estimate, lower, upper }] of Object.entries(ratios)) {
            const found = [name, `${name}025`, `${name}975`].map((column) => at(column as ColumnName, row))
            expect(found, name).toEqual([estimate, lower, upper])
          }
          expect([at('ebgm', row), at('eb05', row), at('eb95', row)]).toEqual([bayes.ebgm, bayes.eb05, bayes.eb95])
        }
      }),
    )
  })

  const cells = { a: [3, 5, 1], drugTotal: [10, 4, 1], eventTotal: [8, 9, 1], total: [100, 100, 100] }

  it('leaves rows that are no table undefined and counts them', () => {
    const { columns, invalidRows, zeroCellRows } = score(cells, everything, { prior })
    expect([invalidRows, zeroCellRows]).toEqual([1, 1])
    for (const column of Object.values(columns)) {
      expect(column[0]).not.toBeNaN()
      expect(column[1]).toBeNaN()
    }
    expect([columns.ror![2], columns.prr![2]]).toEqual([NaN, NaN])
    expect(score(cells, ['prr'], { zeroCells: 'haldane' }).columns.prr![2]).toBeGreaterThan(1)
    const huge = score({ ...cells, total: [100, 100, 2 ** 53] }, ['prr', 'chi2'])
    expect([huge.invalidRows, huge.columns.chi2[2], huge.columns.prr[0]]).toEqual([2, NaN, columns.prr![0]])
  })

  it('makes the columns that were asked for and no others', () => {
    expect(Object.keys(score(cells, ['chi2'], { cells: false }).columns)).toEqual(['chi2', 'chi2_yates'])
    expect(Object.keys(score(cells, []).columns)).toEqual(['a', 'b', 'c', 'd', 'expected'])
  })

  it('takes a fitted prior with its certificate, and needs a prior for rows that are not a whole table', () => {
    expect(() => score(cells, ['ebgm'])).toThrow(/EBGM needs a prior/)
    const impossible = { ...prior, beta1: -1 }
    expect(() => score(cells, ['ebgm'], { prior: impossible })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-prior' }),
    )
    const certificate = {
      likelihood: 'full' as const,
      minimumCount: 0,
      conditionNumber: 1,
      standardErrors: prior,
      negLogLikelihood: 1,
      gradientNorm: 0,
      curvature: 1,
      starts: 1,
      startsAgreeing: 1,
      converged: true,
      boundary: [],
      iterations: 1,
      points: 1,
    }
    expect(score(cells, ['ebgm'], { prior: { prior, certificate } })).toMatchObject({ prior, certificate })
    expect(score(cells, ['prr'], { prior }).prior).toBeUndefined()
  })

  it('refuses columns of unequal length', () => {
    expect(() => score({ ...cells, drugTotal: [1] }, ['prr'])).toThrow(/drugTotal has 1 rows/)
  })
})
