import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { asWorkbook } from '../../table-forms.fixture.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { notCasesAdapter } from './not-cases-profile.js'

const DAEN = {
  header: [
    'MedDRA system organ class',
    'MedDRA reaction term',
    'Number of cases',
    'Number of cases with a single suspected medicine',
  ],
  rows: [['Skin', 'Rash', '12', '4']],
}

describe('notCasesAdapter', () => {
  it.each([
    [`${DAEN.header.join(',')}\nSkin,Rash,12,4\n`, 'daen.csv', /medicine summary of DAEN/, /list of reports.*score/],
    [asWorkbook({ Notes: { header: ['x'], rows: [['y']] }, Summary: DAEN }), 'daen.xlsx', /DAEN/, /score/],
    ['Reaction Name,Total,Total Fatal\nNausea,120,1\n', 'idap.csv', /drug analysis print of the MHRA/, /score/],
    ['System Organ Class,Preferred Term,All,Fatal\nSkin,Rash,12,0\n', 'dap.csv', /MHRA/, /score/],
  ])('refuses %j by its name', async (content, name, what, remedy) => {
    const input = inputOf(content, [], name)
    expect((await recogniseKnownTable(input))?.sniff.reason).toMatch(what)
    await expect(rowsOf(notCasesAdapter.read([input]))).rejects.toMatchObject({
      code: 'input/not-recognised',
      message: expect.stringMatching(what),
      remedy: expect.stringMatching(remedy),
    })
  })

  it.each([
    'case_id,pt,total,fatal\n1,a,2,3\n',
    'drug,event,a,b,c,d\nA,x,1,2,3,4\n',
    'case,reaction,fatal\n1,x,Y\n',
    'mdr_report_key,brand_name,problem\n1,A,x\n',
  ])('leaves %j to others', async (text) => {
    expect(await recogniseKnownTable(inputOf(text, [], 'a.csv'))).toBeNull()
  })
})
