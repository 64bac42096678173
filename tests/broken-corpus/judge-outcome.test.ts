import { expect, it } from 'vitest'
import { AetherError } from '../../packages/model/src/index.js'
import { judgeOutcome } from './judge-outcome.js'
import { readVariant } from './read-variant.js'
import type { Variant } from './variant.js'

const file = { name: 'cases.csv', bytes: new TextEncoder().encode('case_id,drug,event\n1,zq1,Rash\n2,zq2\n') }
const read = { rowsIn: [2, 2], leastLoaded: 1, markers: ['zq1', 'zq2'] } as const
const variant: Variant = { name: 'two rows', reader: 'csv', files: [file], expected: { read } }

it('finds rows that are lost, too many or not loaded, and texts that are not of the file', async () => {
  const outcome = await readVariant('csv', [file])
  expect(judgeOutcome(variant, outcome)).toEqual([])
  const faultsOf = (changed: Partial<typeof read> | object) =>
    judgeOutcome({ ...variant, expected: { read: { ...read, ...changed } } }, outcome)
  expect(faultsOf({ markers: ['zq1', 'zq3'] })).toEqual(['1 rows are lost: zq3'])
  expect(faultsOf({ rowsIn: [3, 4] })).toEqual(['2 rows were seen instead of 3 to 4'])
  expect(faultsOf({ leastLoaded: 2 })).toEqual([expect.stringMatching(/^1 rows are loaded instead of 2 or more/)])
  if (outcome.kind !== 'read') throw new Error(outcome.kind)
  const altered = { ...outcome, quarantined: [{ line: 3, code: 'field-count', text: '2,zq2,other' }] }
  expect(judgeOutcome(variant, altered)).toEqual([expect.stringMatching(/^a quarantined text is not in the file/)])
})

it('finds crashes, hangs and refusals that are not expected', () => {
  const error = new AetherError('input/empty', 'Nothing.')
  expect(judgeOutcome(variant, { kind: 'hangs' })).toEqual(['it hangs'])
  expect(judgeOutcome(variant, { kind: 'crashed', thrown: 'x' })).toEqual(['it crashes: x'])
  expect(judgeOutcome(variant, { kind: 'refused', error })).toHaveLength(1)
  expect(judgeOutcome({ ...variant, expected: { refused: ['input/empty'] } }, { kind: 'refused', error })).toEqual([])
})
