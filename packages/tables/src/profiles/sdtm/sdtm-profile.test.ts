import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { asText, asWorkbook } from '../../table-forms.fixture.js'
import { transportFile } from '../../transport/transport-file.fixture.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { sdtmAdapter } from './sdtm-profile.js'
import { earlier, isBefore } from './subject-record.js'

// The variables are those of the SDTM Implementation Guide; the subjects are made up.
const AE = {
  header: ['STUDYID', 'DOMAIN', 'USUBJID', 'AESEQ', 'AETERM', 'AEDECOD', 'AESER', 'AESHOSP', 'AEOUT', 'AESTDTC'],
  rows: [
    ['S1', 'AE', 'S1-01', '1', 'felt sick', 'Nausea', 'N', 'N', 'RECOVERED/RESOLVED', '2020-01-10T08:30'],
    ['S1', 'AE', 'S1-01', '2', 'rash', 'Rash', 'Y', 'Y', 'NOT RECOVERED/NOT RESOLVED', '2020-02'],
    ['S1', 'AE', 'S1-01', '3', 'headache', 'Headache', 'N', 'N', '', '2019-12-31'],
    ['S1', 'AE', 'S1-02', '1', 'fell', 'Fall', 'N', '', '', '2020-01'],
    ['S1', 'AE', 'S1-02', '2', 'died', '', 'Y', '', 'FATAL', ''],
    ['S1', 'AE', 'S1-03', '1', 'cold', 'Nasopharyngitis', 'N', '', '', '2020-01-01'],
    ['S1', 'AE', '', '1', 'cold', 'Nasopharyngitis', 'N', '', '', '2020-01-01'],
  ],
}
const EX = {
  header: ['STUDYID', 'DOMAIN', 'USUBJID', 'EXSEQ', 'EXTRT', 'EXDOSE', 'EXDOSU', 'EXROUTE', 'EXSTDTC', 'EXENDTC'],
  rows: [
    ['S1', 'EX', 'S1-01', '1', 'Drug A', '10', 'mg', 'ORAL', '2020-01-05', '2020-01-11'],
    ['S1', 'EX', 'S1-01', '2', 'Drug A', '20', 'mg', 'ORAL', '2020-01-12', '2020-01-20'],
    ['S1', 'EX', 'S1-01', '3', 'Placebo', '0', 'mg', 'ORAL', '2020-03-01', ''],
    ['S1', 'EX', 'S1-02', '1', 'Drug A', '10', 'mg', 'ORAL', '2020-01-15', ''],
    ['S1', 'EX', 'S1-04', '1', 'Drug A', '10', 'mg', 'ORAL', '2020-01-15', ''],
  ],
}
const DM = {
  header: [
    'STUDYID',
    'DOMAIN',
    'USUBJID',
    'SUBJID',
    'RFSTDTC',
    'RFXSTDTC',
    'AGE',
    'AGEU',
    'SEX',
    'ARM',
    'ACTARM',
    'COUNTRY',
  ],
  rows: [
    ['S1', 'DM', 'S1-01', '01', '2020-01-05', '2020-01-05', '61', 'YEARS', 'F', 'Drug A', 'Drug A', 'USA'],
    ['S1', 'DM', 'S1-02', '02', '2020-01-15', '', '30', 'MONTHS', 'M', 'Drug A', 'Placebo', 'DEU'],
    ['S1', 'DM', 'S1-03', '03', '', '', '70', 'YEARS', 'M', 'Screen Failure', 'Screen Failure', 'DEU'],
  ],
}
type Domain = typeof AE

const csv = (domain: Domain, name: string) => inputOf(asText(domain, ','), [97], name)
const dataSet = (name: string, { header, rows }: Domain) => ({
  name,
  columns: header.map((column) => ({ name: column, length: 30 })),
  rows,
})
const xpt = (version: 5 | 8, name: string, ...sets: ReturnType<typeof dataSet>[]) =>
  inputOf(transportFile(sets, version), [1000], name)

const summary = async (...inputs: ReturnType<typeof inputOf>[]) => {
  const { tables, report } = await rowsOf(sdtmAdapter.read(inputs))
  return {
    cases: tables.case.map(({ caseId, sex, ageYears, country, serious, eventDate }) => [
      ...[caseId, sex, ageYears, country, serious, eventDate],
    ]),
    drugs: tables.drug.map(({ caseOrdinal, names, role }) => [caseOrdinal, names, role]),
    events: tables.event.map(({ caseOrdinal, term }) => [caseOrdinal, term]),
    outcomes: tables.outcome.map(({ code }) => code),
    therapies: tables.therapy.map(({ startDate, endDate }) => [startDate, endDate]),
    report,
  }
}

describe('sdtmAdapter', () => {
  it.each([
    ['CSV', [csv(AE, 'ae.csv'), csv(EX, 'ex.csv'), csv(DM, 'dm.csv')]],
    [
      'transport files of version 5',
      [xpt(5, 'ae.xpt', dataSet('AE', AE)), xpt(5, 'ex.xpt', dataSet('EX', EX)), xpt(5, 'dm.xpt', dataSet('DM', DM))],
    ],
    [
      'transport files of version 8',
      [xpt(8, 'dm.xpt', dataSet('DM', DM)), xpt(8, 'ae.xpt', dataSet('AE', AE)), xpt(8, 'ex.xpt', dataSet('EX', EX))],
    ],
    ['one transport file', [xpt(5, 'study.xpt', dataSet('DM', DM), dataSet('AE', AE), dataSet('EX', EX))]],
    ['one workbook', [inputOf(asWorkbook({ Notes: { header: ['x'], rows: [['y']] }, AE, EX, DM }), [], 'study.xlsx')]],
  ])('reads AE, EX and DM from %s', async (_, inputs) => {
    const { cases, drugs, events, outcomes, therapies, report } = await summary(...inputs)
    expect(cases).toEqual([
      ['S1-01', 'F', 61, 'US', 1, 20200110],
      ['S1-02', 'M', 2.5, 'DE', 1, 20200100],
    ])
    expect(drugs).toEqual([
      [0, 'DRUG A', 'PS'],
      [0, 'PLACEBO', 'PS'],
      [1, 'DRUG A', 'PS'],
    ])
    expect(events).toEqual([
      [0, 'Nausea'],
      [0, 'Rash'],
      [1, 'Fall'],
      [1, 'died'],
    ])
    expect(outcomes).toEqual(['HO', 'DE'])
    expect(therapies).toEqual([
      [20200105, 20200111],
      [20200112, 20200120],
      [20200301, null],
      [20200115, null],
    ])
    const quarantined = report.files.flatMap((file) => file.quarantined.map(({ code }) => code))
    expect(quarantined.sort()).toEqual([
      'case-id-missing',
      'not-treatment-emergent',
      ...['subject-without-events', 'subject-without-events', 'treatment-missing'],
    ])
    expect(report.files.reduce((sum, { rowsIn }) => sum + rowsIn, 0)).toBe(15)
    const codes = report.warnings.filter(({ code }) => code !== 'sheets-left-aside')
    expect(codes.map(({ code, count }) => [code, count])).toEqual([
      ['trial-subjects', 2],
      ['subjects-without-events', 2],
      ['onset-not-known', 1],
      ['treatments-in-turn', 1],
    ])
  })

  it('takes the actual arm of DM where there is no EX', async () => {
    const { cases, drugs, report } = await summary(csv(AE, 'ae.csv'), csv(DM, 'dm.csv'))
    expect(cases.map(([id]) => id)).toEqual(['S1-01', 'S1-02'])
    expect(drugs).toEqual([
      [0, 'DRUG A', 'PS'],
      [1, 'PLACEBO', 'PS'],
    ])
    expect(report.warnings[0]!.message).toContain('the arm of DM')
  })

  it('follows AETRTEM where it is there', async () => {
    const flagged = {
      header: [...AE.header, 'AETRTEM'],
      rows: AE.rows.slice(0, 3).map((cells, at) => [...cells, ['N', 'Y', 'Y'][at]!]),
    }
    const { events } = await summary(csv(flagged, 'ae.csv'), csv(EX, 'ex.csv'))
    expect(events.map(([, term]) => term)).toEqual(['Rash', 'Headache'])
  })

  it.each([
    ['CSV', csv(AE, 'ae.csv')],
    ['a transport file', xpt(8, 'ae.xpt', dataSet('AE', AE))],
  ])('refuses AE alone by name, from %s', async (_, input) => {
    expect((await recogniseKnownTable(input))?.table).toBe('ae')
    await expect(rowsOf(sdtmAdapter.read([input], { allowMissing: true }))).rejects.toMatchObject({
      code: 'input/missing-table',
      message: expect.stringContaining('AE of SDTM'),
      remedy: expect.stringMatching(/EX .*DM .*ADAE/),
    })
  })

  it.each([
    'USUBJID,AEDECOD,TRTA\n1,Rash,A\n',
    'USUBJID,AEDECOD,AESEQ,DRUG\n1,Rash,1,A\n',
    'USUBJID,PARAMCD,ARM,SEX\n1,x,A,F\n',
    'usubjid,sex\n1,F\n',
  ])('leaves %j to others', async (text) => {
    expect(await recogniseKnownTable(inputOf(text, [], 'a.csv'))).toBeNull()
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: sdtmAdapter,
        inputs: [csv(AE, 'ae.csv'), xpt(5, 'ex.xpt', dataSet('EX', EX)), csv(DM, 'dm.csv')],
        broken: [
          { name: 'EX alone', inputs: [csv(EX, 'ex.csv')], code: 'input/missing-table' },
          { name: 'another table', inputs: [inputOf('case_id,drug,event\n1,a,b\n')], code: 'input/not-recognised' },
        ],
        expected: { rowsIn: 15, quarantined: 5, rows: { case: 2, drug: 3, event: 4 } },
      }),
    ).toEqual([])
  })
})

describe('isBefore', () => {
  it.each([
    [20200101, 20200102, true],
    [20200102, 20200102, false],
    [20200100, 20200115, false],
    [20191200, 20200115, true],
    [20200000, 20200115, false],
    [20190000, 20200100, true],
    [-2147483648, 20200101, false],
  ])('%i and %i: %s', (day, other, before) => {
    expect(isBefore(day, other)).toBe(before)
  })

  it('finds the earlier of two', () => {
    expect([earlier(20200102, 20200101), earlier(-2147483648, 20200101), earlier(20200101, -2147483648)]).toEqual([
      20200101, 20200101, 20200101,
    ])
  })
})
