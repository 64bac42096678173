import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { idapAdapter } from './idap-profile.js'

// Made up, with the names of files and columns of downloads of the MHRA.
const name = (table: string) => `UK_NON_000123456789_${table}.csv`
const CASE = inputOf(
  'ADR,SEX,AGE_10,SEVERITY,YEAR\n1,Female,30,Serious,2019\n2,Male,,Fatal,2020\n2,Male,,Fatal,2020\n',
  [9],
  name('case'),
)
const DRUG = inputOf('ADR,DRUG_NAME,ROUTE\n1,CITALOPRAM,Oral\n2,CITALOPRAM,Oral\n2,ASPIRIN,\n', [9], name('drug'))
const EVENT = inputOf(
  'ADR,PT,HLT,HLGT,SOC_ABBREV,FATAL_YN\n1,Nausea,x,y,Gastr,N\n1,Rash,x,y,Skin,N\n2,Death,x,y,Genrl,Y\n3,Lost,x,y,Genrl,N\n',
  [9],
  name('event'),
)
const INFO = inputOf('KEY,VALUE\nDRUG,CITALOPRAM\nMEDDRA_VERSION,23.1\n', [9], name('info'))

describe('idapAdapter', () => {
  it('joins the files of a profile', async () => {
    for (const input of [CASE, DRUG, EVENT, INFO])
      expect((await recogniseKnownTable(input))?.adapter.id).toBe('mhra-idap')
    const { tables, report } = await rowsOf(idapAdapter.read([INFO, EVENT, CASE, DRUG]))
    expect(tables.case).toMatchObject([
      {
        caseId: 'UK NON 000123456789 1',
        sex: 'F',
        receivedDate: 20190000,
        serious: 1,
        country: 'GB',
        ageIssue: 'age-group',
      },
      { caseId: 'UK NON 000123456789 2', sex: 'M', receivedDate: 20200000, serious: 1 },
    ])
    expect(tables.drug.map(({ caseOrdinal, names, role }) => [caseOrdinal, names, role])).toEqual([
      [0, 'CITALOPRAM', 'PS'],
      [1, 'CITALOPRAM', 'PS'],
      [1, 'ASPIRIN', 'PS'],
    ])
    expect(tables.event.map(({ caseOrdinal, term }) => [caseOrdinal, term])).toEqual([
      [0, 'Nausea'],
      [0, 'Rash'],
      [1, 'Death'],
      [-1, 'Lost'],
    ])
    expect(tables.outcome.map(({ code }) => code)).toEqual(['DE'])
    expect(report.files.map(({ table, orphans }) => [table, orphans])).toEqual([
      [null, 0],
      ['event', 1],
      ['case', 0],
      ['drug', 0],
    ])
    expect(report.warnings.map(({ code }) => code)).toEqual(['query-universe', 'role-missing'])
  })

  it('leaves tables of other names to others', async () => {
    expect(await recogniseKnownTable(inputOf('ID,SEX\n1,F\n', [], 'patients.csv'))).toBeNull()
    const whole = 'case_id,sex,drug,event\n1,F,A,x\n'
    for (const table of ['case', 'drug', 'event']) {
      expect(await recogniseKnownTable(inputOf(whole, [], `my_${table}.csv`))).toBeNull()
      expect(await recogniseKnownTable(inputOf('Case ID,PT,Drug\n1,x,A\n', [], `my-${table}.csv`))).toBeNull()
    }
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: idapAdapter,
        inputs: [CASE, DRUG, EVENT, INFO],
        broken: [{ name: 'events alone', inputs: [EVENT], code: 'input/missing-table' }],
        expected: { quarantined: 1, rows: { case: 2, drug: 3, event: 4 } },
      }),
    ).toEqual([])
  })
})
