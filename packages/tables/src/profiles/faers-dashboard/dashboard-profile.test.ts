import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkAdapter } from '@aethersignal/model/conformance'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../../tests/shared-data.js'
import { inputOf } from '../../csv-text.fixture.js'
import { accountsOf, fileInput, rowsOf } from '../profile-runs.fixture.js'
import { faersDashboardAdapter } from './dashboard-profile.js'

const HEADER =
  'Case ID,Suspect Product Names,Suspect Product Active Ingredients,Reason for Use,Reactions,Serious,Outcomes,Sex,Event Date,Latest FDA Received Date,Case Priority,Patient Age,Patient Weight,Sender,Reporter Type,Report Source,Concomitant Product Names,Latest Manufacturer Received Date,Initial FDA Received Date,Country where Event occurred,Reported to Manufacturer?,Manufacturer Control Number,Literature Reference,Compounded Flag'

/** Numbers in column A of the XML, found without any reader of ours. */
function caseIdsOf(path: string): string[] {
  const sheet = strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml']!)
  return [...sheet.matchAll(/<c r="A\d+"[^>]*><v>(\d{5,})<\/v>/g)].map((match) => match[1]!)
}

describe.skipIf(!hasSharedData)('faersDashboardAdapter on real workbooks', () => {
  const workbooks = ['data/ci_small/faers_dashboard_xlsx', 'data/bigger'].flatMap((folder) =>
    readdirSync(sharedData(folder))
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => join(sharedData(folder), name)),
  )

  it('loads every case of nine workbooks', async () => {
    const { tables, report } = await rowsOf(faersDashboardAdapter.read(workbooks.map((path) => fileInput(path))))
    const ids = workbooks.flatMap(caseIdsOf)
    expect(ids).toHaveLength(19_790)
    expect(tables.case.map(({ caseId }) => caseId).sort()).toEqual([...ids].sort())
    // Counted with Python from the XML.
    expect(new Set(tables.case.map(({ caseId }) => caseId)).size).toBe(18_377)
    expect(accountsOf(report)['Impaired_driving_ability.xlsx']).toEqual([7519, 7519, 0])
    const count = (column: string, value: unknown) => tables.case.filter((row) => row[column] === value).length
    expect(count('sex', 'F')).toBe(10_470)
    expect(count('serious', 1)).toBe(15_153)
    // 7,074 without a date and 08-MAY-1198.
    expect(count('eventDate', null)).toBe(7075)
    expect(count('ageVerbatim', null)).toBe(6592)
    expect(count('country', 'US')).toBe(10_832)
    expect(report.warnings.filter(({ code }) => code === 'query-universe')).toHaveLength(9)
  })

  it('conforms', async () => {
    const [first, second] = workbooks
    const whole = fileInput(first!)
    const bytes = new Uint8Array(await new Response(whole.stream()).arrayBuffer())
    expect(
      await checkAdapter({
        adapter: faersDashboardAdapter,
        inputs: [fileInput(first!, [4096, 1]), fileInput(second!)],
        broken: [
          {
            name: 'cut off',
            inputs: [inputOf(bytes.subarray(0, bytes.length - 500), [], 'a.xlsx')],
            code: 'input/corrupt-archive',
          },
          {
            name: 'cut early',
            inputs: [inputOf(bytes.subarray(0, 2000), [], 'a.xlsx')],
            code: 'input/corrupt-archive',
          },
          {
            name: 'bytes turned',
            inputs: [
              inputOf(
                bytes.map((byte, at) => (at === 600 ? byte ^ 0xff : byte)),
                [],
                'a.xlsx',
              ),
            ],
          },
          { name: 'another table', inputs: [inputOf('case_id,drug,event\n1,a,b\n')], code: 'input/not-recognised' },
          { name: 'a header alone', inputs: [inputOf(`${HEADER}\n`)], code: 'input/empty' },
        ],
      }),
    ).toEqual([])
  })
})

describe('faersDashboardAdapter', () => {
  it('reads lists, dates of a year, months and days, ages and weights with units', async () => {
    const text = `${HEADER}
101,Sinemet;Azilect,Carbidopa\\Levodopa;Rasagiline Mesylate,-,Gambling Disorder;Compulsive Shopping,Serious,Died;Other Outcomes,Male,30-MAR-2019,28-MAR-2019,Expedited,18 MTH,"1,000 GMS",Teva,Consumer,"Health Professional ,Foreign",Aspirin,-,JUN-2017,GB,Not Specified,GB-TEVA-1,-,-
102,Abilify,Aripiprazole,Depression,Gambling,Non-Serious,Non-Serious,Not Specified,2018,01-JAN-2019,Direct,66 YR,70 KG,-,Not Specified,Not Specified,-,-,01-JAN-2019,US,Y,-,-,Yes
103,Elixir,-,-,Rash,Serious,Odd,X,31-FEB-2018,01-JAN-2019,Direct,999 YR,-,-,-,-,-,-,-,-,-,-,-,-
x,Elixir,-,-,Rash,Serious,Odd,X,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-
`
    const { tables, report } = await rowsOf(faersDashboardAdapter.read([inputOf(text, [], 'export.csv')]))
    expect(tables.case.map((row) => [row.caseId, row.eventDate, row.receivedDate, row.versionDate])).toEqual([
      ['101', 20190330, 20170600, 20190328],
      ['102', 20180000, 20190101, 20190101],
      ['103', null, null, 20190101],
    ])
    expect(tables.case.map((row) => [row.sex, row.ageVerbatim, row.weightKilograms, row.serious])).toEqual([
      ['M', '18 MTH', 1, 1],
      [null, '66 YR', 70, 0],
      [null, '999 YR', null, 1],
    ])
    expect(tables.drug.map((row) => [row.caseOrdinal, row.verbatim, row.names])).toEqual([
      [0, null, 'CARBIDOPA\u001fLEVODOPA'],
      [0, null, 'RASAGILINE MESYLATE'],
      [1, 'Abilify', 'ARIPIPRAZOLE'],
      [2, 'Elixir', 'ELIXIR'],
    ])
    expect(tables.event.map((row) => row.term)).toEqual([
      'Gambling Disorder',
      'Compulsive Shopping',
      'Gambling',
      'Rash',
    ])
    expect(tables.outcome.map((row) => row.code)).toEqual(['DE', 'OT'])
    expect(tables.reporter.map((row) => row.code)).toEqual(['Health Professional', 'Foreign'])
    expect(report.files[0]).toMatchObject({ rowsIn: 4, loaded: 3, quarantined: [{ line: 5, code: 'case-id-invalid' }] })
    expect(String(tables.case[2]!.extra)).toContain('31-FEB-2018')
    expect(String(tables.case[0]!.extra)).toContain('Aspirin')
  })
})
