import * as core from './index.js'
import { seededRandom } from './random/random.js'

/** A digest of the bits of every number in the result of each method, by the method's name. */
export function coreBits(): Readonly<Record<string, string>> {
  const { drugs, events } = sampleReports()
  const counts = core.countPairs(drugs, events)
  const table = core.compressFullTable(counts)
  const fit = core.fitMgpsPrior(table)
  const measures = Object.keys(core.measureColumns) as core.Measure[]
  const grid = Array.from({ length: 400 }, (_, i) => (i + 1) * 0.37)
  const series = grid.slice(0, 60).map((x, i) => Math.floor(10 + (i > 40 ? 8 : 0) + ((x * 7.3) % 5)))
  const times = grid.slice(0, 120).map((x) => x + ((x * 3.7) % 1))
  const cases = Uint8Array.from({ length: drugs.reports }, (_, report) => Number(report % 13 < 3))
  const strata = [
    { a: 12, b: 30, c: 40, d: 300 },
    { a: 5, b: 44, c: 21, d: 410 },
    { a: 9, b: 18, c: 33, d: 190 },
  ]
  const controls = { estimate: grid.slice(0, 40).map((x) => (x % 3) - 1), standardError: grid.slice(0, 40) }
  const tree = core.scanTree([-1, 0, 0, 1, 1, 2, 2, 2])
  const results: Readonly<Record<string, () => unknown>> = {
    counts: () => counts,
    prior: () => fit,
    scores: () => core.score(counts, measures, { prior: fit }),
    'prior, truncated': () => core.fitMgpsPrior(table, { likelihood: 'componentTruncated' }),
    'conditional odds ratio': () => strata.map((stratum) => core.conditionalOddsRatio(stratum)),
    'Dirichlet interval': () => core.informationComponentDirichlet(strata[0]!),
    strata: () => [core.mantelHaenszel(strata), core.subgroupRatios(strata)],
    masking: () => core.maskersOfPair(drugs, events, { drug: 1, event: 2 }),
    interactions: () => core.scoreInteractions(core.countDrugPair(drugs, events, [0, 1])),
    'sequential plan': () => core.poissonMaxSprt({ sampleSize: 8 }),
    charts: () => [core.countChart(series), core.ewmaChart(series), core.changePointTest(series, { simulations: 99 })],
    onset: () => core.fitOnset(core.onsetTimes({ time: times })),
    samples: () => [
      core.wilcoxon(times, series),
      core.kolmogorovSmirnov(times, series),
      core.andersonDarling(times, series, { simulations: 99 }),
    ],
    calibration: () => [core.fitNull(controls), core.calibrationReport(controls)],
    evaluation: () =>
      core.rocArea(
        cases.subarray(0, grid.length),
        grid.map((x) => (x * 17) % 5),
      ),
    lasso: () => core.lassoPath(drugs, cases, { lambdaCount: 12 }),
    'tree scan': () =>
      core.treeScan(
        tree,
        { model: 'bernoulli', cases: [0, 1, 0, 9, 2, 1, 3, 2], controls: [0, 9, 8, 7, 12, 10, 14, 11] },
        { probability: 0.2, simulations: 199, seed: 3 },
      ),
    'special functions': () =>
      grid.map((x) => [
        core.logGamma(x),
        core.digamma(x),
        core.trigamma(x),
        core.gammaP(x, 20),
        core.gammaQ(x, 20),
        core.gammaQuantile(0.025, x),
        core.normalUpperTail(x / 8),
      ]),
  }
  return Object.fromEntries(Object.entries(results).map(([name, compute]) => [name, digest(compute())]))
}

/** 3,000 reports with 1 … 4 of 40 drugs and 1 … 5 of 70 events, low codes more often than high ones. */
export function sampleReports() {
  const random = seededRandom(20260101)
  const reports = 3000
  const side = (size: number, most: number) => {
    const rows: number[] = []
    const codes: number[] = []
    for (let report = 0; report < reports; report++) {
      const several = 1 + Math.floor(random.uniform() * most)
      for (let i = 0; i < several; i++) {
        rows.push(report)
        codes.push(Math.floor(random.uniform() * random.uniform() * size))
      }
    }
    return core.incidenceFromRows(rows, codes, { reports, size })
  }
  return { drugs: side(40, 4), events: side(70, 5) }
}

/** FNV-1a over the bits of every number, and every name and text, that can be reached from a value. */
function digest(value: unknown): string {
  let hash = 0x811c9dc5
  let numbers = 0
  const add = (byte: number) => {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  const visit = (part: unknown): void => {
    if (typeof part === 'number') {
      numbers += 1
      for (const byte of new Uint8Array(Float64Array.of(part).buffer)) add(byte)
    } else if (typeof part === 'string' || typeof part === 'boolean') {
      for (const character of String(part)) add(character.codePointAt(0)! & 255)
    } else if (ArrayBuffer.isView(part) || Array.isArray(part)) {
      for (const item of Array.from(part as ArrayLike<unknown>)) visit(item)
    } else if (typeof part === 'object' && part !== null) {
      for (const [name, item] of Object.entries(part)) {
        visit(name)
        visit(item)
      }
    }
  }
  visit(value)
  return `${hash.toString(16).padStart(8, '0')} of ${numbers} numbers`
}
