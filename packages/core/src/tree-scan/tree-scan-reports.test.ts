import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { seededRandom } from '../random/random.js'
import { binomialVariate } from '../random/variates.js'
import { NameCodes, type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { bernoulliLikelihood } from './scan-likelihood.js'
import { scanTree, treeFromPaths } from './tree.js'
import { treeScanReports } from './tree-scan-reports.js'

const tree = scanTree([-1, 0, 0, 1, 1])
const nodes = incidenceFromRows([0, 0, 1, 2, 3, 5], [3, 4, 3, 2, 1, 2], { reports: 6, size: 5 })
const exposed = [1, 1, 0, 0, 1, 1]

describe('treeScanReports', () => {
  it('counts a report once in every node above its codes', () => {
    const scan = treeScanReports(tree, nodes, exposed, { probability: 0.5 })
    expect([...scan.cases]).toEqual([3, 2, 1, 2, 1])
    expect([...scan.expected]).toEqual([2.5, 1.5, 1, 1, 0.5])
    expect(scan.llr[3]).toBeCloseTo(2 * Math.log(2), 14)
  })

  it('keeps the number of cases where it is conditional: the root never stands out', () => {
    const scan = treeScanReports(tree, nodes, exposed, { conditional: true, simulations: 99 })
    expect(scan.llr[0]).toBe(0)
    expect(scan.p[0]).toBe(1)
    expect(scan.method.probability).toBe(0.6)
  })

  it.each([false, true])(
    'conditional %s: p ≤ 0.05 in one of twenty data sets without a signal, nodes correlated',
    (conditional) => {
      const random = seededRandom(3)
      const wide = scanTree([-1, ...Array.from({ length: 30 }, (_, node) => Math.floor(node / 5))])
      const pairs = Array.from({ length: 300 }, (_, report) =>
        // A report that names one node of the last five names most others of them too.
        report % 4 === 0
          ? [26, 27, 28, 29]
          : [1 + Math.floor(random.uniform() * 30), 1 + Math.floor(random.uniform() * 30)],
      )
      const named = incidenceFromRows(
        pairs.flatMap((codes, report) => codes.map(() => report)),
        pairs.flat(),
        { reports: 300, size: wide.size },
      )
      let small = 0
      for (let seed = 0; seed < 400; seed++) {
        const who = pairs.map(() => Number(random.uniform() < 0.3))
        const scan = treeScanReports(wide, named, who, { conditional, probability: 0.3, simulations: 99, seed })
        if (Math.min(...scan.p) <= 0.05) small += 1
      }
      // Four standard errors.
      const error = Math.sqrt((0.05 * 0.95) / 400)
      expect(Math.abs(small / 400 - 0.05)).toBeLessThan(4 * error)
    },
  )

  it('refuses what does not fit', () => {
    const scan = (options: object, who: number[] = exposed) => treeScanReports(tree, nodes, who, options)
    const code = (value: string) => expect.objectContaining({ code: value })
    for (const probability of [0, 1, Number.NaN, -1]) {
      expect(() => scan({ probability })).toThrow(code('measure/invalid-option'))
    }
    expect(() => scan({ probability: 0.5, simulations: 0.5 })).toThrow(code('measure/invalid-option'))
    expect(() => scan({ probability: 0.5 }, [1])).toThrow(code('measure/invalid-value'))
    expect(() => scan({ conditional: true }, [0, 0, 0, 0, 0, 0])).toThrow(code('measure/too-little-data'))
    expect(() => treeScanReports(scanTree([-1]), nodes, exposed, { probability: 0.5 })).toThrow(
      code('measure/invalid-value'),
    )
  })
})

describe.skipIf(!hasSharedData)('TreeMineR 1.0.3, ICD-10-SE, p = 1/11', () => {
  const icd = () =>
    treeFromPaths(referenceRows('reference/inputs/treeminer_icd10se_tree.csv.gz').map((row) => row['pathString']!))
  /**
   * 866 of the 8,968 ids are exposed in some rows and not in others. TreeMineR counts such an id once in each cut, as
   * exposed or not by whichever comes first when rows are sorted by leaf. Its counts are made again by handing over
   * each (id, exposed) as a report with the cuts that it is counted in.
   */
  function scanned() {
    const named = icd()
    const rows = referenceRows('reference/inputs/treeminer_diagnoses.csv.gz').map(
      (row): ReferenceRow => ({ ...row, report: `${row['id']} ${row['exposed']}` }),
    )
    rows.sort((one, other) => (one['leaf']! < other['leaf']! ? -1 : Number(one['leaf'] !== other['leaf'])))
    const people = new NameCodes(rows, 'report')
    const isExposed = new Uint8Array(people.size)
    const idOf: string[] = []
    const leavesOf: number[][] = Array.from({ length: people.size }, () => [])
    rows.forEach((row, at) => {
      const person = people.codes[at]!
      isExposed[person] = Number(row['exposed'])
      idOf[person] = row['id']!
      leavesOf[person]!.push(named.codeOf(row['leaf']!))
    })
    const seen = new Set<string>()
    const [reports, cuts]: [number[], number[]] = [[], []]
    leavesOf.forEach((leaves, person) => {
      for (let node of leaves) {
        for (; node >= 0; node = named.parents[node]!) {
          const key = `${idOf[person]} ${node}`
          if (seen.has(key)) continue
          seen.add(key)
          reports.push(person)
          cuts.push(node)
        }
      }
    })
    const flat = scanTree(new Int32Array(named.size).fill(-1))
    const incidence = incidenceFromRows(reports, cuts, { reports: people.size, size: named.size })
    return { named, scan: treeScanReports(flat, incidence, isExposed, { probability: 1 / 11, seed: 1 }) }
  }
  const table = hasSharedData ? referenceRows('reference/values/treescan/treeminer_icd10se_p1_11.csv') : []

  it('has its counts and ratios in every row', () => {
    const { named, scan } = scanned()
    expect(table.length).toBe(3410)
    let worst = 0
    for (const row of table) {
      const node = named.codeOf(row['cut']!)
      const [n1, n0] = [Number(row['n1']), Number(row['n0'])]
      expect(scan.cases[node]).toBe(n1)
      expect(Math.round(scan.expected[node]! * 11)).toBe(n1 + n0)
      const llr = Number(row['llr'])
      worst = Math.max(worst, Math.min(Math.abs(scan.llr[node]! - llr), relativeError(scan.llr[node]!, llr)))
    }
    expect(worst).toBeLessThan(1e-12)
  })

  /**
   * TreeMineR draws every cut by itself, though a parent holds the reports of its children, and leaves cuts out whose
   * drawn reports are all exposed or all not (0 · log 0), cuts without exposed reports also out of its table. Drawn so, its p come out again; they are not ours.
   */
  it('has its p within four standard errors where cuts are drawn as it draws them', () => {
    const random = seededRandom(7)
    const likelihood = bernoulliLikelihood(1 / 11)
    const { scan } = scanned()
    const sizes = Array.from(scan.expected, (value) => Math.round(value * 11)).filter((size) => size > 0)
    expect(sizes.length).toBeGreaterThan(table.length)
    const maxima = Array.from({ length: 999 }, () =>
      sizes.reduce((greatest, size) => {
        const cases = binomialVariate(random, size, 1 / 11)
        return cases === size ? greatest : Math.max(greatest, likelihood(cases, size))
      }, 0),
    )
    for (const row of table) {
      const [llr, theirs] = [Number(row['llr']), Number(row['p'])]
      const p = (1 + maxima.filter((value) => value > llr).length) / 1000
      const error = Math.sqrt((p * (1 - p) + theirs * (1 - theirs)) / 1000)
      expect(Math.abs(p - theirs)).toBeLessThanOrEqual(4 * error + 0.002)
    }
  })
})
