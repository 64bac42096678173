import { describe, expect, it } from 'vitest'
import { tableColumns } from '../load/table-columns.js'
import { COLUMN_ALIASES } from './case-columns.js'
import { readTextLayout } from './table-layout.js'

function layout(text: string) {
  const found = readTextLayout(text, 'a.csv')
  return { ...found, columns: tableColumns({ header: found.header, rows: found.sample }, 'a.csv', {}) }
}

describe('readTextLayout', () => {
  it.each([
    ['CASEID,DRUG,AE\n1,a;b;c,x\n2,a;b;c,y\n', ',', ['CASEID', 'DRUG', 'AE']],
    ['primaryid;Drug Name;Preferred Term\n1;a, b;x\n', ';', ['primaryid', 'Drug Name', 'Preferred Term']],
    ['report_id\tmedicinalproduct\treaction\r\n1\ta,b\tx\r\n', '\t', ['report_id', 'medicinalproduct', 'reaction']],
    ['\n\nCase ID|"product"|Adverse-Event\n1|a|x\n', '|', ['Case ID', 'product', 'Adverse-Event']],
    ['case_id,drug,event\n', ',', ['case_id', 'drug', 'event']],
    ['case_id,drug,event\r1,a,x\r', ',', ['case_id', 'drug', 'event']],
  ])('finds the columns of %j', (text, delimiter, header) => {
    const found = layout(text)
    expect(found.dialect.delimiter).toBe(delimiter)
    expect(found.header.map((name) => name.trim())).toEqual(header)
    expect(['caseId', 'drug', 'event'].map((field) => found.columns.at.get(field as 'drug'))).toEqual([0, 1, 2])
  })

  it('takes the first alias and says which column it passed over', () => {
    const { columns } = layout('report_id,caseid,drug,pt,height\n')
    expect(columns.at.get('caseId')).toBe(1)
    expect(columns.passedOver).toEqual([{ field: 'caseId', taken: 'caseid', passed: 'report_id', position: 0 }])
    expect([...columns.others.values()]).toEqual(['report_id', 'height'])
    expect(columns.reportId).toBe(-1)
    expect(layout('primaryid,caseid,drug,pt\n').columns).toMatchObject({ reportId: 0, passedOver: [] })
  })

  it('has no name that means two fields', () => {
    const names = Object.values(COLUMN_ALIASES).flatMap((aliases) => aliases.map((alias) => alias.replace(/_/g, '')))
    expect(names.length).toBe(new Set(names).size)
  })

  it.each([
    ['', 'input/empty'],
    [' \r\n\n', 'input/empty'],
    ['just a line of text\nand another\n', 'input/not-recognised'],
    ['Dear reader, all is well\nand, so, we, end\nhere\n', 'input/not-recognised'],
    ['{"case_id":1,"drug":"a","event":"x"}', 'input/not-recognised'],
    ['<html><p>case_id, drug, event', 'input/not-recognised'],
    ['PK\u0003\u0004\u0000,\u0000', 'input/not-recognised'],
    ['case_id,drug\n1,a\n', 'input/missing-column'],
    ['x,y\n1,2\n', 'input/missing-column'],
  ])('refuses %j', (text, code) => {
    expect(() => layout(text)).toThrow(expect.objectContaining({ code, place: { file: 'a.csv' } }))
  })

  it('names what is missing and what is there', () => {
    expect(() => layout('case_id,substance,outcome\n1,a,DE\n')).toThrow(
      'a.csv has no column for event. Its columns are "case_id", "substance", "outcome".',
    )
  })
})
