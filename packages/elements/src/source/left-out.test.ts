import type { LoadedFile, LoadReport } from '@aethersignal/model'
import { describe, expect, test } from 'vitest'
import { leftOut } from './left-out.js'

const file = (change: Partial<LoadedFile>) =>
  ({ rowsIn: 0, loaded: 0, repairs: {}, quarantined: [], ...change }) as unknown as LoadedFile
const row = (code: string) => ({ line: 2, code, text: '' })
const load = (change: Partial<LoadReport>): LoadReport => ({
  files: [],
  funnel: [],
  warnings: [],
  parts: [],
  ...change,
})

describe('leftOut', () => {
  test('counts quarantined rows over all files by reason, the most frequent first', () => {
    const files = [
      file({ rowsIn: 9, loaded: 7, quarantined: [row('field-count'), row('missing-case-id')] }),
      file({ rowsIn: 4, loaded: 3, quarantined: [row('missing-case-id')] }),
    ]
    const counts = leftOut(load({ files }))
    expect(counts).toEqual({
      rowsIn: 13,
      quarantined: 3,
      reasons: { 'missing-case-id': 2, 'field-count': 1 },
      incomplete: {},
    })
    expect(Object.keys(counts.reasons)[0]).toBe('missing-case-id')
  })

  test('tells repairs that change what counts from those that do not, and counts no row twice', () => {
    const files = [file({ rowsIn: 9, loaded: 9, repairs: { 'date-invalid': 5, 'role-not-recognised': 2 } })]
    const warnings = [
      { code: 'role-not-recognised', message: 'The same rows.', count: 2 },
      { code: 'missing-drug', message: 'Rows without a drug.', count: 1 },
      { code: 'orphans', message: 'Other things.', count: 7 },
    ]
    expect(leftOut(load({ files, warnings }))).toMatchObject({
      quarantined: 0,
      incomplete: { 'role-not-recognised': 2, 'missing-drug': 1 },
    })
  })

  test('says nothing of a load without faults', () => {
    expect(leftOut(load({ files: [file({ rowsIn: 3, loaded: 3 })] }))).toEqual({
      rowsIn: 3,
      quarantined: 0,
      reasons: {},
      incomplete: {},
    })
  })
})
