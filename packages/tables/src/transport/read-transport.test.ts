import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'
import { ibmNumber } from './ibm-number.js'
import { readTransport } from './read-transport.js'
import { transportFile } from './transport-file.fixture.js'

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16)))

describe('ibmNumber', () => {
  // TS-140 gives 1, −1 and 2; 100.25 and −118.625 are worked out by hand, as in textbooks of System/360.
  it.each([
    ['4110000000000000', 1],
    ['c110000000000000', -1],
    ['4120000000000000', 2],
    ['4264400000000000', 100.25],
    ['c276a00000000000', -118.625],
    ['401999999999999a', 0.1],
    ['0000000000000000', 0],
    ['2e00000000000000', Number.NaN],
    ['5f00000000000000', Number.NaN],
    ['4100000000000000', Number.NaN],
    ['4110', 1],
  ])('reads %s as %d', (hex, value) => {
    const read = ibmNumber(bytesOf(hex))
    if (value === 0.1) expect(Math.abs(read - value)).toBeLessThan(1e-17)
    else expect(read).toBe(value)
  })
})

const ADAE = {
  name: 'ADAE',
  columns: [
    { name: 'USUBJID', length: 12 },
    { name: 'AEDECOD', length: 20 },
    { name: 'AEHLT', length: 20 },
    { name: 'TRTA', length: 10 },
    { name: 'AESER', length: 1 },
    { name: 'ASEX', length: 1 },
    { name: 'AGE', length: 8, numeric: true },
    { name: 'ASTDT', length: 8, numeric: true, format: 'DATE' },
  ],
  rows: [
    ['S-001', 'Rash', '10012345', 'Drug A', 'Y', 'F', 63, 22_646],
    ['S-001', 'Nausea', '10012345', 'Drug A', 'N', 'F', 63, null],
    ['S-002', 'Übelkeit', '', 'Placebo', 'N', 'M', 41.5, 0],
  ],
} as const

describe('readTransport', () => {
  it.each([5, 8] as const)('reads the cells of version %i', (version) => {
    const [member, ...others] = readTransport(transportFile([ADAE], version), 'adae.xpt')
    expect(others).toEqual([])
    expect(member!.name).toBe('ADAE')
    expect(member!.variables.map(({ name }) => name)).toEqual(ADAE.columns.map(({ name }) => name))
    expect([0, 1, 2].map((row) => member!.cells(row))).toEqual([
      ['S-001', 'Rash', '10012345', 'Drug A', 'Y', 'F', '63', '2022-01-01'],
      ['S-001', 'Nausea', '10012345', 'Drug A', 'N', 'F', '63', ''],
      ['S-002', 'Übelkeit', '', 'Placebo', 'N', 'M', '41.5', '1960-01-01'],
    ])
    expect(member!.observations).toBe(3)
  })

  it('reads long names of version 8, and several data sets', () => {
    const long = {
      name: 'A_LONG_NAME_OF_A_SET',
      columns: [{ name: 'TREATMENT_ACTUAL_NAME', length: 3 }],
      rows: [['x']],
    }
    const [first, second] = readTransport(transportFile([long, ADAE], 8), 'a.xpt')
    expect([first!.name, first!.variables[0]!.name, first!.cells(0)]).toEqual([
      long.name,
      'TREATMENT_ACTUAL_NAME',
      ['x'],
    ])
    expect([second!.name, second!.observations]).toEqual(['ADAE', 3])
  })

  it('counts the observations whatever fills the last record', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 170 }), fc.integer({ min: 1, max: 12 }), (length, count) => {
        const set = { name: 'X', columns: [{ name: 'A', length }], rows: Array.from({ length: count }, () => ['a']) }
        expect(readTransport(transportFile([set], 5), 'x.xpt')[0]!.observations).toBe(count)
      }),
      { numRuns: 60 },
    ))

  it('takes the number of observations that SAS writes into version 8, blank ones at the end among them', () => {
    const rows = [['a'], [''], ['']]
    const set = { name: 'X', columns: [{ name: 'A', length: 3 }], rows }
    expect(readTransport(transportFile([set], 8), 'x.xpt')[0]!.observations).toBe(3)
    expect(readTransport(transportFile([set], 8, false), 'x.xpt')[0]!.observations).toBe(1)
  })

  it.each([5, 8] as const)('refuses version %i that lost observations, but not of its beginning', (version) => {
    const rows = Array.from({ length: 400 }, (_, at) => [`row ${at}`])
    const whole = transportFile([{ name: 'X', columns: [{ name: 'A', length: 33 }], rows }], version)
    const cut = whole.subarray(0, whole.length - 1000)
    expect(() => readTransport(cut, 'x.xpt')).toThrow(expect.objectContaining({ code: 'input/corrupt-archive' }))
    expect(readTransport(cut, 'x.xpt', true)[0]!.cells(1)).toEqual(['row 1'])
  })

  it('refuses what is cut off', () => {
    const whole = transportFile([ADAE], 5)
    for (const length of [240, 640, 900]) {
      expect(() => readTransport(whole.subarray(0, length), 'a.xpt')).toThrow(
        expect.objectContaining({ code: 'input/corrupt-archive', place: { file: 'a.xpt' } }),
      )
    }
  })

  it.each([
    ['adae.xpt', transportFile([ADAE], 5)],
    ['adae8.xpt', transportFile([ADAE], 8)],
  ] as const)('gives the cases of ADaM ADAE in %s', async (name, bytes) => {
    const { cases } = await casesOf(tableAdapter().read([inputOf(bytes, [33], name)]))
    expect(cases.map(({ id, sex, ageYears, serious, eventDate }) => [id, sex, ageYears, serious, eventDate])).toEqual([
      ['S-001', 'F', 63, 1, 20220101],
      ['S-002', 'M', 41.5, 0, 19600101],
    ])
    expect(cases.map(({ drugs, events }) => [drugs[0]!.name, events.map(({ term }) => term)])).toEqual([
      ['Drug A', ['Rash', 'Nausea']],
      ['Placebo', ['Übelkeit']],
    ])
  })

  it('gives the same of CSV, and says what SDTM AE lacks', async () => {
    const csv = 'STUDYID,USUBJID,AESEQ,AETERM,AEDECOD,AEHLT,TRTA,AESER\nX,S-001,1,rash on arm,Rash,10012345,Drug A,Y\n'
    const { cases } = await casesOf(tableAdapter().read([inputOf(csv, [], 'adae.csv')]))
    expect(cases).toMatchObject([{ id: 'S-001', serious: 1, drugs: [{ name: 'Drug A' }], events: [{ term: 'Rash' }] }])
    const ae = 'STUDYID,USUBJID,AESEQ,AETERM,AEDECOD,AEHLT,AESER\nX,S-001,1,rash on arm,Rash,10012345,Y\n'
    const refused = casesOf(tableAdapter().read([inputOf(ae, [], 'ae.csv')]))
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('no column for drug') as string })
    await expect(refused).rejects.not.toMatchObject({ remedy: expect.stringContaining('AEHLT') as string })
  })
})
