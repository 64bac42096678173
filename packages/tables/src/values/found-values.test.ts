/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { csvAdapter } from '../csv-adapter.js'
import { inputOf } from '../csv-text.fixture.js'
import { rowsOf } from '../profiles/profile-runs.fixture.js'

const read = (text: string | Uint8Array, name = 'cases.csv') => rowsOf(csvAdapter.read([inputOf(text, [], name)]))
const table = (...lines: readonly string[]) => `${lines.join('\n')}\n`

/** Reports by pair: of the rows of a case those with the highest version count, then with the latest date. */
async function pairs(text: string): Promise<Record<string, number>> {
  const { tables } = await read(text)
  const rank = ({ version, versionDate }: (typeof tables.case)[number]) =>
    Number(version ?? -1) * 1e9 + Number(versionDate ?? 0)
  const latest = new Map<unknown, number>()
  for (const [ordinal, row] of tables.case.entries()) {
    const before = latest.get(row['caseId'])
    if (before === undefined || rank(row) > rank(tables.case[before]!)) latest.set(row['caseId'], ordinal)
  }
  const counts: Record<string, Set<number>> = {}
  for (const ordinal of latest.values()) {
    const of = (rows: typeof tables.drug) => rows.filter(({ caseOrdinal }) => caseOrdinal === ordinal)
    for (const { names } of of(tables.drug)) {
      for (const { term } of of(tables.event)) {
        const pair = `${names} × ${term}`
        counts[pair] = (counts[pair] ?? new Set()).add(ordinal)
      }
    }
  }
  return Object.fromEntries(Object.entries(counts).map(([pair, reports]) => [pair, reports.size]))
}

describe('values that are missing', () => {
  it.each([
    'None',
    'n/a',
    'N/A',
    'na',
    'NaN',
    'NaT',
    'null',
    'undefined',
    '.',
    '?',
    'UNK',
    'not reported',
    '#REF!',
    '\\N',
    '<NA>',
    "''",
    '\u00a0',
    '#N/A',
  ])('%s makes no report, no drug and no event', async (nothing) => {
    const { tables, report } = await read(
      table(
        'case_id,drug,event,sex,age,country,date',
        `${nothing},A,x,F,3,US,2020`,
        `${nothing},B,y,F,3,US,2020`,
        `7,D,${nothing},F,3,US,2020`,
        `8,${nothing},w,${nothing},${nothing},${nothing},${nothing}`,
        `9,${nothing},${nothing},F,3,US,2020`,
      ),
    )
    expect(
      tables.case.map(({ caseId, sex, ageYears, country, receivedDate }) => [
        caseId,
        sex,
        ageYears,
        country,
        receivedDate,
      ]),
    ).toEqual([
      ['7', 'F', 3, 'US', 20200000],
      ['8', null, null, null, null],
    ])
    expect(tables.drug.map(({ names }) => names)).toEqual(['D'])
    expect(tables.event.map(({ term }) => term)).toEqual(['w'])
    expect(report.files[0]!.quarantined.map(({ code }) => code)).toEqual([
      'missing-case-id',
      'missing-case-id',
      'missing-drug-and-event',
    ])
    expect(report.files[0]!.repairs).toEqual({})
  })

  it('keeps sodium, and Namibia unless the table writes NA for nothing', async () => {
    const { tables } = await read(table('case_id,drug,event,country', '1,Na,x,NA', '2,B,y,na'))
    expect(tables.drug.map(({ names }) => names)).toEqual(['NA', 'B'])
    expect(tables.case.map(({ country }) => country)).toEqual(['NA', 'NA'])
    const rewritten = await read(table('case_id,drug,event,country,sex', '1,A,x,NA,NA', '2,B,y,FR,F'))
    expect(rewritten.tables.case.map(({ country }) => country)).toEqual([null, 'FR'])
  })

  it.each([
    [
      'JSON',
      '[{"case_id":null,"drug":"A","event":"x"},{"case_id":"None","drug":"B","event":"y"},{"case_id":7,"drug":"D","event":"w"}]',
      'a.json',
    ],
    [
      'NDJSON',
      '{"case_id":"NaN","drug":"A","event":"x"}\n{"case_id":"#N/A","drug":"B","event":"y"}\n{"case_id":7,"drug":"D","event":"w"}\n',
      'a.ndjson',
    ],
    ['TSV', table('case_id\tdrug\tevent', 'null\tA\tx', 'nil\tB\ty', '7\tD\tw'), 'a.tsv'],
  ])('%s likewise', async (_, text, name) => {
    const { tables, report } = await read(text, name)
    expect(tables.case.map(({ caseId }) => caseId)).toEqual(['7'])
    expect(report.files[0]!.quarantined.map(({ code }) => code)).toEqual(['missing-case-id', 'missing-case-id'])
  })

  it('reads ids that a formula keeps as texts, and refuses a table of rounded ones', async () => {
    const { tables } = await read(table('case_id,drug,event', '"=""0100001""",A,x', '="0100002",B,="y"'))
    expect(tables.case.map(({ caseId }) => caseId)).toEqual(['0100001', '0100002'])
    expect(tables.event.map(({ term }) => term)).toEqual(['x', 'y'])
    await expect(read(table('case_id,drug,event', '1.2E+07,A,x', '1.3E+07,B,y'))).rejects.toMatchObject({
      code: 'input/nothing-loaded',
    })
  })
})

describe('versions of cases in a table', () => {
  it.each(['caseversion', 'case_version', 'safetyreportversion', 'version', 'Follow-up number'])(
    'by %s, as numbers, in any order of rows',
    async (column) => {
      const text = table(`case_id,${column},drug,event`, '1,9,A,x', '2,1,B,y', '1,10,A,z', '1,10,C,z', '1,2,A,w')
      expect(await pairs(text)).toEqual({ 'A × z': 1, 'C × z': 1, 'B × y': 1 })
      const { report, tables } = await read(text)
      expect(tables.case.map(({ reportId, version }) => [reportId, version])).toContainEqual(['1-v10', 10])
      expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'older-versions', count: 2 }))
      expect(report.files[0]!.distinctIds).toBe(2)
    },
  )

  it('by primaryid beside caseid', async () => {
    expect(await pairs(table('primaryid,caseid,drug,event', '1000019,100001,A,x', '10000110,100001,A,z'))).toEqual({
      'A × z': 1,
    })
    expect(await pairs(table('caseid,primaryid,caseversion,drug,event', '5,77,2,A,x', '5,66,3,A,z'))).toEqual({
      'A × z': 1,
    })
  })

  it('by the date of receipt where versions tie', async () => {
    expect(
      await pairs(
        table('primaryid,caseid,caseversion,fda_dt,drug,event', '11,1,2,20240301,A,x', '12,1,2,20240101,A,z'),
      ),
    ).toEqual({ 'A × x': 1 })
  })

  it('takes a blank number of a follow-up for the first report, and says where a version is missing', async () => {
    expect(await pairs(table('case_id,followup_no,drug,event', '1,1,A,x', '1,,A,z'))).toEqual({ 'A × x': 1 })
    const { report } = await read(table('case_id,caseversion,drug,event', '1,1,A,x', '1,,A,z'))
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'version-missing', count: 1 }))
  })

  it('takes no version of a dictionary for one of a case', async () => {
    expect(await pairs(table('case_id,meddra_version,drug,event', '1,23,A,x', '1,24,A,z'))).toEqual({
      'A × x': 1,
      'A × z': 1,
    })
  })
})

describe('units and dates', () => {
  it.each([
    ['age_months', '20', 20 / 12],
    ['Age (months)', '600', 50],
    ['age_in_weeks', '52', 52 / 52.1775],
    ['age_days', '3652.5', 10],
    ['AgeDays', '730.5', 2],
    ['Age in decades', '4', 40],
    ['age_months', '3 years', 3],
    ['age', '18 mo', 1.5],
    ['age_years', '7', 7],
  ])('%s %s', async (column, age, years) => {
    const { tables } = await read(table(`case_id,drug,event,${column}`, `1,A,x,${age}`))
    expect(tables.case[0]!.ageYears).toBeCloseTo(years, 10)
  })

  it.each([
    ['weight_lb', '', '154', 69.853],
    ['weight_kg', '', '70,5', 70.5],
    ['Weight (lbs)', '', '100', 45.359],
    ['wt', 'wt_cod', '154,LBS', 69.853],
    ['weight', 'weight_unit', '"70.5",kg', 70.5],
    ['weight', '', '70.5 kg', 70.5],
    ['weight', '', '70.5', null],
  ])('%s %s %s', async (column, unit, cells, kilograms) => {
    const quoted = unit === '' ? `"${cells}"` : cells
    const { tables, report } = await read(
      table(`case_id,drug,event,${column}${unit === '' ? '' : `,${unit}`}`, `1,A,x,${quoted}`),
    )
    const read1 = tables.case[0]!.weightKilograms
    if (kilograms === null) expect([read1, report.files[0]!.repairs]).toEqual([null, { 'weight-unit-missing': 1 }])
    else expect(read1).toBeCloseTo(kilograms, 3)
  })

  it('reads serial numbers of Excel and says so', async () => {
    const { tables, report } = await read(
      table('case_id,drug,event,date', '1,A,x,44927', '2,B,y,44928.5', '3,C,z,2023-01-03'),
    )
    expect(tables.case.map(({ receivedDate }) => receivedDate)).toEqual([20230101, 20230102, 20230103])
    const warning = report.warnings.find(({ code }) => code === 'excel-serial-dates')
    expect(warning).toMatchObject({ count: 2 })
    expect(warning!.message).toContain('Excel serial number')
  })
})

describe('roles, countries and seriousness', () => {
  it('warns of roles that nobody counts, and lowers the score', async () => {
    const { report, tables } = await read(
      table('case_id,drug,event,role', '1,A,x,Zz', '2,A,x,Suspect product', '3,B,y,Zz', '3,A,y,Concomitant drug'),
    )
    expect(tables.drug.map(({ role }) => role)).toEqual([null, 'PS', null, 'C'])
    const warning = report.warnings.find(({ code }) => code === 'role-not-recognised')
    expect(warning).toMatchObject({ count: 2 })
    expect(warning!.message).toContain('"Zz" 2; 1 reports have no other drug')
    expect(report.files[0]!.repairs).toEqual({})
    const { score, parts } = report.files[0]!.quality!
    expect(parts.find(({ part }) => part === 'exposure')!.score).toBeCloseTo(2 / 3, 10)
    expect(score).toBeLessThan(90)
  })

  it('counts countries that are not known and leaves them as they are written', async () => {
    const { report, tables } = await read(
      table('case_id,drug,event,country', '1,A,x,us', '2,A,x,United States', '3,B,y,Atlantis', '4,B,y,uk'),
    )
    expect(tables.case.map(({ country }) => country)).toEqual(['US', 'US', 'ATLANTIS', 'GB'])
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'country-not-recognised', count: 1 }))
  })

  it('takes seriousness from outcomes where no column tells it, and says so', async () => {
    const { report, tables } = await read(
      table(
        'case_id,drug,event,outcome',
        '1,A,x,DE',
        '2,A,x,HO;OT',
        '3,B,y,Non-serious',
        '4,B,y,Recovered',
        '5,B,y,',
        '6,B,y,zz',
      ),
    )
    expect(tables.case.map(({ serious }) => serious)).toEqual([1, 1, 0, null, null, null])
    expect(tables.outcome.map(({ caseOrdinal, code }) => [caseOrdinal, code])).toEqual([
      [0, 'DE'],
      [1, 'HO'],
      [1, 'OT'],
    ])
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'serious-from-outcome', count: 3 }))
    expect(report.files[0]!.repairs).toEqual({ 'outcome-not-recognised': 1 })
    const both = await read(table('case_id,drug,event,serious,outcome', '1,A,x,no,', '2,A,x,,HO'))
    expect(both.tables.case.map(({ serious }) => serious)).toEqual([0, 1])
  })
})

describe.skipIf(!hasSharedData)('inputs found to be read wrongly', () => {
  const found = (name: string) => readFileSync(sharedData(`data/found/${name}`))

  it('missing-case-ids.csv gives the cells of its clean rows', async () => {
    const { report } = await read(found('missing-case-ids.csv'))
    expect(report.files[0]!.quarantined.map(({ code }) => code)).toEqual(Array(12).fill('missing-case-id'))
    expect(await pairs(found('missing-case-ids.csv').toString())).toEqual(
      await pairs(found('missing-case-ids-clean-rows.csv').toString()),
    )
  })

  it('case-versions.csv counts version 2 only', async () => {
    expect(await pairs(found('case-versions.csv').toString())).toEqual({
      'DRUG A × Pruritus': 1,
      'DRUG A × Nausea': 1,
      'DRUG B × Nausea': 1,
    })
    const { tables } = await read(found('case-versions.csv'))
    expect(tables.case.find(({ reportId }) => reportId === '1000012')).toMatchObject({
      version: 2,
      receivedDate: 20240301,
    })
  })

  it('age-in-months.csv is read in months', async () => {
    const { tables } = await read(found('age-in-months.csv'))
    expect(tables.case.map(({ ageYears }) => Math.round(Number(ageYears) * 100) / 100)).toEqual([
      1.67, 3.75, 5.08, 2.75,
    ])
  })

  it('country-spelling.csv has three countries', async () => {
    const { tables } = await read(found('country-spelling.csv'))
    expect(tables.case.slice(0, 6).map(({ country }) => country)).toEqual(['US', 'US', 'DE', 'DE', 'FR', 'FR'])
  })

  it('role-words.csv loses no drug', async () => {
    const { tables, report } = await read(found('role-words.csv'))
    expect(new Set(tables.drug.map(({ role }) => role))).not.toContain(null)
    expect(report.warnings).toEqual([])
  })

  it('excel-serial-dates.csv, scientific-ids.csv and crlf-last-column.csv', async () => {
    expect((await read(found('excel-serial-dates.csv'))).tables.case.map(({ receivedDate }) => receivedDate)).toEqual([
      20230101, 20230102,
    ])
    await expect(read(found('scientific-ids.csv'))).rejects.toMatchObject({ code: 'input/nothing-loaded' })
    const { report } = await read(found('crlf-last-column.csv'))
    expect(JSON.stringify(report)).not.toContain('\\r')
  })

  it('error-cells.xlsx has missing values where it has errors', async () => {
    const { tables } = await read(found('error-cells.xlsx'), 'error-cells.xlsx')
    expect(JSON.stringify(tables)).not.toMatch(/#(?:N\/A|REF|VALUE|DIV|NAME|NUM)/)
  })
})
