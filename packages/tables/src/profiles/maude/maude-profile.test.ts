import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { accountsOf, rowsOf } from '../profile-runs.fixture.js'
import { maudeAdapter } from './maude-profile.js'

// Built to the layout in which FDA publishes MAUDE; the reports are made up. Quotes are inches and text, and never closed.
const FILES = {
  'mdrfoithru2024.txt':
    'MDR_REPORT_KEY|EVENT_KEY|REPORT_NUMBER|REPORT_SOURCE_CODE|DATE_RECEIVED|DATE_OF_EVENT|REPORTER_OCCUPATION_CODE|EVENT_TYPE|MANUFACTURER_NAME|DATE_CHANGED|REPORTER_COUNTRY_CODE\n' +
    '1001||2-2024-1|M|01/15/2024|12/31/2023|001|D|ACME|2024/02/05 13:15:36|US\n' +
    '1002||2-2024-2|M|02/03/2024||NA|M|ACME||US\n' +
    '1003||3-2024-1|P|02/04/2024|01/01/2024|0HP|IN|"BETA" INC||FR\n' +
    '1004||3-2024-2|P|02/04/2024|01/01/2024|0HP|IN|BETA|x|y|z|one too many\n' +
    'none||3-2024-3|P|02/04/2024|||IN|BETA||\n',
  'mdrfoiChange.txt':
    'MDR_REPORT_KEY|REPORT_NUMBER|DATE_RECEIVED|EVENT_TYPE|DATE_CHANGED\n1002|2-2024-2|02/03/2024|IN|03/01/2024\n',
  'device2024.txt':
    'MDR_REPORT_KEY|DEVICE_EVENT_KEY|DEVICE_SEQUENCE_NO|BRAND_NAME|GENERIC_NAME|LOT_NUMBER|MODEL_NUMBER\n' +
    '1001||1|STAPLER 5"|SURGICAL STAPLER|L1|M"1\n' +
    '1001||2|CLIP||L2|\n' +
    '1002||1.0|"PUMP|INFUSION PUMP||\n' +
    '1003||1|NA|NA||\n' +
    '1003||2|GLUE|TISSUE ADHESIVE||\n' +
    '9999||1|LOST|LOST DEVICE||\n',
  'foidevproblem.txt': '1001|1546\n1001|0002682\n1002|1071\n1003|7777\n9999|1546\n',
  'patientproblemcode.txt':
    'MDR_REPORT_KEY|PATIENT_SEQUENCE_NO|PROBLEM_CODE|DATE_ADDED|DATE_CHANGED\n1001|1|2840|2024/02/05 13:15:36|\n1003|1|2840||\n',
  'deviceproblemcodes.csv': 'FDA_CODE,TERM,NCIT_CODE\n1546,Break,\n2682,"Fracture, Material",C1\n1071,Leak,\n',
  'patientproblemcodes.csv': 'FDA_CODE,TERM,NCIT_CODE\n2840,Pain,C3303\n',
  'patientthru2024.txt':
    'MDR_REPORT_KEY|PATIENT_SEQUENCE_NUMBER|DATE_RECEIVED|SEQUENCE_NUMBER_TREATMENT|SEQUENCE_NUMBER_OUTCOME|PATIENT_AGE|PATIENT_SEX|PATIENT_WEIGHT\n' +
    '1001|1|01/15/2024|1. X|1. H;2. L|55 YR|F|70 KG\n' +
    '1003|1|02/04/2024||O|6 MO|Male|\n' +
    '1003|2|02/04/2024||*|40 YR|F|\n' +
    '8888|1|02/04/2024||Q,R|||\n',
  'foitext2024.txt':
    'MDR_REPORT_KEY|MDR_TEXT_KEY|TEXT_TYPE_CODE|PATIENT_SEQUENCE_NUMBER|DATE_REPORT|FOI_TEXT\n' +
    '1001|1|D|1||"IT BROKE\nx|9|N|1||NO KEY\n1001|2|N|1||NO PART WAS RETURNED."\n',
} as const

const filesOf = (chunks: readonly number[] = [], without: RegExp = /^$/) =>
  Object.entries(FILES)
    .filter(([name]) => !without.test(name))
    .map(([name, text]) => inputOf(text, chunks, name))

describe('maudeAdapter', () => {
  it('joins reports, devices, problems, patients and texts', async () => {
    const { tables, report } = await rowsOf(maudeAdapter.read(filesOf([13, 300])))
    expect(
      tables.case.map((row) => [row.reportId, row.caseId, row.receivedDate, row.eventDate, row.serious, row.sender]),
    ).toEqual([
      ['1002-20240301', '2-2024-2', 20240203, null, 1, null],
      ['1001-20240205', '2-2024-1', 20240115, 20231231, 1, 'ACME'],
      ['1003-20240204', '3-2024-1', 20240204, 20240101, 1, '"BETA" INC'],
    ])
    expect(tables.case.map((row) => [row.sex, row.ageYears, row.weightKilograms, row.reporterCountry])).toEqual([
      [null, null, null, null],
      ['F', 55, 70, 'US'],
      // Two patients: whose age it is cannot be told.
      [null, null, null, 'FR'],
    ])
    expect(JSON.parse(String(tables.case[1]!.extra)).narrative).toBe('"IT BROKE\n\nNO PART WAS RETURNED."')
    expect(tables.drug.map((row) => [row.caseOrdinal, row.sequence, row.role, row.verbatim, row.names])).toEqual([
      [1, 1, 'PS', 'STAPLER 5"', 'SURGICAL STAPLER'],
      [1, 2, 'PS', 'CLIP', 'CLIP'],
      [0, 1, 'PS', '"PUMP', 'INFUSION PUMP'],
      [2, 2, 'PS', 'GLUE', 'TISSUE ADHESIVE'],
      [-1, 1, 'PS', 'LOST', 'LOST DEVICE'],
    ])
    expect(tables.event.map((row) => [row.caseOrdinal, row.term, JSON.parse(String(row.extra)).problem])).toEqual([
      [1, 'Break', 'device'],
      [1, 'Fracture, Material', 'device'],
      [0, 'Leak', 'device'],
      [2, 'device problem 7777', 'device'],
      [-1, 'Break', 'device'],
      [1, 'Pain', 'patient'],
      [2, 'Pain', 'patient'],
    ])
    expect(tables.outcome.map((row) => [row.caseOrdinal, row.code]).sort()).toEqual([
      [1, 'DE'],
      [1, 'HO'],
      [1, 'LT'],
      [2, 'OT'],
    ])
    expect(accountsOf(report)).toEqual({
      'mdrfoithru2024.txt': [5, 2, 3],
      'mdrfoiChange.txt': [1, 1, 0],
      'device2024.txt': [6, 5, 1],
      'foidevproblem.txt': [5, 5, 0],
      'patientproblemcode.txt': [2, 2, 0],
      'deviceproblemcodes.csv': [0, 0, 0],
      'patientproblemcodes.csv': [0, 0, 0],
      'patientthru2024.txt': [0, 0, 0],
      'foitext2024.txt': [1, 0, 1],
    })
    const codes = report.files.flatMap(({ quarantined }) => quarantined.map(({ line, code }) => `${line} ${code}`))
    expect(codes.sort()).toEqual([
      '3 case-id-missing',
      '3 report-repeated',
      '5 drug-missing',
      '5 field-count',
      '6 case-id-missing',
    ])
    expect(report.warnings.find(({ code }) => code === 'several-patients')?.count).toBe(1)
    expect(report.warnings.find(({ code }) => code === 'details-without-report')?.count).toBe(1)
  })

  it.each(Object.keys(FILES))('knows %s', async (name) => {
    const known = await recogniseKnownTable(inputOf(FILES[name as keyof typeof FILES], [7], name))
    expect([known?.adapter.id, known?.partition]).toEqual(['maude', 'MAUDE'])
  })

  it.each([
    ['a.txt', 'MDR_REPORT_KEY|BRAND_NAME|EVENT_TYPE|PROBLEM_CODE\n1|A|M|2\n'],
    ['a.csv', 'MDR_REPORT_KEY,BRAND_NAME,GENERIC_NAME\n1,A,B\n'],
    ['pairs.txt', '1001|1546\n1001|2682\n'],
  ])('leaves %s, which a user made, to others', async (name, text) => {
    expect((await recogniseKnownTable(inputOf(text, [], name)))?.adapter.id).not.toBe('maude')
  })

  it('conforms, and says which file is wanting', async () => {
    expect(
      await checkAdapter({
        adapter: maudeAdapter,
        inputs: filesOf([17, 400]),
        broken: [
          { name: 'no devices', inputs: filesOf([], /^device2024/), code: 'input/missing-table' },
          { name: 'no problems', inputs: filesOf([], /problemcode\.txt|foidevproblem/), code: 'input/missing-table' },
          { name: 'codes without words', inputs: filesOf([], /^deviceproblemcodes/), code: 'input/missing-table' },
          {
            name: 'another table',
            inputs: [inputOf('MDR_REPORT_KEY|X\n1|2\n', [], 'asr.txt')],
            code: 'input/not-recognised',
          },
        ],
        expected: { rowsIn: 20, quarantined: 5, rows: { case: 3, drug: 5, event: 7 } },
      }),
    ).toEqual([])
  })
})
