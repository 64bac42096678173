/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import type { IcsrRepair } from '../reason-codes.js'
import { caseOfSafetyReport } from './case-of-safety-report.js'
import type { SafetyReport } from './safety-report.js'

function read(report: SafetyReport) {
  const repairs: IcsrRepair[] = []
  const found = caseOfSafetyReport(report, (repair) => repairs.push(repair))
  return { ...found!, repairs }
}

describe('caseOfSafetyReport', () => {
  it('has no case without an identifier', () => {
    expect(caseOfSafetyReport({ safetyreportid: ' ', patient: {} })).toBeNull()
  })

  it('keeps legacy identifiers, and numbers and booleans as values', () => {
    expect(read({ safetyreportid: '4322505-4' }).case).toMatchObject({
      reportId: '4322505-4',
      caseId: '4322505-4',
      version: null,
    })
    const { case: row } = read({ safetyreportid: 12, safetyreportversion: 10, serious: 1, patient: { patientsex: 2 } })
    expect(row).toMatchObject({ reportId: '12-v10', version: 10, serious: 1, sex: 'F' })
  })

  it('takes what programs write for nothing as missing, and brings countries to their codes', () => {
    expect(caseOfSafetyReport({ safetyreportid: 'None', patient: {} })).toBeNull()
    const {
      case: row,
      drugs,
      events,
      repairs,
    } = read({
      safetyreportid: '1',
      occurcountry: 'N/A',
      primarysourcecountry: 'gbr',
      primarysource: { reportercountry: 'xx' },
      patient: {
        patientonsetage: 'NaN',
        drug: [
          { medicinalproduct: 'NULL', drugcharacterization: 'Suspect' },
          { medicinalproduct: 'BRAND', activesubstance: { activesubstancename: 'NA' }, drugcharacterization: '2' },
        ],
        reaction: [{ reactionmeddrapt: 'undefined', primarysourcereaction: 'Itching' }, { reactionmeddrapt: '#N/A' }],
      },
    })
    expect(row).toMatchObject({ country: 'GB', reporterCountry: 'XX' })
    expect(row.ageIssue ?? null).toBeNull()
    expect(drugs!.map(({ names, role }) => [names, role])).toEqual([
      [null, 'PS'],
      ['BRAND', 'C'],
    ])
    expect(events!.map(({ term }) => term)).toEqual(['Itching', null])
    expect(repairs.sort()).toEqual(['country-not-recognised', 'missing-drug', 'missing-term'])
  })

  it('reads every unit of age', () => {
    const ages = ['800', '801', '802', '803', '804', '805'].map((unit) => {
      const patient = { patientonsetage: '12', patientonsetageunit: unit }
      return read({ safetyreportid: '1', patient: unit === '800' ? { ...patient, patientonsetage: '5' } : patient })
        .case.ageYears
    })
    expect(ages).toEqual([50, 12, 1, 12 / 52.1775, 12 / 365.25, 12 / 8766])
    const { case: row, repairs } = read({
      safetyreportid: '1',
      patient: { patientonsetage: '12', patientonsetageunit: '810' },
    })
    expect(row).toMatchObject({ ageIssue: 'age-unit-unknown', ageVerbatim: '12 810' })
    expect(repairs).toEqual(['age-unit-unknown'])
  })

  it('reads dates by their format, else by their length, and keeps those that cannot be', () => {
    const { case: row, repairs } = read({
      safetyreportid: '1',
      receivedate: '202401',
      receivedateformat: '102',
      receiptdate: '20241399',
      receiptdateformat: '102',
      patient: {
        reaction: [
          { reactionmeddrapt: 'Rash', reactionstartdate: '20240105', reactionstartdateformat: '102' },
          { reactionmeddrapt: 'Fever', reactionstartdate: '2023', reactionstartdateformat: '602' },
        ],
      },
    })
    expect(row).toMatchObject({ receivedDate: 20240100, versionDate: null, eventDate: 20230000 })
    expect(repairs).toEqual(['date-invalid'])
    expect(JSON.parse(row.extra!)).toMatchObject({ receiptdate: '20241399', receivedate: '202401' })
  })

  it('reads the date of the event that FDA writes into the narrative', () => {
    const summary = { narrativeincludeclinical: 'CASE EVENT DATE: 201112' }
    expect(read({ safetyreportid: '1', patient: { summary } }).case.eventDate).toBe(20111200)
  })

  it('tells seriousness from its criteria, and nothing where nothing is said', () => {
    expect(read({ safetyreportid: '1', seriousnessdeath: '1' })).toMatchObject({
      case: { serious: 1 },
      outcomes: [{ code: 'DE' }],
    })
    expect(read({ safetyreportid: '1', serious: '2' }).case.serious).toBe(0)
    expect(read({ safetyreportid: '1' }).case.serious).toBeNull()
    const odd = read({ safetyreportid: '1', serious: 'yes', seriousnessother: 'maybe' }).case
    expect(odd.serious).toBeNull()
    expect(JSON.parse(odd.extra!)).toEqual({ serious: 'yes', seriousnessother: 'maybe' })
  })

  it('reads drugs with their codes, one or several', () => {
    const suspect = {
      drugcharacterization: '1',
      medicinalproduct: 'X.',
      activesubstance: [{ activesubstancename: 'A' }, { activesubstancename: 'B\\a' }],
      drugadministrationroute: '048',
      drugstructuredosagenumb: '10',
      drugstructuredosageunit: '003',
      drugindication: 'Crohn^s disease',
      drugstartdate: '2024',
      drugstartdateformat: '602',
      drugtreatmentduration: '3',
      drugtreatmentdurationunit: '802',
      actiondrug: '1',
      drugrecurreadministration: '2',
    }
    const { drugs, indications, therapies, repairs } = read({
      safetyreportid: '1',
      patient: {
        drug: [
          { drugcharacterization: '2', medicinalproduct: 'Y.' },
          suspect,
          { ...suspect, drugcharacterization: '9' },
        ],
      },
    })
    expect(drugs.map(({ role, names, nameSource }) => [role, names, nameSource])).toEqual([
      ['C', 'Y', 'verbatim'],
      ['PS', 'A\u001fB', 'prod_ai'],
      [null, 'A\u001fB', 'prod_ai'],
    ])
    expect(drugs[1]).toMatchObject({ route: 'Oral', dose: '10 mg', rechallenge: 'N', ingredient: 'A\\B\\a' })
    expect(drugs[1]!.dechallenge).toBeUndefined()
    expect(JSON.parse(drugs[1]!.extra!)).toMatchObject({ actiondrug: '1', drugstructuredosageunit: '003' })
    expect(JSON.parse(drugs[2]!.extra!)).toMatchObject({ drugcharacterization: '9' })
    expect(indications[0]).toEqual({ sequence: 2, term: "Crohn's disease" })
    expect(therapies[0]).toEqual({ sequence: 2, startDate: 20240000, endDate: null, duration: 3, durationUnit: 'MON' })
    expect(new Set(repairs)).toEqual(new Set(['caret-apostrophe', 'role-not-recognised']))
  })

  it('names MedDRA codes as such', () => {
    const reaction = [
      { reactionmeddrapt: '10037844' },
      { reactionmeddrallt: '10037844' },
      { primarysourcereaction: 'itchy' },
    ]
    expect(read({ safetyreportid: '1', patient: { reaction } }).events.map(({ term }) => term)).toEqual([
      'MedDRA PT 10037844',
      'MedDRA LLT 10037844',
      'itchy',
    ])
  })

  it('takes back a nullified case and keeps what it held', () => {
    const patient = { drug: { medicinalproduct: 'X' }, reaction: { reactionmeddrapt: 'Rash' } }
    const { nullified, drugs, events, case: row } = read({ safetyreportid: '1', casenullification: '1', patient })
    expect([nullified, drugs, events]).toEqual([true, [], []])
    expect(JSON.parse(row.extra!)).toMatchObject({
      drug: [{ medicinalproduct: 'X' }],
      reaction: [{ reactionmeddrapt: 'Rash' }],
    })
  })

  it.each([
    [{ nullificationreason: 'Entered twice' }, false, true],
    [{ nullificationreason: ' ' }, false, false],
    [{ casenullification: '9' }, false, true],
    [{ casenullification: '2' }, false, false],
    [{ casenullification: '2', nullificationreason: 'Entered twice' }, false, true],
    [{ casenullification: '1', nullificationreason: 'Entered twice' }, true, false],
    [{ reportnullification: ' TRUE ', nullificationreason: 'Entered twice' }, true, false],
  ])('notes %j where a nullification may be meant', (fields, nullified, noted) => {
    const notes: string[] = []
    const found = caseOfSafetyReport({ safetyreportid: '1', ...fields }, (code) => notes.push(code))
    expect([found!.nullified, notes.includes('nullification-unclear')]).toEqual([nullified, noted])
  })

  it('survives fields named like parts of objects', () => {
    const report = JSON.parse('{"safetyreportid":"1","__proto__":{"serious":"1"},"constructor":"x"}') as SafetyReport
    const { case: row } = read(report)
    expect(row.serious).toBeNull()
    expect(JSON.parse(row.extra!)).toHaveProperty('constructor', 'x')
  })

  it.skipIf(!hasSharedData)('reads a page of openFDA', () => {
    const page = JSON.parse(readFileSync(sharedData('data/ci_small/openfda/koziolk_event_page_2021.json'), 'utf8')) as {
      results: SafetyReport[]
    }
    const { case: row, drugs, events, repairs } = read(page.results[0]!)
    expect(row).toMatchObject({
      reportId: '18690166-v1',
      versionDate: 20210101,
      sex: 'F',
      serious: 0,
      reporterType: 'CN',
      sender: 'ASTRAZENECA',
      country: 'US',
    })
    expect(events.map(({ term }) => term).slice(0, 2)).toEqual(['Memory impairment', 'Product use issue'])
    expect(drugs[0]).toMatchObject({
      role: 'PS',
      verbatim: 'SYMBICORT',
      names: 'BUDESONIDE\u001fFORMOTEROL FUMARATE DIHYDRATE',
      route: 'Respiratory (inhalation)',
      dechallenge: 'U',
    })
    expect(JSON.parse(drugs[0]!.extra!)).toHaveProperty('openfda.generic_name')
    expect(repairs).toEqual([])
  })
})
