import { describe, expect, it } from 'vitest'
import { proposeMapping } from './propose-mapping.js'
import { splitQuestions } from './split-questions.js'

const header = ['case_id', 'drug', 'event']
const asked = (rows: readonly (readonly string[])[], terms = {}) =>
  splitQuestions({ header, rows }, proposeMapping({ header, rows }), terms)

describe('splitQuestions', () => {
  const rows = [
    ['1', 'A', 'Rash, Nausea'],
    ['2', 'A', 'Fall, Headache'],
    ['3', 'B', 'Tremor'],
  ]

  it('asks what the sample leaves open, with an example and the choices', () =>
    expect(asked(rows)).toEqual([
      {
        column: 'event',
        field: 'event',
        separator: 'comma',
        rows: 2,
        example: 'Rash, Nausea',
        parts: ['Rash', 'Nausea'],
        choices: ['comma', 'none'],
      },
    ]))

  it('asks nothing where the sample or known terms settle it', () => {
    expect(asked(rows, { events: new Set(['rash', 'nausea', 'fall', 'headache']) })).toEqual([])
    expect(asked([...rows, ['4', 'A', 'Nausea'], ['5', 'A', 'Headache; Rash']])).toEqual([])
    expect(asked([])).toEqual([])
  })
})
