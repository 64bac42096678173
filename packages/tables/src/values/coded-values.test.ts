import { isAgeUnit } from '@aethersignal/model/adapter'
import { describe, expect, it } from 'vitest'
import { readCaseId } from './case-id.js'
import { unitInName } from './column-unit.js'
import { excelSerialDate, writesSerialDates } from './excel-serial.js'
import { readCell } from './missing.js'
import { readOutcomes } from './outcome.js'
import { readSerious } from './serious.js'
import { readSex } from './sex.js'
import { readVersion, reportVersion } from './version.js'

describe('coded values', () => {
  it.each([
    ['F', 'F'],
    [' Female', 'F'],
    ['2.0', 'F'],
    ['1', 'M'],
    ['male', 'M'],
    ['UNK', null],
    ['NS', null],
    ['0', null],
    ['Not Specified', null],
    ['X', undefined],
  ])('sex %s', (text, value) => expect(readSex(text)).toBe(value))

  it.each([
    ['Y', 1],
    ['1.0', 1],
    ['Serious', 1],
    ['TRUE', 1],
    ['non-serious', 0],
    ['Not serious', 0],
    ['2', 0],
    ['unknown', null],
    ['maybe', undefined],
  ])('seriousness %s', (text, value) => expect(readSerious(text)).toBe(value))

  it.each([
    ['123', { id: '123' }],
    ['123.00', { id: '123' }],
    ['US-A-1.0', { id: 'US-A-1.0' }],
    ['007', { id: '007' }],
    ['1.2e+8', { issue: 'rounded-case-id' }],
    ['1,2E+07', { issue: 'rounded-case-id' }],
    ['1.2E7', { issue: 'rounded-case-id' }],
    ['1E5', { id: '1E5' }],
    ["'00123", { id: '00123' }],
    [null, { issue: 'missing-case-id' }],
  ])('case id %s', (text, value) => expect(readCaseId(text)).toEqual(value))

  it('reads a cell without the formula that keeps it a text, as a value of its kind', () => {
    const formulas = ['="00100"', '=""', ' ="a ""b"" c" ', '=A1']
    expect(formulas.map((cell) => readCell(cell, 'id'))).toEqual(['00100', null, 'a "b" c', '=A1'])
    expect([' Na ', 'NA', 'na', undefined].map((cell) => readCell(cell, 'drug'))).toEqual(['Na', null, null, null])
    expect([' NA ', 'n/a'].map((cell) => readCell(cell, 'country'))).toEqual(['NA', null])
  })

  it.each([
    ['DE', ['DE'], 1],
    ['Death', ['DE'], 1],
    ['Fatal', ['DE'], 1],
    ['HO;OT', ['HO', 'OT'], 1],
    ['Hospitalization, Life Threatening', ['HO', 'LT'], 1],
    ['Required intervention', ['RI'], 1],
    ['Congenital Anomaly/Birth Defect', ['CA'], 1],
    ['Non-Serious', [null], 0],
    ['Recovered', [null], null],
    ['recovered/resolved', [null], null],
    ['unknown', [], undefined],
  ])('outcome %s', (text, codes, serious) => {
    const outcomes = readOutcomes(text)!
    expect(outcomes.map(({ code }) => code)).toEqual(codes)
    expect(outcomes[0]?.serious).toBe(serious)
  })

  it('says which outcomes it does not know', () => {
    expect(['DEX', 'went home', 'HO; zz'].map(readOutcomes)).toEqual([undefined, undefined, undefined])
  })

  it.each([
    ['2', 2],
    ['002', 2],
    ['10.0', 10],
    ['v3', 3],
    ['Version 4', 4],
    ['Follow-up 2', 2],
    ['FU#1', 1],
    ['Initial', 0],
    ['23.1', undefined],
    ['A', undefined],
  ])('version %s', (text, version) => expect(readVersion(text)).toBe(version))

  it.each([
    [['100001', null, 2], { reportId: '100001-v2', version: 2 }],
    [['100001', null, null], { reportId: '100001', version: null }],
    [['100001', '10000110', null], { reportId: '10000110', version: 10 }],
    [['100001', '1000012', 3], { reportId: '1000012', version: 3 }],
    [['7', '912', null], { reportId: '912', version: 912 }],
    [['A', 'B', null], { reportId: 'B', version: null }],
  ] as const)('report and version of %j', (given, expected) => {
    const [caseId, reportId, version] = given as readonly [string, string | null, number | null]
    expect(reportVersion(caseId, reportId, version)).toEqual(expected)
  })

  it.each([
    ['44927', 20230101],
    ['44928.75', 20230102],
    ['2023', null],
    ['449270', null],
    ['99999', null],
  ])('Excel day %s', (text, date) => expect(excelSerialDate(text)).toBe(date))

  it('takes five digits for days of Excel where the column shows that they are no years with days', () => {
    expect(writesSerialDates(['44927', '', '31000', '2023-01-01', '45000'])).toBe(true)
    expect(writesSerialDates(['23001', '24366'])).toBe(false)
    expect(writesSerialDates(['20230101', ''])).toBe(false)
  })

  it.each([
    ['age_months', 'months'],
    ['AgeInWeeks', 'weeks'],
    ['Age [days]', 'days'],
    ['Age in decades', 'decades'],
    ['Alter (Monate)', 'monate'],
    ['age_d', 'd'],
    ['age', null],
    ['age_group', null],
    ['age_years_months', null],
  ])('unit in the name %s', (name, unit) => expect(unitInName(name, isAgeUnit)).toBe(unit))
})
