/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { inputOf, load } from '../case-rows.fixture.js'

const sample = (name: string) =>
  inputOf(readFileSync(sharedData(`data/ci_small/${name}`)), name.replace(/.*\//, ''), [1000, 3, 70_000])

/** Lines of the start tags, counted from the file. */
const startLines = (name: string) =>
  readFileSync(sharedData(`data/ci_small/${name}`), 'utf8')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.includes('<safetyreport>') ? [index + 1] : []))

describe.skipIf(!hasSharedData)('the samples of E2B(R2)', () => {
  it('reads a batch with its versions and a nullification', async () => {
    const { tables, report } = await load(sample('e2b_r2_like/sample_e2b.xml'))
    expect(report.files[0]).toMatchObject({ rowsIn: 5, loaded: 5, quarantined: [], distinctIds: 4 })
    const lines = startLines('e2b_r2_like/sample_e2b.xml')
    expect(tables.case.map(({ reportId, line }) => [reportId, line])).toEqual([
      ['TEST-CASE-001-v1', lines[0]],
      ['TEST-CASE-002-v1', lines[1]],
      ['TEST-CASE-003-v1', lines[2]],
      ['TEST-CASE-002-v2', lines[3]],
      ['TEST-CASE-004-v1', lines[4]],
    ])
    expect(tables.case.map(({ nullified }) => nullified)).toEqual([0, 0, 0, 1, 0])
    expect(tables.deletion).toEqual([])
    expect(tables.drug.map(({ role, verbatim, names, dose }) => [role, verbatim, names, dose])).toEqual([
      ['PS', 'DrugA', 'SUBSTANCEX', '10 mg'],
      ['C', 'DrugB', 'SUBSTANCEY\u001fSUBSTANCEZ', '50 mg'],
    ])
    expect(tables.event.map(({ term }) => term)).toEqual(['Nausea', 'Headache'])
    expect(tables.case[0]).toMatchObject({
      sex: 'M',
      ageYears: null,
      ageVerbatim: '55',
      ageIssue: 'age-unit-missing',
      serious: 1,
      country: 'US',
      reportType: 'spontaneous',
      receivedDate: 20240101,
    })
    expect(JSON.parse(tables.case[0]!.extra as string)).toMatchObject({
      narrativeincludeclinical: 'This is the case narrative for TEST-CASE-001.',
      test: { testname: 'Blood Pressure' },
      message: { messagesenderidentifier: 'TESTSENDER' },
    })
  })

  it('loads what is valid of a mixed batch and quarantines the rest', async () => {
    const { tables, report } = await load(sample('e2b_r2_like/mixed_validity_e2b.xml'))
    expect(
      tables.case.map(({ caseId, reporterCountry, versionDate }) => [caseId, reporterCountry, versionDate]),
    ).toEqual([
      ['TEST-VALID-001', 'GB', 20240101],
      ['TEST-VALID-003', 'DE', 20240103],
    ])
    const [file] = report.files
    expect(file).toMatchObject({ rowsIn: 3, loaded: 2 })
    expect(file!.quarantined).toEqual([
      {
        line: startLines('e2b_r2_like/mixed_validity_e2b.xml')[1],
        code: 'missing-report-id',
        text: expect.stringContaining('<reportercountry>US</reportercountry>'),
      },
    ])
  })

  it('orders versions, and takes back what is nullified', async () => {
    const names = ['test_insert', 'test_amendment', 'test_stale_amendment', 'test_nullification']
    const { tables } = await load(...names.map((name) => sample(`e2b_r2_like/${name}.xml`)))
    expect(
      tables.case.map(({ caseId, version, versionDate, nullified }) => [caseId, version, versionDate, nullified]),
    ).toEqual([
      ['TEST-SCENARIO-01', 1, 20250101, 0],
      ['TEST-SCENARIO-01', 2, 20250102, 0],
      ['TEST-SCENARIO-01', 1, 20250101, 0],
      ['TEST-SCENARIO-01', 3, 20250103, 1],
    ])
  })

  it.each(['billion_laughs', 'quadratic_blowup', 'test_xxe'])('refuses %s before its entities', async (name) => {
    await expect(load(sample(`e2b_r2_like/${name}.xml`))).rejects.toMatchObject({
      code: 'input/unsafe-xml',
      place: { file: `${name}.xml`, line: expect.any(Number) },
    })
  })

  it("reads FDA's XML quarters", async () => {
    const { tables, report } = await load(sample('faers_xml/ADR12Q4.xml'), sample('faers_xml/1_ADR22Q1_example.xml'))
    for (const [file, name] of ['faers_xml/ADR12Q4.xml', 'faers_xml/1_ADR22Q1_example.xml'].entries()) {
      const text = readFileSync(sharedData(`data/ci_small/${name}`), 'utf8')
      const count = (tag: string) => text.split(`<${tag}>`).length - 1
      expect(report.files[file]).toMatchObject({ loaded: count('safetyreport'), quarantined: [] })
      const ofFile = (table: 'drug' | 'event' | 'indication') => tables[table].filter((row) => row.file === file).length
      expect([ofFile('drug'), ofFile('event'), ofFile('indication')]).toEqual([
        count('drug'),
        count('reaction'),
        count('drugindication'),
      ])
    }
    expect(tables.case[0]).toMatchObject({
      reportId: '7795712-v2',
      caseId: '7795712',
      version: 2,
      versionDate: 20121003,
      receivedDate: 20110118,
      sex: 'M',
      weightKilograms: 87.09,
      country: 'US',
      serious: 1,
      reporterType: 'LW',
      sender: 'ACTAVIS ELIZABETH',
      senderCaseNumber: '2011MA000142',
    })
    expect(tables.outcome[0]).toMatchObject({ caseOrdinal: 0, code: 'OT' })
    expect(tables.therapy[0]).toMatchObject({ sequence: 1, startDate: 20021211, endDate: 20090628 })
    expect(tables.drug[0]).toMatchObject({ role: 'PS', route: 'Oral', dose: 'PO', applicationNumber: '70581' })
    const second = tables.case.find(({ caseId }) => caseId === '19454107')!
    const dates = tables.case.map(({ eventDate }) => eventDate).filter((date) => date !== null)
    expect(dates).toEqual(expect.arrayContaining([20150101, 20220112]))
    expect(second).toMatchObject({ serious: 0, reporterType: 'OT' })
  })
})
