import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { core } from '../entries.fixture.js'

const reason = new Error('enough')
const signal = { aborted: true, reason }
const one = core.incidenceFromRows([0, 0, 1, 2], [0, 1, 0, 1], { reports: 3, size: 2 })
const cases = Uint8Array.of(1, 0, 1)
const n = Array.from({ length: 60 }, (_, at) => 1 + ((at * 7) % 13))
const expected = n.map((_, at) => 1 + ((at * 5) % 11))
const estimate = Array.from({ length: 12 }, (_, at) => Math.sin(at))
const controls = { estimate, standardError: estimate.map(() => 0.3) }
const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
const table = { drugs: 2, events: 2, counts: [5, 3, 2, 9] }
const tree = core.scanTree([-1, 0])

/** A call of each exported function that takes a signal, as short as it can be and valid but for the signal. */
const CALLS: Readonly<Record<string, () => unknown>> = {
  countStrata: () => core.countStrata(one, one, { names: ['all'], codes: Uint8Array.of(0, 0, 0) } as never, { signal }),
  leaveOneOutP: () => core.leaveOneOutP(controls, { signal }),
  calibrationReport: () => core.calibrationReport(controls, { signal }),
  countPairs: () => core.countPairs(one, one, { signal }),
  countPopulations: () =>
    core.countPopulations(
      one,
      one,
      {
        names: ['all'],
        members: new Uint8Array(one.reports).fill(1),
        cutPoints: ['end'],
        firstCutPoints: new Uint8Array(one.reports),
      },
      { signal },
    ),
  countPairsInSteps: () => core.countPairsInSteps(one, one, { signal }).next(),
  throwIfAborted: () => core.throwIfAborted(signal),
  bootstrapRanking: () => core.bootstrapRanking([1, 0, 1, 0], [4, 3, 2, 1], { signal }),
  countDrugCombination: () => core.countDrugCombination(one, one, [0], { signal }),
  coReportedDrugs: () => core.coReportedDrugs(one, 0, { signal }),
  countDrugPair: () => core.countDrugPair(one, one, [0, 1], { signal }),
  likelihoodRatioTest: () => core.likelihoodRatioTest(table, { signal }),
  maskersOfEvent: () => core.maskersOfEvent(one, one, 0, { signal }),
  maskersOfPair: () => core.maskersOfPair(one, one, { drug: 0, event: 0 }, { signal }),
  compareWithActive: () => core.compareWithActive(one, one, { drug: 0, event: 0, comparators: [1] }, { signal }),
  rankIntervals: () => core.rankIntervals([0, 1], () => [1], { signal }),
  rankPairs: () => core.rankPairs(1, { ic025: [1] }, core.expertRank, { signal }),
  rankCounterfactual: () =>
    core.rankCounterfactual(1, { ic025: [1] }, core.expertRank, 0, { withoutTerm: 'growth' }, { signal }),
  informationComponentMonteCarlo: () => core.informationComponentMonteCarlo({ a: 2, b: 3, c: 4, d: 50 }, { signal }),
  andersonDarling: () => core.andersonDarling([1, 2, 3], [2, 3, 5], { simulations: 100, signal }),
  empiricalBayesColumns: () => core.empiricalBayesColumns({ n, expected }, prior, { signal }),
  fitMgpsPrior: () => core.fitMgpsPrior({ n, expected }, { signal }),
  fitMgpsPriorInSteps: () => [...core.fitMgpsPriorInSteps({ n, expected }, { signal })],
  fitGammaMixturePrior: () => core.fitGammaMixturePrior({ n, expected }, { signal }),
  fitNonParametricPrior: () => core.fitNonParametricPrior({ n, expected }, { signal }),
  adaptiveLassoBic: () => core.adaptiveLassoBic(one, cases, { signal }),
  adaptiveLassoBicInSteps: () => [...core.adaptiveLassoBicInSteps(one, cases, { signal })],
  lassoBicInSteps: () => [...core.lassoBicInSteps(one, cases, { signal })],
  deviatingCellsInSteps: () => [...core.deviatingCellsInSteps(table, { signal })],
  likelihoodRatioTestInSteps: () => [...core.likelihoodRatioTestInSteps(table, { signal })],
  treeScanInSteps: () => [
    ...core.treeScanInSteps(tree, { model: 'poisson', cases: [1, 1], expected: [1, 1] }, { signal }),
  ],
  treeScanReportsInSteps: () => [...core.treeScanReportsInSteps(tree, one, cases, { probability: 0.5, signal })],
  lassoBic: () => core.lassoBic(one, cases, { signal }),
  lassoPath: () => core.lassoPath(one, cases, { signal }),
  regressionAdjustedExpected: () => core.regressionAdjustedExpected(one, cases, { signal }),
  deviatingCells: () => core.deviatingCells(table, { signal }),
  binomialMaxSprt: () => core.binomialMaxSprt({ sampleSize: 30, ratio: 1, signal }),
  binomialMaxSprtPerformance: () =>
    core.binomialMaxSprtPerformance({ sampleSize: 30, ratio: 1, criticalValue: 2, signal }, 2),
  binomialMaxSprtSampleSize: () => core.binomialMaxSprtSampleSize({ ratio: 2, relativeRisk: 5, power: 0.88, signal }),
  poissonAlphaSpending: () => core.poissonAlphaSpending({ groupSizes: [4], signal }),
  poissonGroupMaxSprt: () => core.poissonGroupMaxSprt({ groupSizes: [4, 4], signal }),
  poissonGroupMaxSprtPerformance: () =>
    core.poissonGroupMaxSprtPerformance({ groupSizes: [4, 4], criticalValue: 3, signal }, 2),
  poissonMaxSprt: () => core.poissonMaxSprt({ sampleSize: 20, signal }),
  poissonMaxSprtPerformance: () => core.poissonMaxSprtPerformance({ sampleSize: 20, criticalValue: 3, signal }, 2),
  maxSprtSampleSize: () => core.maxSprtSampleSize({ model: 'poisson', relativeRisk: 2, power: 0.7, signal }),
  planMaxSprt: () => core.planMaxSprt({ model: 'poisson', looks: 'continuous', sampleSize: 20, signal }, [2]),
  poissonMaxSprtSampleSize: () => core.poissonMaxSprtSampleSize({ relativeRisk: 2, power: 0.7, signal }),
  changePointTest: () => core.changePointTest([1, 2], { signal }),
  treeScan: () => core.treeScan(tree, { model: 'poisson', cases: [1, 1], expected: [1, 1] }, { signal }),
  treeScanReports: () => core.treeScanReports(tree, one, cases, { probability: 0.5, signal }),
}

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}
const sources = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [fileURLToPath(new URL(`../../${entry['@aethersignal/source']}`, import.meta.url))],
)

/** Names of the exported functions of which a parameter has a signal, by their types. */
function takingSignals(): string[] {
  const program = ts.createProgram(sources, {
    strict: true,
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  })
  const checker = program.getTypeChecker()
  const modules = sources.map((path) => checker.getSymbolAtLocation(program.getSourceFile(path)!)!)
  return modules
    .flatMap((module) => checker.getExportsOfModule(module))
    .flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      if ((symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable)) === 0) return []
      const parameters = checker
        .getTypeOfSymbol(symbol)
        .getCallSignatures()
        .flatMap(({ parameters }) => parameters)
      const takes = parameters.some((parameter) => {
        const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter))
        const kinds = type.isUnion() ? type.types : [type]
        return parameter.name === 'signal' || kinds.some((kind) => kind.getProperty('signal') !== undefined)
      })
      return takes ? [symbol.name] : []
    })
}

it('is tried on every exported function that takes a signal', { timeout: 120_000 }, () => {
  // Errors stand in two entries.
  expect(Object.keys(CALLS).sort()).toEqual([...new Set(takingSignals())].sort())
})

it.each(Object.entries(CALLS))('%s stops with request/aborted and the reason as its cause', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'request/aborted', cause: reason }))
})
