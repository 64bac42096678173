import { core } from './entries.fixture.js'
import { seededRandom } from './random/random.js'

type Results = Readonly<Record<string, () => unknown>>

/** What the methods of time, of calibration and of sequential analysis, and the functions under all of them, give. */
export function seriesResults(): Results {
  const grid = Array.from({ length: 400 }, (_, i) => (i + 1) * 0.37)
  const series = grid.slice(0, 60).map((x, i) => Math.floor(10 + (i > 40 ? 8 : 0) + ((x * 7.3) % 5)))
  const times = grid.slice(0, 120).map((x) => x + ((x * 3.7) % 1))
  const controls = {
    estimate: grid.slice(0, 30).map((x) => (x % 3) - 1),
    standardError: grid.slice(0, 30).map((x) => 0.1 + x / 20),
  }
  const model = { ...controls, trueEffect: controls.estimate.map((_, i) => (i % 3) * 0.4) }
  const observed = series.map((_, i) => i)
  const expected = series.map((_, i) => 0.8 * i + 0.5)
  const tree = core.scanTree([-1, 0, 0, 1, 1, 2, 2, 2])
  const node = { cases: [0, 1, 0, 9, 2, 1, 3, 2], controls: [0, 9, 8, 7, 12, 10, 14, 11] }
  return {
    charts: () => [
      core.countChart(series),
      core.ewmaChart(series),
      core.individualsChart(series),
      core.cusum(series),
      core.poissonCusum(
        series,
        expected.map((x) => x + 1),
      ),
      core.proportionChart(
        series,
        series.map((x) => 3 * x + 1),
      ),
    ],
    'change points': () => [core.changePointTest(series, { simulations: 99 }), core.changePoints(series)],
    onset: () =>
      (['weibull', 'exponential', 'lognormal'] as const).map((fit) =>
        core.fitOnset(core.onsetTimes({ time: times }), { model: fit }),
      ),
    samples: () => [
      core.wilcoxon(times, series),
      core.kolmogorovSmirnov(times, series),
      core.andersonDarling(times, series, { simulations: 99 }),
    ],
    calibration: () => {
      const nullFit = core.fitNull(controls)
      const fitted = core.fitSystematicErrorModel(model)
      return [
        nullFit,
        core.calibrationReport(controls),
        core.calibratedP(nullFit, controls),
        fitted,
        core.leaveOneOutP(controls),
      ]
    },
    'sequential plans': () => [
      core.poissonMaxSprt({ sampleSize: 8 }),
      core.binomialMaxSprt({ sampleSize: 30, ratio: 1 }),
      core.poissonGroupMaxSprt({ groupSizes: [2, 3, 3] }),
      core.poissonMaxSprtPerformance({ sampleSize: 8, criticalValue: 3.2 }, 2),
      core.poissonSprt(12, 6.5, { relativeRisk: 2 }),
      core.monitorPoisson({ observed, expected }, { criticalValue: 2.9, sampleSize: 50 }),
    ],
    'tree scan': () =>
      core.treeScan(tree, { model: 'bernoulli', ...node }, { probability: 0.2, simulations: 199, seed: 3 }),
    variates: () => {
      const random = seededRandom(11)
      return grid.map(() => random.uniform())
    },
    'elementary functions': () =>
      grid.map((x) => [
        [core.exp(x - 70), core.exp(-700 - x / 4), core.expm1(x / 40 - 1), core.log(x), core.log(x * 1e-310)],
        [core.log1p(x / 60 - 0.5), core.log2(x), core.pow(x, x / 30 - 2), core.pow(1 + 1e-9 * x, 1e9)],
      ]),
    'special functions': () =>
      grid.map((x) => [
        core.logGamma(x),
        core.digamma(x),
        core.trigamma(x),
        core.gammaP(x, 20),
        core.gammaQ(x, 20),
        core.gammaQuantile(0.025, x),
        core.normalUpperTail(x / 8),
        core.normalQuantile(x / 150),
        core.chiSquareTail(x),
      ]),
  }
}
