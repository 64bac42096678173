import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { vaersAdapter } from './vaers-profile.js'

// The layout is that of exports of CDC WONDER; the reports are made up.
const line = (...cells: readonly string[]) =>
  `${cells.map((cell) => (/^[\d.%]*$/.test(cell) ? cell : `"${cell}"`)).join('\t')}\r\n`
const FOOTER = [
  '---',
  'Dataset: The Vaccine Adverse Event Reporting System (VAERS)',
  'Query Parameters:',
  'Vaccine Products: FLU3; FLU4',
  'Group By: VAERS ID; Symptoms; Vaccine Type',
  '---',
  'Query Date: Nov 30, 2026 9:12:01 PM',
].map((text) => `"${text}"\r\n`)
const HEADER = line(
  ...['Notes', 'VAERS ID', 'VAERS ID Code', 'Symptoms', 'Symptoms Code', 'Vaccine Type', 'Vaccine Type Code'],
  ...['Sex', 'Sex Code', 'Age', 'Age Code', 'Event Category', 'Event Category Code', 'Events Reported', 'Percent'],
)
const report = (id: string, symptom: string, vaccine: string, category: string) =>
  line('', id, id, symptom, '10037660', vaccine, 'FLU4', 'Female', 'F', '18-29 years', '5', category, 'X', '1', '0.5%')
const REPORTS = [
  HEADER,
  report('0900075-1', 'Pyrexia', 'INFLUENZA', 'Hospitalized'),
  report('0900075-1', 'Rash', 'INFLUENZA', 'Office Visit'),
  report('0900075-1', 'Rash', 'TETANUS', 'Death'),
  report('1234567-1', 'Rash', 'TETANUS', 'None of the above'),
  line('Total', '', '', '', '', '', '', '', '', '', '', '', '', '2', '100%'),
  ...FOOTER,
].join('')

const COUNTS = [
  line('Notes', 'Symptoms', 'Symptoms Code', 'Vaccine Type', 'Vaccine Type Code', 'Events Reported', 'Percent'),
  line('', 'Pyrexia', '10037660', 'INFLUENZA', 'FLU4', '120', '1.5%'),
  ...FOOTER,
].join('')

describe('vaersAdapter on exports of CDC WONDER', () => {
  it('reads reports, once each with its vaccines and symptoms', async () => {
    const input = inputOf(REPORTS, [60], 'export.txt')
    expect((await recogniseKnownTable(input))?.table).toBe('wonder')
    const { tables, report: said } = await rowsOf(vaersAdapter.read([input]))
    expect(tables.case).toMatchObject([
      { caseId: '900075', sex: 'F', ageYears: null, ageVerbatim: '18-29 years', ageIssue: 'age-group' },
      { caseId: '1234567' },
    ])
    expect(tables.drug.map(({ caseOrdinal, names, role }) => [caseOrdinal, names, role])).toEqual([
      [0, 'INFLUENZA', 'PS'],
      [0, 'TETANUS', 'PS'],
      [1, 'TETANUS', 'PS'],
    ])
    expect(tables.event.map(({ caseOrdinal, term }) => [caseOrdinal, term])).toEqual([
      [0, 'Pyrexia'],
      [0, 'Rash'],
      [1, 'Rash'],
    ])
    expect(tables.outcome.map(({ caseOrdinal, code }) => [caseOrdinal, code])).toEqual([
      [0, 'HO'],
      [0, 'DE'],
    ])
    expect(said.files[0]).toMatchObject({ rowsIn: 5, loaded: 4, distinctIds: 2, unknownColumns: [] })
    expect(said.files[0]!.quarantined.map(({ code }) => code)).toEqual(['total-row'])
    expect(said.warnings[0]).toMatchObject({ code: 'query-universe', message: expect.stringContaining('FLU3; FLU4') })
  })

  it.each([
    [COUNTS, /counts of VAERS/, /Group the results by VAERS ID.*aethersignal score/],
    [COUNTS.replace('"Notes"\t', '').replace(/^\t/m, ''), /counts of VAERS/, /score/],
    [REPORTS.replace('"Symptoms"', '"Lab Data"'), /without Symptoms/, /Group the results/],
  ])('refuses by name what has no pairs: %#', async (text, message, remedy) => {
    await expect(rowsOf(vaersAdapter.read([inputOf(text, [], 'export.txt')]))).rejects.toMatchObject({
      code: 'input/not-recognised',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    })
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: vaersAdapter,
        inputs: [inputOf(REPORTS, [60, 1], 'export.txt')],
        broken: [{ name: 'counts', inputs: [inputOf(COUNTS, [], 'a.txt')], code: 'input/not-recognised' }],
        expected: { rowsIn: 5, quarantined: 1, rows: { case: 2, drug: 3, event: 3, outcome: 2 } },
      }),
    ).toEqual([])
  })
})
