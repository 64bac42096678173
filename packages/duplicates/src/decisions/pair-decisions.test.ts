import { describe, expect, it } from 'vitest'
import { type PairDecision, placePairs } from './pair-decisions.js'

const reports = ['A', 'B', 'C'].map((caseId, report) => ({ source: 's', caseId, reportId: `${caseId}-1`, report }))
const always = (caseA: string, caseB: string): PairDecision => ({ caseA, caseB, decision: 'always' })
const never = (caseA: string, caseB: string): PairDecision => ({
  caseA,
  caseB,
  decision: 'never',
  place: 'p.csv, line 4',
})
const codeOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('placePairs', () => {
  it('finds the reports of the cases, and names those that have none', () => {
    expect(placePairs([always('A', 'B'), never('C', 'A'), always('C', 'X'), never('Y', 'X')], reports)).toEqual({
      decided: { always: [[0, 1]], never: [[2, 0]] },
      unknown: ['X', 'Y'],
    })
  })

  it('refuses what contradicts itself, even over a case that is not loaded', () => {
    const refused = codeOf(() => placePairs([never('A', 'B'), always('B', 'X'), always('X', 'A')], reports))
    expect(refused).toMatchObject({
      code: 'input/contradictory-decisions',
      message: expect.stringContaining('p.csv, line 4'),
    })
    expect(codeOf(() => placePairs([always('A', 'A')], reports))).toMatchObject({ code: 'input/invalid-row' })
  })

  it('refuses a case that several sources have', () => {
    const other = { source: 't', caseId: 'A', reportId: 'A-9', report: 3 }
    expect(codeOf(() => placePairs([always('A', 'B')], [...reports, other]))).toMatchObject({
      code: 'query/ambiguous-case',
    })
  })
})
