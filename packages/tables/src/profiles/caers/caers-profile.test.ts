import { readFileSync } from 'node:fs'
import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../../tests/shared-data.js'
import { inputOf } from '../../csv-text.fixture.js'
import { accountsOf, fileInput, rowsOf } from '../profile-runs.fixture.js'
import { caersAdapter, caersAdapterWith } from './caers-profile.js'

// Built to the documented layouts; the rows are made up.
const FIRST = `RA_Report #,RA_CAERS Created Date,AEC_Event Start Date,PRI_Product Role,PRI_Reported Brand/Product Name,PRI_FDA Industry Code,PRI_FDA Industry Name,CI_Age at Adverse Event,CI_Age Unit,CI_Gender,AEC_One Row Outcomes,SYM_One Row Coded Symptoms
65325,1/1/2004,8/4/2003,Suspect,MIDWEST COUNTRY FAIR CHOCOLATE,3,Bakery Prod/Dough/Mix/Icing,2,Year(s),Female,"VISITED AN ER, NON-SERIOUS INJURIES/ ILLNESS","SWELLING FACE, RASH"
65325,1/1/2004,8/4/2003,Concomitant,REDACTED,54,Vit/Min/Prot,2,Year(s),Female,"VISITED AN ER, NON-SERIOUS INJURIES/ ILLNESS","SWELLING FACE, RASH, WHEEZING"
65353,13/40/2004,,Suspect,HERBAL TEA,31,Coffee/Tea,7,Decade(s),Not Available,"LIFE THREATENING, REQ. INTERVENTION TO PRVNT PERM. IMPRMNT.","HALLUCINATION, VISUAL, PAIN, BURNING"
,1/1/2004,,Suspect,TEA,31,Coffee/Tea,,,,,PAIN
`
const LATER = `Report ID,CAERS Created Date,Date of Event,Product Type,Product,Product Code,Description,Patient Age,Age Units,Sex,MedDRA Preferred Terms,Outcomes
2023-1,01/02/2023,,SUSPECT,SUPPLEMENT A,54,VITAMINS,44,year(s),Male,"Nausea, Vomiting","Death, Hospitalization"
2023-1,01/02/2023,,CONCOMITANT,SUPPLEMENT B,54,VITAMINS,44,year(s),Male,"Nausea, Vomiting","Death, Hospitalization"
`

describe('caersAdapter', () => {
  it('reads the header of 2004 to 2017: a case a report, a drug a product', async () => {
    const { tables, report } = await rowsOf(caersAdapter.read([inputOf(FIRST, [], 'CAERS_ASCII_2004_2017Q2.csv')]))
    expect(
      tables.case.map((row) => [row.caseId, row.receivedDate, row.eventDate, row.sex, row.ageYears, row.serious]),
    ).toEqual([
      ['65325', 20040101, 20030804, 'F', 2, 0],
      ['65353', null, null, null, 70, 1],
    ])
    expect(tables.drug.map((row) => [row.caseOrdinal, row.role, row.names])).toEqual([
      [0, 'PS', 'MIDWEST COUNTRY FAIR CHOCOLATE'],
      [0, 'C', null],
      [1, 'PS', 'HERBAL TEA'],
    ])
    expect(tables.event.map((row) => [row.caseOrdinal, row.term])).toEqual([
      [0, 'SWELLING FACE'],
      [0, 'RASH'],
      [0, 'WHEEZING'],
      [1, 'HALLUCINATION, VISUAL'],
      [1, 'PAIN'],
      [1, 'BURNING'],
    ])
    expect(tables.outcome.map((row) => row.code)).toEqual(['LT', 'RI'])
    expect(report.files[0]).toMatchObject({
      rowsIn: 4,
      loaded: 3,
      repairs: { 'date-invalid': 1, 'reactions-differ': 1 },
    })
    expect(report.files[0]!.quarantined.map(({ line, code }) => [line, code])).toEqual([[5, 'case-id-missing']])
    expect(report.warnings.map(({ code }) => code)).toEqual(['product-redacted', 'terms-split-at-commas', 'data-use'])
  })

  it('reads the header of the later files', async () => {
    const { tables } = await rowsOf(caersAdapter.read([inputOf(LATER, [], 'CAERS-2023.csv')]))
    expect(tables.case.map((row) => [row.caseId, row.receivedDate, row.sex, row.ageYears, row.serious])).toEqual([
      ['2023-1', 20230102, 'M', 44, 1],
    ])
    expect(tables.drug.map((row) => row.role)).toEqual(['PS', 'C'])
    expect(tables.event.map((row) => row.term)).toEqual(['Nausea', 'Vomiting'])
    expect(tables.outcome.map((row) => row.code)).toEqual(['DE', 'HO'])
  })

  it('keeps what is said of a product without a name', async () => {
    const nameless = LATER.replace('SUPPLEMENT B', '').replace('2023-1,01/02/2023,,CONC', '2023-2,01/02/2023,,CONC')
    const { tables } = await rowsOf(caersAdapter.read([inputOf(nameless, [], 'CAERS-2023.csv')]))
    expect(tables.drug.map(({ verbatim, names, extra }) => [verbatim, names, JSON.parse(extra as string)])).toEqual([
      ['SUPPLEMENT A', 'SUPPLEMENT A', { industry: 'VITAMINS', industryCode: '54' }],
      [null, null, { industry: 'VITAMINS', industryCode: '54' }],
    ])
  })

  it('warns of roles that are missing or not known, which is no repair', async () => {
    const text =
      'Report ID,CAERS Created Date,Product Type,Product,MedDRA Preferred Terms,Outcomes\n1,1/2/2020,MAYBE,TEA,Rash,\n2,1/2/2020,,TEA,Rash,\n3,1/2/2020,SUSPECT,TEA,Rash,\n'
    const { report } = await rowsOf(caersAdapter.read([inputOf(text, [], 'a.csv')]))
    expect(report.files[0]).toMatchObject({ loaded: 3, repaired: 0, repairs: {} })
    expect(report.warnings.filter(({ code }) => code.startsWith('role-'))).toEqual([
      expect.objectContaining({ code: 'role-missing', count: 1 }),
      expect.objectContaining({ code: 'role-not-recognised', count: 1 }),
    ])
  })

  it('keeps terms together that it is told of', async () => {
    const { tables } = await rowsOf(caersAdapterWith(['Pain, burning']).read([inputOf(FIRST)]))
    expect(tables.event.map((row) => row.term).slice(-2)).toEqual(['HALLUCINATION, VISUAL', 'PAIN, BURNING'])
  })
})

describe.skipIf(!hasSharedData)('caersAdapter on 117 real rows', () => {
  const path = sharedData('reference/inputs/caers_raw.csv')

  it('has every row and every reaction', async () => {
    const { tables, report } = await rowsOf(caersAdapter.read([fileInput(path)]))
    const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1)
    const ids = lines.map((line) => line.split(',')[0]!)
    expect(accountsOf(report)['caers_raw.csv']).toEqual([117, 117, 0])
    expect(new Set(tables.case.map(({ caseId }) => caseId))).toEqual(new Set(ids))
    expect(tables.drug).toHaveLength(117)
    const pairs = lines.flatMap((line) => {
      const list = /"([^"]*)"\r?$/.exec(line)?.[1] ?? line.trim().split(',').at(-1)!
      return list.split(', ').map((term) => `${line.split(',')[0]} ${term}`)
    })
    const idOf = (ordinal: unknown) => tables.case[Number(ordinal)]!.caseId
    expect(new Set(tables.event.map((row) => `${idOf(row.caseOrdinal)} ${row.term}`))).toEqual(new Set(pairs))
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: caersAdapter,
        inputs: [fileInput(path, [500, 1]), inputOf(FIRST, [], 'first.csv'), inputOf(LATER, [7], 'later.csv')],
        broken: [
          { name: 'another table', inputs: [inputOf('case_id,drug,event\n1,a,b\n')], code: 'input/not-recognised' },
          { name: 'an open quote', inputs: [inputOf(`${FIRST}"1,2,3\n`)] },
        ],
        expected: { rowsIn: 117 + 4 + 2, quarantined: 1, rows: { drug: 117 + 3 + 2 } },
      }),
    ).toEqual([])
  })
})
