import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { vigiBaseAdapter, vigiBaseAdapterWith } from './vigibase-profile.js'

// Built to the documented layouts; the reports are made up.
const pad = (text: string, width: number) => text.padStart(width)

const WIDE = {
  DEMO: ['1', '2', '3'].map((id) => `${pad(id, 11)}52202103041420200102`).join('\n'),
  DRUG: [
    ['1', '11', '000123', '1'],
    ['1', '12', '000456', '2'],
    ['2', '13', '000123', '3'],
    ['9', '14', '000123', '1'],
  ]
    .map(
      ([id, drug, drec, basis]) =>
        `${pad(id!, 11)}${pad(drug!, 11)}${pad('777', 11)}${drec}01001${'48'}${basis}${pad('', 5)}`,
    )
    .join('\n'),
  ADR: [
    ['1', '21', '10019211', '1'],
    ['2', '22', '10037844', '3'],
    ['3', '23', '        ', '1'],
  ]
    .map(([id, adr, code, outcome]) => `${pad(id!, 11)}${pad(adr!, 11)}${code}${outcome}`)
    .join('\n'),
  OUT: `${pad('1', 11)} 1Y\n${pad('2', 11)}  N`,
  FOLLOWUP: `${pad('1', 11)}${pad('3', 11)}`,
  SUSPECTEDDUPLICATES: `${pad('1', 11)}${pad('2', 11)}`,
}

const CSV = {
  DEMO: 'UMCReportId,AgeGroup,Gender,DateDatabase,Type,Region,FirstDateDatabase\n1,5,2,20210304,1,4,20200102\n2,5,2,20210304,1,4,20200102\n3,5,2,20210304,1,4,20200102\n',
  DRUG: 'UMCReportId,Drug_Id,Record_Id,DrecNo,Seq1,Seq2,Route,Basis,Amount,AmountU,Frequency,FrequencyU\n1,11,777,000123,01,001,48,1,,,,\n1,12,777,000456,01,001,48,2,,,,\n2,13,777,000123,01,001,48,3,,,,\n9,14,777,000123,01,001,48,1,,,,\n',
  ADR: 'UMCReportId,Adr_Id,MedDRA_Id,Outcome\n1,21,10019211,1\n2,22,10037844,3\n3,23,,1\n',
  OUT: 'UMCReportId,Seriousness,Serious\n1,1,Y\n2,,N\n',
  FOLLOWUP: 'UMCReportId,ReplacedUMCReportId\n1,3\n',
  SUSPECTEDDUPLICATES: 'UMCReportId,SuspectedduplicateReportId\n1,2\n',
}

const files = (tables: Readonly<Record<string, string>>, extension: string, chunks: readonly number[] = []) =>
  Object.entries(tables).map(([name, text]) => inputOf(text, chunks, `${name}.${extension}`))

describe('vigiBaseAdapter', () => {
  it.each([
    ['fixed width', files(WIDE, 'txt', [7, 100])],
    ['CSV', files(CSV, 'csv')],
  ])('reads an extract in %s', async (_, inputs) => {
    const { tables, report } = await rowsOf(vigiBaseAdapter.read(inputs))
    expect(
      tables.case.map((row) => [row.caseId, row.versionDate, row.receivedDate, row.sex, row.ageVerbatim, row.ageIssue]),
    ).toEqual(['1', '2', '3'].map((id) => [id, 20210304, 20200102, 'F', '18-44 years', 'age-group']))
    expect(String(tables.case[0]!.extra)).toContain('European Region')
    expect(tables.drug.map((row) => [row.caseOrdinal, row.role, row.verbatim])).toEqual([
      [0, 'PS', 'WHODrug 000123'],
      [0, 'C', 'WHODrug 000456'],
      [1, 'I', 'WHODrug 000123'],
      [-1, 'PS', 'WHODrug 000123'],
    ])
    expect(tables.event.map((row) => [row.caseOrdinal, row.term])).toEqual([
      [0, 'MedDRA 10019211'],
      [1, 'MedDRA 10037844'],
    ])
    expect(tables.outcome.map((row) => row.code)).toEqual(['DE'])
    expect(tables.case.map((row) => row.serious)).toEqual([1, 0, null])
    expect(tables.deletion.map((row) => row.caseId)).toEqual(['3', '2'])
    const accounts = report.files.map(({ table, rowsIn, loaded, orphanRows, quarantined }) => [
      table,
      rowsIn,
      loaded,
      orphanRows,
      ...quarantined.map(({ code }) => code),
    ])
    expect(accounts).toEqual([
      ['demo', 3, 3, 0],
      ['drug', 4, 4, 1],
      ['adr', 3, 2, 0, 'event-missing'],
      [null, 0, 0, 0],
      ['followup', 1, 1, 0],
      ['suspectedduplicates', 1, 1, 0],
    ])
  })

  it('names drugs and reactions from dictionaries of the user', async () => {
    const adapter = vigiBaseAdapterWith({
      drugs: new Map([['000123', 'Paracetamol']]),
      reactions: new Map([['10019211', 'Headache']]),
    })
    const { tables, report } = await rowsOf(adapter.read(files(CSV, 'csv')))
    expect(tables.drug.map((row) => row.names)).toEqual(['PARACETAMOL', 'WHODRUG 000456', 'PARACETAMOL', 'PARACETAMOL'])
    expect(tables.event.map((row) => row.term)).toEqual(['Headache', 'MedDRA 10037844'])
    expect(report.warnings.map(({ code }) => code)).not.toContain('codes-without-names')
  })

  it('conforms', async () => {
    const broken = [
      { name: 'no reactions', inputs: files(CSV, 'csv').slice(0, 2), code: 'input/missing-table' as const },
      {
        name: 'text named so',
        inputs: [inputOf('not a number\n', [], 'demo.txt')],
        code: 'input/not-recognised' as const,
      },
    ]
    for (const inputs of [files(WIDE, 'txt', [9, 50]), files(CSV, 'csv', [30])]) {
      expect(
        await checkAdapter({ adapter: vigiBaseAdapter, inputs, broken, expected: { rowsIn: 12, quarantined: 1 } }),
      ).toEqual([])
    }
  })
})
