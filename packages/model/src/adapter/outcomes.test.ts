import { expect, it } from 'vitest'
import { outcomesOf } from './outcomes.js'

it('gives a code for each flag that is set', () => {
  expect(outcomesOf({ other: true, death: true, disability: false, hospitalisation: undefined })).toEqual(['DE', 'OT'])
  const all = { lifeThreatening: true, hospitalisation: true, disability: true, congenitalAnomaly: true }
  expect(outcomesOf({ ...all, requiredIntervention: true })).toEqual(['LT', 'HO', 'DS', 'CA', 'RI'])
  expect(outcomesOf({})).toEqual([])
})
