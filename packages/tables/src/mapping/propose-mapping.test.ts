import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignColumns } from './assign-columns.js'
import { proposeMapping } from './propose-mapping.js'

const drugs = ['Atorvastatin', 'Metformin', 'Adalimumab', 'Omeprazole']
const events = ['Nausea', 'Hepatitis', 'Rash', 'Anaemia']
const rows = Array.from({ length: 12 }, (_, row) => [
  `US-${1000 + row}`,
  drugs[row % 4]!,
  events[row % 4]!,
  row % 2 === 0 ? 'female' : 'male',
  `2024-03-${10 + row}`,
  'free text',
])

const fieldsOf = (header: readonly string[], some = rows) =>
  Object.fromEntries(proposeMapping({ header, rows: some }).columns.map(({ column, field }) => [column, field]))

describe('proposeMapping', () => {
  it('takes known names, with a confidence and a reason for each', () => {
    const { columns, unmapped, missing } = proposeMapping({
      header: ['Case ID', 'Drug Name', 'PT', 'Gender', 'Report Date', 'note'],
      rows,
    })
    expect(columns.map(({ field }) => field)).toEqual(['caseId', 'drug', 'event', 'sex', 'receivedDate'])
    for (const { confidence, reason } of columns) {
      expect(confidence).toBeGreaterThan(0.95)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(reason).toMatch(/^".+" is a known name for it; \d+ of \d+ values .+\.$/)
    }
    expect(unmapped).toEqual(['note'])
    expect(missing).toEqual([])
  })

  it('tells columns by their values where the names say nothing', () => {
    expect(fieldsOf(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'])).toEqual({
      c1: 'caseId',
      c2: 'drug',
      c3: 'event',
      c4: 'sex',
      c5: 'receivedDate',
    })
  })

  it('knows names that hold or misspell a known one', () => {
    expect(fieldsOf(['Local case number', 'Suspected drug name', 'Reacton', 'SexOfPatient', 'x', 'y'])).toMatchObject({
      'Local case number': 'caseId',
      'Suspected drug name': 'drug',
      Reacton: 'event',
      SexOfPatient: 'sex',
    })
  })

  it('is not led by names whose words turn their meaning', () => {
    const found = fieldsOf(
      ['case_id', 'drug start date', 'reaction outcome', 'drug', 'event', 'note'],
      [['1', '2024-01-01', 'Recovered', 'Metformin', 'Rash', '']],
    )
    expect(found.drug).toBe('drug')
    expect(found.event).toBe('event')
    expect(found['reaction outcome']).toBe('outcome')
  })

  it('trusts values over a name that they contradict', () => {
    const sure = proposeMapping({
      header: ['sex', 'x'],
      rows: [
        ['F', 'a'],
        ['M', 'b'],
      ],
    }).columns[0]!
    const unsure = proposeMapping({
      header: ['sex', 'x'],
      rows: [
        ['2024-01-01', 'a'],
        ['2024-01-02', 'b'],
      ],
    }).columns.find(({ field }) => field === 'sex')!
    expect(sure.confidence).toBeGreaterThan(0.95)
    expect(unsure.confidence).toBeLessThan(0.75)
  })

  it('is one to one and names what is missing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('case_id', 'caseid', 'drug', 'drug1', 'drug2', 'event', 'pt', 'age', 'x', 'date'), {
          maxLength: 9,
        }),
        (header) => {
          const { columns, unmapped, missing } = proposeMapping({ header, rows: [] })
          expect(columns.length + unmapped.length).toBe(header.length)
          expect(new Set(columns.map(({ position }) => position)).size).toBe(columns.length)
          const keys = columns.map(({ field, number, alternative }) => `${field} ${number} ${alternative}`)
          expect(new Set(keys).size).toBe(columns.length)
          expect(missing.includes('drug')).toBe(!header.some((name) => name.startsWith('drug')))
        },
      ),
    )
  })
})

describe('assignColumns', () => {
  it('finds the best sum of all assignments', () => {
    const best = (scores: readonly (readonly number[])[], row = 0, used = new Set<number>()): number =>
      row === scores.length
        ? 0
        : Math.max(
            best(scores, row + 1, used),
            ...scores[row]!.map((score, column) =>
              used.has(column) ? 0 : score + best(scores, row + 1, new Set([...used, column])),
            ),
          )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((columns) =>
          fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), {
            minLength: 1,
            maxLength: 4,
          }),
        ),
        (scores) => {
          const assigned = assignColumns(scores)
          const taken = assigned.filter((column) => column !== -1)
          expect(new Set(taken).size).toBe(taken.length)
          const sum = assigned.reduce((total, column, row) => total + (column === -1 ? 0 : scores[row]![column]!), 0)
          expect(sum).toBe(best(scores))
        },
      ),
      { numRuns: 300 },
    )
  })
})
