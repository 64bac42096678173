import { describe, expect, it } from 'vitest'
import { core } from '../entries.fixture.js'
import type { Steps } from './steps.js'

const reports = 400
const drugs = core.incidenceFromRows(
  Array.from({ length: 2 * reports }, (_, row) => row >> 1),
  Array.from({ length: 2 * reports }, (_, row) => (row * 7 + (row >> 3)) % 12),
  { reports, size: 12 },
)
const cases = Uint8Array.from({ length: reports }, (_, report) => Number((report * 5) % 7 < 2 || report % 12 === 3))

/** A table of so many drugs and events, with reports in each cell. */
const table = (lines: number) => ({
  ...{ drugs: lines, events: lines },
  counts: Array.from({ length: lines * lines }, (_, cell) => 1 + ((cell * 11) % 17)),
})
const tree = core.scanTree([-1, 0, 0, 1, 1, 2])
const drugTree = core.scanTree(Array.from({ length: 12 }, (_, node) => (node === 0 ? -1 : node >> 1)))
const counts = { model: 'poisson' as const, cases: [0, 2, 1, 9, 3, 2], expected: [0, 2, 1, 3, 3, 2] }

interface Call {
  readonly inSteps: (size: number, signal?: AbortSignal) => Steps<unknown>
  readonly sizes: readonly [small: number, large: number]
}

const given = (signal?: AbortSignal) => (signal === undefined ? {} : { signal })

/** Calls whose work grows with a size: simulations, events or λs. Their numbers at once are those of the same steps. */
const CALLS: Readonly<Record<string, Call>> = {
  likelihoodRatioTest: {
    inSteps: (simulations, signal) => core.likelihoodRatioTestInSteps(table(4), { simulations, ...given(signal) }),
    sizes: [99, 999],
  },
  'likelihoodRatioTest of drugs': {
    inSteps: (simulations, signal) =>
      core.likelihoodRatioTestInSteps(table(4), { compare: 'drugs', simulations, ...given(signal) }),
    sizes: [99, 999],
  },
  'deviatingCells by random tables': {
    inSteps: (simulations, signal) =>
      core.deviatingCellsInSteps(table(5), { cutoff: 'monte-carlo', simulations, ...given(signal) }),
    sizes: [50, 500],
  },
  'deviatingCells by whiskers': {
    inSteps: (lines, signal) => core.deviatingCellsInSteps(table(lines), { cutoff: 'boxplot', ...given(signal) }),
    sizes: [5, 90],
  },
  treeScan: {
    inSteps: (simulations, signal) => core.treeScanInSteps(tree, counts, { simulations, ...given(signal) }),
    sizes: [99, 999],
  },
  treeScanReports: {
    inSteps: (simulations, signal) =>
      core.treeScanReportsInSteps(drugTree, drugs, cases, { probability: 0.5, simulations, ...given(signal) }),
    sizes: [99, 999],
  },
  lassoBic: {
    inSteps: (lambdaCount, signal) => core.lassoBicInSteps(drugs, cases, { lambdaCount, ...given(signal) }),
    sizes: [4, 40],
  },
  adaptiveLassoBic: {
    inSteps: (lambdaCount, signal) => core.adaptiveLassoBicInSteps(drugs, cases, { lambdaCount, ...given(signal) }),
    sizes: [4, 40],
  },
}

function stepsOf(steps: Steps<unknown>): number {
  let count = 0
  while (!steps.next().done) count += 1
  return count
}

describe.each(Object.entries(CALLS))('%s in steps', (_, { inSteps, sizes: [small, large] }) => {
  it('takes more steps for more work', () => {
    const [few, many] = [stepsOf(inSteps(small)), stepsOf(inSteps(large))]
    expect(few).toBeGreaterThan(0)
    expect(many).toBeGreaterThan(2 * few)
  })

  it('ends with request/aborted when it is stopped in the middle', () => {
    const controller = new AbortController()
    const steps = inSteps(large, controller.signal)
    const half = Math.floor(stepsOf(inSteps(large)) / 2)
    for (let step = 0; step < half; step++) expect(steps.next().done).toBe(false)
    controller.abort()
    expect(() => stepsOf(steps)).toThrow(expect.objectContaining({ code: 'request/aborted' }))
  })
})
