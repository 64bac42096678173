import { readFileSync } from 'node:fs'
import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../../tests/shared-data.js'
import { inputOf } from '../../csv-text.fixture.js'
import { accountsOf, fileInput, rowsOf } from '../profile-runs.fixture.js'
import { vaersAdapter } from './vaers-profile.js'

const DATA = 'VAERS_ID,RECVDATE,STATE,AGE_YRS,CAGE_YR,CAGE_MO,SEX,SYMPTOM_TEXT,DIED,HOSPITAL,VAX_DATE,ONSET_DATE'
const VAX = 'VAERS_ID,VAX_TYPE,VAX_MANU,VAX_LOT,VAX_DOSE_SERIES,VAX_ROUTE,VAX_SITE,VAX_NAME'
const SYMPTOMS = `VAERS_ID,${[1, 2, 3, 4, 5].map((at) => `SYMPTOM${at},SYMPTOMVERSION${at}`).join()}`

function triple(data: string, vax: string, symptoms: string, prefix = '2025', further = '') {
  return [
    inputOf(`${DATA}${further}\n${data}`, [], `${prefix}VAERSDATA.csv`),
    inputOf(`${VAX}${further}\n${vax}`, [], `${prefix}VAERSVAX.csv`),
    inputOf(`${SYMPTOMS}${further}\n${symptoms}`, [], `${prefix}VAERSSYMPTOMS.csv`),
  ]
}

const sorted = (values: Iterable<string>) => [...values].sort()

describe.skipIf(!hasSharedData)('vaersAdapter on 2,946 real reports', () => {
  const folder = 'data/ci_small/vaers_2021jan'
  const paths = ['SYMPTOMS', 'VAX', 'DATA'].map((table) => sharedData(`${folder}/2021VAERS${table}.csv`))

  it('has every report with every vaccine and every symptom', async () => {
    const { tables, report } = await rowsOf(vaersAdapter.read(paths.map((path) => fileInput(path))))
    const linesOf = (path: string) => readFileSync(path, 'latin1').split('\n').slice(1, -1)
    // Ids and symptoms are cut out of the bytes without any CSV reader; a few terms with commas stand in quotes.
    const symptoms = linesOf(paths[0]!).flatMap((line) => {
      const whole = line.replace(/"[^"]*"/g, (quoted) => quoted.slice(1, -1).replaceAll(',', '\n'))
      const [id, ...cells] = whole.split(',')
      const terms = cells.filter((term, at) => at % 2 === 0 && term !== '')
      return terms.map((term) => `${id} ${term.replaceAll('\n', ',')}`)
    })
    const reports = linesOf(paths[2]!).map((line) => line.slice(0, 6))
    expect(symptoms).toHaveLength(16_243)
    expect(reports).toHaveLength(2946)
    expect(sorted(tables.case.map(({ caseId }) => String(caseId)))).toEqual(sorted(reports))
    const idOf = (ordinal: unknown) => String(tables.case[Number(ordinal)]!.caseId)
    expect(sorted(tables.event.map(({ caseOrdinal, term }) => `${idOf(caseOrdinal)} ${term}`))).toEqual(
      sorted(symptoms),
    )
    expect(sorted(tables.drug.map(({ caseOrdinal }) => idOf(caseOrdinal)))).toEqual(
      sorted(linesOf(paths[1]!).map((line) => line.slice(0, 6))),
    )
    expect(accountsOf(report)).toEqual({
      '2021VAERSDATA.csv': [2946, 2946, 0],
      '2021VAERSVAX.csv': [3014, 3014, 0],
      '2021VAERSSYMPTOMS.csv': [4712, 4712, 0],
    })
    expect(tables.case.filter(({ serious }) => serious === 1).length).toBeGreaterThan(953)
    expect(tables.outcome.filter(({ code }) => code === 'DE')).toHaveLength(456)
    expect(tables.case.filter(({ sex }) => sex === 'F')).toHaveLength(1882)
    expect(tables.case.filter(({ eventDate }) => eventDate === null)).toHaveLength(340)
    expect(tables.drug.filter(({ verbatim }) => verbatim === 'COVID19 (COVID19 (MODERNA))')).toHaveLength(855)
  })

  it('keeps the text of windows-1252, 0x85 and 0xA0 included', async () => {
    const bytes = readFileSync(paths[2]!)
    expect(bytes.includes(0x85)).toBe(true)
    const { tables, report } = await rowsOf(vaersAdapter.read(paths.map((path) => fileInput(path, [997]))))
    const texts = tables.case.map(({ extra }) => String(extra)).join('\n')
    const count = (character: string) => texts.split(character).length - 1
    expect(count('…')).toBe(bytes.filter((byte) => byte === 0x85).length)
    expect(count('\u0085')).toBe(0)
    expect(report.files.find(({ table }) => table === 'data')!.encodingRepairs).toBeGreaterThan(0)
  })

  it('conforms', async () => {
    const foreign = triple(
      '7,01/02/2025,FR,40.0,,,M,text,,,,\nx,01/02/2025,FR,40.0,,,M,text,,,,\n',
      '7,FLU4,X,,1,IM,LA,FLU (X)\n8,FLU4,X,,1,IM,LA,FLU (X)\n',
      '7,Pain,23.1,,,,,,,,\n',
      'NonDomestic',
    )
    const [data, vax, symptoms] = triple('7,01/02/2025,FR,40.0,,,M,text,,,,\n', '', '')
    expect(
      await checkAdapter({
        adapter: vaersAdapter,
        inputs: [...paths.map((path) => fileInput(path, [60_000, 1, 7])), ...foreign],
        broken: [
          { name: 'nothing', inputs: [inputOf('')], code: 'input/empty' },
          { name: 'another table', inputs: [inputOf('case_id,drug,event\n1,a,b\n')], code: 'input/not-recognised' },
          { name: 'no symptoms', inputs: [data!, vax!], code: 'input/missing-table' },
          { name: 'headers alone', inputs: triple('', '', ''), code: 'input/empty' },
          { name: 'an open quote', inputs: [data!, vax!, inputOf(`${SYMPTOMS}\n"7,Pain,1,,,,,,,,\n8,A,1,,,,,,,,\n`)] },
          { name: 'two of a name', inputs: [symptoms!, symptoms!], code: 'usage/invalid' },
        ],
        expected: { rows: { case: 2947, event: 16_244 }, rowsIn: 2946 + 3014 + 4712 + 5, quarantined: 1 },
      }),
    ).toEqual([])
  })
})

describe('vaersAdapter', () => {
  it('takes the latest of ORDER, with what it does not repeat', async () => {
    const inputs = triple(
      '7,05/02/2025,CA,,40,.5,F,first,,,04/30/2025,05/01/2025,1\n7,05/20/2025,CA,41.0,,,F,second,,Y,04/30/2025,05/01/2025,2\n8,05/03/2025,CA,1.0,,,U,one,Y,,,,1\n',
      '7,FLU4,X,L1,1,IM,LA,FLU (X),1\n8,FLU4,X,,1,IM,LA,FLU (X),1\n',
      '7,Pain,23.1,Rash,23.1,,,,,,,1\n7,Pain,23.1,,,,,,,,,2\n8,Death,23.1,,,,,,,,,1\n9,Lost,23.1,,,,,,,,,1\n',
      '2025',
      ',ORDER',
    )
    const { tables, report } = await rowsOf(vaersAdapter.read(inputs))
    expect(
      tables.case.map(({ reportId, caseId, version, ageYears, serious }) => [
        reportId,
        caseId,
        version,
        ageYears,
        serious,
      ]),
    ).toEqual([
      ['7', '7', 1, 40.5, 0],
      ['7-2', '7', 2, 41, 1],
      ['8', '8', 1, 1, 1],
    ])
    const of = (table: 'drug' | 'event', field: string) =>
      tables[table].map((row) => `${row.caseOrdinal} ${row[field]}`).sort()
    expect(of('drug', 'verbatim')).toEqual(['0 FLU (X)', '1 FLU (X)', '2 FLU (X)'])
    expect(of('event', 'term')).toEqual(['-1 Lost', '0 Pain', '0 Rash', '1 Pain', '2 Death'])
    expect(tables.therapy.map(({ caseOrdinal, startDate }) => [caseOrdinal, startDate])).toEqual([
      [0, 20250430],
      [1, 20250430],
    ])
    const symptoms = report.files.find(({ table }) => table === 'symptoms')!
    expect([symptoms.rowsIn, symptoms.loaded, symptoms.orphans, symptoms.orphanRows]).toEqual([4, 4, 1, 1])
    expect(report.warnings.find(({ code }) => code === 'follow-up-versions')?.count).toBe(1)
  })

  it('quarantines what it cannot load, with the reason', async () => {
    const inputs = triple(
      '7,05/02/2025,CA,,,,F,a,,,,\n7,05/02/2025,CA,,,,F,a,,,,\nabc,05/02/2025,CA,,,,F,a,,,,\n8,13/40/2025,CA,999,,,F,b,,,,\n',
      '7,,,,,,,\n7,FLU4,X\n8,FLU4,,,,,,\n',
      '7,,,,,,,,,,\n8,Pain,1,,,,,,,,\n',
    )
    const { tables, report } = await rowsOf(vaersAdapter.read(inputs))
    const codes = Object.fromEntries(
      report.files.map((file) => [file.table, file.quarantined.map(({ line, code }) => [line, code])]),
    )
    expect(codes).toEqual({
      data: [
        [3, 'report-repeated'],
        [4, 'case-id-invalid'],
      ],
      vax: [
        [3, 'field-count'],
        [2, 'drug-missing'],
      ],
      symptoms: [[2, 'event-missing']],
    })
    expect(report.files[0]!.repairs).toEqual({ 'age-out-of-range': 1, 'date-invalid': 1 })
    expect(tables.case[1]).toMatchObject({
      caseId: '8',
      receivedDate: null,
      ageYears: null,
      ageIssue: 'age-out-of-range',
    })
    expect(String(tables.case[1]!.extra)).toContain('13/40/2025')
    expect(tables.drug.map(({ verbatim }) => verbatim)).toEqual(['FLU4'])
  })

  it.each([
    ['2021VAERSDATA.csv', '2021'],
    ['2026VAERSData.csv', '2026'],
    ['2021VAERSDATA (1).csv', '2021'],
    ['NonDomesticVAERSDATA.csv', 'NonDomestic'],
    ['data.csv.gz', 'VAERS'],
  ])('puts %s into the part %s', async (name, partition) => {
    const { report } = await rowsOf(
      vaersAdapter.read([inputOf(`${DATA}\n7,05/02/2025,CA,,,,F,a,,,,\n`, [], name)], { allowMissing: true }),
    )
    expect(report.files[0]!.partition).toBe(partition)
  })

  const DATA = 'VAERS_ID,RECVDATE,STATE,AGE_YRS,SEX,SYMPTOM_TEXT,DIED\n1,01/02/2020,NY,40,F,text,Y\n'
  const VAX = 'VAERS_ID,VAX_TYPE,VAX_MANU,VAX_NAME\n1,FLU4,MAKER,INFLUENZA (X)\n'
  const SYMPTOMS = 'VAERS_ID,SYMPTOM1,SYMPTOM2\n1,Rash,Fever\n'

  it.each([
    ['reports_2020.csv', 'vaccines_2020.csv', 'sx_2020.csv', '2020'],
    ['a.csv', 'b.csv', 'c.csv', 'VAERS'],
    ['2020VAERSDATA.csv', 'vax 2020 (1).csv', 'Symptoms-2020.csv', '2020'],
  ])('puts renamed files together by their content: %s, %s, %s', async (data, vax, symptoms, partition) => {
    const inputs = [inputOf(DATA, [], data), inputOf(VAX, [], vax), inputOf(SYMPTOMS, [], symptoms)]
    const { tables, report } = await rowsOf(vaersAdapter.read(inputs))
    expect(report.files.map((file) => [file.partition, file.loaded])).toEqual([
      [partition, 1],
      [partition, 1],
      [partition, 1],
    ])
    expect([tables.case.length, tables.drug.length, tables.event.length]).toEqual([1, 1, 2])
  })

  it('reads tables that somebody joined, each report, vaccine and symptom once', async () => {
    const joined = [
      'VAERS_ID,RECVDATE,AGE_YRS,SEX,DIED,VAX_NAME,VAX_LOT,SYMPTOM1,SYMPTOM2,NOTE',
      '1.0,01/02/2020,40,F,Y,INFLUENZA (X),L1,Rash,Fever,n',
      '1.0,01/02/2020,40,F,Y,TETANUS (Y),L2,Rash,Fever,n',
      '1.0,01/02/2020,40,F,Y,INFLUENZA (X),L1,Fall,,n',
      '2.0,01/03/2020,50,M,,INFLUENZA (X),,Fall,,',
      'x,,,,,,,,,',
    ].join('\n')
    const { tables, report } = await rowsOf(vaersAdapter.read([inputOf(joined, [40], 'my vaers.csv')]))
    expect(accountsOf(report)).toEqual({ 'my vaers.csv': [5, 4, 1] })
    expect(tables.case).toMatchObject([
      { caseId: '1', sex: 'F', ageYears: 40, serious: 1, receivedDate: 20200102, extra: '{"DIED":"Y","NOTE":"n"}' },
      { caseId: '2', sex: 'M', serious: 0 },
    ])
    expect(tables.drug.map(({ caseOrdinal, verbatim, lot }) => [caseOrdinal, verbatim, lot])).toEqual([
      [0, 'INFLUENZA (X)', 'L1'],
      [0, 'TETANUS (Y)', 'L2'],
      [1, 'INFLUENZA (X)', null],
    ])
    expect(tables.event.map(({ caseOrdinal, term }) => [caseOrdinal, term])).toEqual([
      [0, 'Rash'],
      [0, 'Fever'],
      [0, 'Fall'],
      [1, 'Fall'],
    ])
  })
})
