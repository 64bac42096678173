import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { canadaVigilanceAdapter } from './canada-profile.js'

// Built to the layout that Health Canada documents; the reports are made up.
const row = (...cells: readonly (string | number)[]) => `${cells.map((cell) => `"${cell}"`).join('$')}\n`
const blanks = (count: number) => Array<string>(count).fill('')

const report = (
  id: string,
  no: string,
  received: string,
  first: string,
  sex: string,
  age: string,
  unit: string,
  serious: string,
  death: string,
) =>
  row(
    id,
    no,
    1,
    received,
    first,
    '',
    '',
    'Spontaneous',
    'Spontané',
    1,
    sex,
    '',
    age,
    age,
    unit,
    '',
    1,
    'Recovered',
    '',
    70,
    'Kilogram',
    '',
    '',
    '',
    '',
    '',
    serious,
    '',
    death,
    '',
    '',
    '',
    '',
    '',
    'Physician',
    '',
    '',
    'Community',
    '',
    '',
    '',
    '',
  )

const FILES = {
  reports:
    report('1', 'E2B_01', '2021-03-04', '04-MAR-65', 'Female', '6', 'Months', 'Yes', '1') +
    report('2', '000002', '04-FEB-21', '1998-01-02', 'Unknown', '', '', 'No', '') +
    report('2', '000002', '04-FEB-21', '1998-01-02', 'Unknown', '', '', 'No', '') +
    '"3"$"broken"\n',
  report_drug:
    row(10, 1, 500, 'TYLENOL 3, "EXTRA"'.replaceAll('"', '""'), 'Suspect', '', 'Oral', '', 2, 'mg', ...blanks(12)) +
    row(11, 1, 501, 'ASPIRIN', 'Concomitant', '', '', '', '', '', ...blanks(12)) +
    row(12, 2, 501, 'ASPIRIN', 'Odd', '', '', '', '', '', ...blanks(12)) +
    row(13, 9, 501, 'ASPIRIN', 'Suspect', '', '', '', '', '', ...blanks(12)),
  reactions:
    row(100, 1, '', '', '', 'Rash', 'Éruption', 'Skin', 'Peau', 'v.25.0') +
    row(101, 2, '', '', '', 'Nausea', 'Nausée', 'GI', '', 'v.25.0') +
    row(102, 2, '', '', '', '', '', '', '', ''),
  report_drug_indication: row(10, 1, 500, 'TYLENOL 3', 'Pain', 'Douleur'),
  drug_product_ingredients: row(1, 500, 'TYLENOL 3', 7, 'ACETAMINOPHEN') + row(2, 500, 'TYLENOL 3', 8, 'CODEINE'),
  report_links: row(1, 2, 'Duplicate', 'Duplicata', '000001'),
  gender_lx: row(1, 'F', 'Female', 'Femelle'),
}

const files = (chunks: readonly number[] = []) =>
  Object.entries(FILES).map(([name, text]) => inputOf(text, chunks, `${name}.txt`))

describe('canadaVigilanceAdapter', () => {
  it('reads the files of an extract, which have no header', async () => {
    const { tables, report } = await rowsOf(canadaVigilanceAdapter.read(files([11, 400])))
    expect(
      tables.case.map((row) => [
        row.reportId,
        row.caseId,
        row.versionDate,
        row.receivedDate,
        row.sex,
        row.ageYears,
        row.serious,
        row.weightKilograms,
      ]),
    ).toEqual([
      ['1', 'E2B_01', 20210304, 19650304, 'F', 0.5, 1, 70],
      ['2', '000002', 20210204, 19980102, null, null, 0, 70],
    ])
    expect(tables.drug.map((row) => [row.caseOrdinal, row.orphanReportId, row.role, row.verbatim, row.names])).toEqual([
      [0, null, 'PS', 'TYLENOL 3, "EXTRA"', 'ACETAMINOPHEN\u001fCODEINE'],
      [0, null, 'C', 'ASPIRIN', 'ASPIRIN'],
      [1, null, null, 'ASPIRIN', 'ASPIRIN'],
      [-1, '9', 'PS', 'ASPIRIN', 'ASPIRIN'],
    ])
    expect(tables.event.map((row) => [row.caseOrdinal, row.term])).toEqual([
      [0, 'Rash'],
      [1, 'Nausea'],
    ])
    expect(tables.outcome.map((row) => row.code)).toEqual(['DE'])
    expect(tables.indication.map((row) => [row.sequence, row.term])).toEqual([[10, 'Pain']])
    expect(String(tables.case[1]!.extra)).toContain('Duplicate 000001')
    const accounts = Object.fromEntries(
      report.files.map((file) => [
        file.path,
        [file.table, file.rowsIn, file.loaded, ...file.quarantined.map(({ line, code }) => `${line} ${code}`)],
      ]),
    )
    expect(accounts).toEqual({
      'reports.txt': ['reports', 4, 2, '4 field-count', '3 report-repeated'],
      'report_drug.txt': ['report_drug', 4, 4],
      'reactions.txt': ['reactions', 3, 2, '3 event-missing'],
      'report_drug_indication.txt': ['report_drug_indication', 1, 1],
      'drug_product_ingredients.txt': [null, 0, 0],
      'report_links.txt': [null, 0, 0],
      'gender_lx.txt': [null, 0, 0],
    })
    expect(report.warnings.find(({ code }) => code === 'linked-reports')?.count).toBe(1)
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: canadaVigilanceAdapter,
        inputs: files([13, 200]),
        broken: [
          {
            name: 'no reactions',
            inputs: files().filter(({ name }) => name !== 'reactions.txt'),
            code: 'input/missing-table',
          },
          {
            name: 'a header',
            inputs: [inputOf('REPORT_ID$REPORT_NO\n1$2\n', [], 'reports.txt')],
            code: 'input/not-recognised',
          },
        ],
        expected: { rowsIn: 12, quarantined: 3, rows: { case: 2, drug: 4, event: 2 } },
      }),
    ).toEqual([])
  })
})
