import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { inputOf } from '../csv-text.fixture.js'
import { profileAdapters, recogniseKnownTable } from './profile-adapters.js'
import { fileInput } from './profile-runs.fixture.js'

const CAERS =
  'Report ID,CAERS Created Date,Product Type,Product,MedDRA Preferred Terms,Outcomes\n1,1/2/2020,SUSPECT,TEA,Rash,\n'

describe('recogniseKnownTable', () => {
  it.each([
    ['VAERS_ID,VAX_TYPE,VAX_NAME\n1,FLU,FLU (X)\n', '2021VAERSVAX.csv', 'vaers', '2021', 'vax'],
    [CAERS, 'a.csv', 'caers', 'a.csv', 'cases'],
    ['識別番号,報告回数,有害事象連番,有害事象\nAA,1,1,発疹\n', 'reac202311.csv', 'jader', '202311', 'reac'],
    [
      '"1"$"10"$"x"$"N"$"Pain"$"Douleur"\n',
      'report_drug_indication.txt',
      'canada-vigilance',
      'extract',
      'report_drug_indication',
    ],
    ['UMCReportId,Adr_Id,MedDRA_Id,Outcome\n1,2,3,4\n', 'ADR.csv', 'vigibase', 'extract', 'adr'],
  ])('knows %j', async (text, name, source, partition, table) => {
    const known = await recogniseKnownTable(inputOf(text, [5], name))
    expect([known?.adapter.id, known?.partition, known?.table]).toEqual([source, partition, table])
    expect(known?.sniff.reason).toMatch(/\.$/)
  })

  it.each(['case_id,drug,event\n1,a,b\n', '<a></a>', '', 'report id,product\n1,2\n', '1$2$3\n'])(
    'knows nothing of %j',
    async (text) => {
      expect(await recogniseKnownTable(inputOf(text, [], 'demo.csv'))).toBeNull()
    },
  )

  it('has adapters of different sources', () => {
    expect(new Set(profileAdapters.map(({ id }) => id)).size).toBe(profileAdapters.length)
  })
})

describe.skipIf(!hasSharedData)('recogniseKnownTable on real files', () => {
  it.each([
    ['data/ci_small/vaers_2021jan/2021VAERSSYMPTOMS.csv', 'vaers'],
    ['data/bigger/Impaired_driving_ability.xlsx', 'faers-dashboard'],
    ['data/ci_small/faers_dashboard_xlsx/Delinquency.xlsx', 'faers-dashboard'],
    ['reference/inputs/caers_raw.csv', 'caers'],
  ])('knows %s', async (path, source) => {
    expect((await recogniseKnownTable(fileInput(sharedData(path))))?.adapter.id).toBe(source)
  })

  it.each([
    'data/bigger/faers22q3_case_drug_ae.csv.gz',
    'reference/inputs/vigipy_sample.csv',
    'data/ci_small/faers_deleted/DELETE22Q4.txt',
  ])('leaves %s to others', async (path) => {
    expect(await recogniseKnownTable(fileInput(sharedData(path)))).toBeNull()
  })
})
