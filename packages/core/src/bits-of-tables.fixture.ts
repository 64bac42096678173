import { core } from './entries.fixture.js'
import type { Measure } from './measures/measure-columns.js'
import { probabilityBelow } from './priors/ebgm.js'
import { seededRandom } from './random/random.js'

type Results = Readonly<Record<string, () => unknown>>

/** What the methods that count reports and score tables make of a small universe. */
export function tableResults(): Results {
  const { drugs, events } = sampleReports()
  const counts = core.countPairs(drugs, events)
  const table = core.compressFullTable(counts)
  const fit = core.fitMgpsPrior(table)
  const some = core.countPairs(drugs, events, { minCount: 12 })
  const n = Float64Array.from(some.counts.subarray(0, 120))
  const expected = n.map((a, i) => (a + 1) / (0.3 + (i % 9)))
  const coded = (size: number) => Uint8Array.from({ length: drugs.reports }, (_, report) => (report * 7) % size)
  const strata = { names: ['young', 'old', 'unknown'], codes: coded(3) }
  const stratified = core.countStrata(drugs, events, strata)
  const cases = Uint8Array.from({ length: drugs.reports }, (_, report) => Number(report % 13 < 3))
  const layers = [
    { a: 12, b: 30, c: 40, d: 300 },
    { a: 5, b: 44, c: 21, d: 410 },
    { a: 9, b: 18, c: 33, d: 190 },
  ]
  const three = { n111: 9, n11: 49, n101: 12, n10: 312, n011: 15, n01: 295, n001: 60, n00: 5060 }
  const prior = { alpha1: 0.2041, beta1: 0.05816, alpha2: 1.415, beta2: 1.838, p: 0.0969 }
  const drugEvents = {
    drugs: 4,
    events: 5,
    counts: [12, 3, 0, 25, 7, 2, 14, 30, 1, 9, 5, 6, 8, 2, 61, 0, 4, 3, 17, 22],
  }
  const deviating = { cutoff: 'monte-carlo', simulations: 99, seed: 5 } as const
  const pairs = Array.from(n, (a, i) => ({ a, expected: expected[i]! }))
  return {
    counts: () => counts,
    prior: () => fit,
    scores: () => core.score(some, Object.keys(core.measureColumns) as Measure[], { prior: fit }),
    'prior, truncated': () => core.fitMgpsPrior(table, { likelihood: 'componentTruncated', starts: [prior] }),
    'prior of point masses': () => {
      const found = core.fitNonParametricPrior({ n, expected, weight: n.map(() => 1) })
      return [found, pairs.slice(0, 9).map((pair) => core.discretePosterior(pair, found.prior).geometricMean)]
    },
    'prior of gammas': () => {
      const found = core.fitGammaMixturePrior({ n, expected, weight: n.map(() => 1) }, { components: 2 })
      return [found, pairs.slice(0, 9).map((pair) => core.gammaMixturePosterior(pair, found.prior).geometricMean)]
    },
    posteriors: () => [
      core.empiricalBayesColumns({ n, expected }, prior),
      pairs.map((pair) => [
        core.probabilityAbove(pair, prior, 2),
        probabilityBelow(pair, prior, 0.5),
        core.posteriorMean(pair, prior),
        core.logEbQuantile(pair, prior, 0.05),
        core.observedToExpected(pair),
        core.poissonTail(pair),
      ]),
    ],
    'fourfold tables': () =>
      layers.map((layer) => [
        core.fisherExact(layer),
        core.conditionalOddsRatio(layer),
        core.informationComponentDirichlet(layer),
        core.informationComponentMonteCarlo(layer, { simulations: 199, seed: 4 }),
        core.bcpnnBate(layer),
        core.bcpnnGould(layer),
        core.lrtHuang(layer),
        core.yuleY(layer),
        core.rorHaldaneAnscombe(layer),
      ]),
    strata: () => [
      core.mantelHaenszel(layers),
      core.subgroupRatios(layers),
      core.subgroupInformationComponents(layers),
    ],
    'strata of a universe': () => [
      core.stratifiedExpected(stratified),
      core.stratifiedInformationComponent(stratified),
      core.mantelHaenszelColumns(stratified),
    ],
    masking: () => core.maskersOfPair(drugs, events, { drug: 1, event: 2 }),
    interactions: () => core.scoreInteractions(core.countDrugPair(drugs, events, [0, 1])),
    'three ways': () => [
      core.omega(three),
      core.threeWayInformationComponent(three),
      core.multiplicativeContrast(three),
      core.goshoChi(three),
    ],
    'likelihood ratios': () =>
      (['huang', 'poisson', 'zip'] as const).map((statistic) =>
        core.likelihoodRatioTest(drugEvents, { statistic, simulations: 99, seed: 8 }),
      ),
    residuals: () => [
      core.pearsonResiduals(drugEvents),
      core.deviatingCells(drugEvents),
      core.deviatingCells(drugEvents, deviating),
    ],
    lasso: () => [
      core.lassoPath(drugs, cases, { lambdaCount: 12 }),
      core.adaptiveLassoBic(drugs, cases),
      core.regressionAdjustedExpected(drugs, cases),
    ],
    evaluation: () => {
      const labels = cases.subarray(0, n.length)
      return [
        core.rocArea(labels, n),
        core.compareRocAreas(labels, n, expected),
        core.bootstrapRanking(labels, n, { simulations: 100 }),
      ]
    },
    multiplicity: () => {
      const p = pairs.map((pair) => core.poissonTail(pair).midP)
      return [core.bayesianFdr(p), (['bh', 'by', 'holm'] as const).map((method) => core.adjustP(p, { method }))]
    },
  }
}

/** 1,500 reports with 1 … 4 of 30 drugs and 1 … 5 of 45 events, low codes more often than high ones. */
function sampleReports() {
  const random = seededRandom(20260101)
  const reports = 1500
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
  return { drugs: side(30, 4), events: side(45, 5) }
}
