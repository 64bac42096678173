import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from './read-workbook.js'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

function workbook(
  sheet: string,
  strings = '',
  { book = '', extra = {} as Record<string, Uint8Array> } = {},
): Uint8Array {
  return zipSync({
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${sheet}</sheetData></worksheet>`,
    ),
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${book}<x:sheets><x:sheet name="Cases" sheetId="1" r:id="rId1"/><x:sheet name="Notes" sheetId="2" r:id="rId2"/></x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet2.xml': strToU8(
      `<worksheet ${MAIN}><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="[Red]dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst ${MAIN}>${strings}</sst>`),
    ...extra,
  })
}

const rowsOf = (bytes: Uint8Array, sheet = 'Cases') => [...openWorkbook(bytes, 'a.xlsx').rows(sheet)].flat()
const cellsOf = (bytes: Uint8Array, sheet?: string) => rowsOf(bytes, sheet).map(({ cells }) => cells)

describe('openWorkbook', () => {
  it('reads texts of every kind, in their columns', () => {
    const strings =
      '<si><t>Case &amp; id</t></si><si><r><t xml:space="preserve">two </t></r><r><t>runs</t></r><rPh><t>reading</t></rPh></si><si><t>a_x000D_b</t></si>'
    const sheet =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="AB2" t="inlineStr"><is><t>last</t></is></c></row><row r="7"><c t="str"><f>A1</f><v>formula</v></c><c t="b"><v>1</v></c><c t="s"><v>2</v></c><c t="e"><v>#N/A</v></c></row>'
    const rows = rowsOf(workbook(sheet, strings))
    expect(rows.map(({ line }) => line)).toEqual([2, 7])
    expect(rows[0]!.cells).toHaveLength(28)
    expect([0, 1, 2, 27].map((at) => rows[0]!.cells[at])).toEqual(['Case & id', '', 'two runs', 'last'])
    expect(rows[1]!.cells).toEqual(['formula', 'TRUE', 'a\rb', '#N/A'])
  })

  it('gives numbers as they are stored and dates as ISO 8601', () => {
    const sheet =
      '<row><c><v>16128928</v></c><c><v>1.6128928E7</v></c><c s="1"><v>43554</v></c><c s="2"><v>43554.75</v></c><c s="3"><v>2</v></c><c s="1"><v>59</v></c></row>'
    expect(cellsOf(workbook(sheet))).toEqual([['16128928', '16128928', '2019-03-30', '2019-03-30', '2', '59']])
    expect(
      cellsOf(workbook('<row><c s="1"><v>42092</v></c></row>', '', { book: '<workbookPr date1904="1"/>' })),
    ).toEqual([['2019-03-30']])
  })

  it.each([
    ['a cell', `<row><c t="str"><v>${'x'.repeat(1_100_000)}</v></c></row>`, ''],
    ['a shared text', '<row><c t="s"><v>0</v></c></row>', `<si><t>${'x'.repeat(1_100_000)}</t></si>`],
  ])('refuses %s without bounds', (_, sheet, strings) => {
    expect(() => rowsOf(workbook(sheet, strings))).toThrow(
      expect.objectContaining({ code: 'input/unreadable', place: { file: 'a.xlsx' } }),
    )
  })

  it('gives the sheet that is asked for', () => {
    expect(openWorkbook(workbook(''), 'a.xlsx').sheets).toEqual(['Cases', 'Notes'])
    expect(cellsOf(workbook(''), 'Notes')).toEqual([['1']])
    expect(() => rowsOf(workbook(''), 'Other')).toThrow(expect.objectContaining({ code: 'input/missing-table' }))
  })

  it.each([
    ['input/not-recognised', zipSync({ 'a.txt': strToU8('a') })],
    ['input/corrupt-archive', workbook('<row><c><v>1</v></c></row>').slice(0, -30)],
    ['input/unreadable', workbook('<row><c><v>1</c></row>')],
    [
      'input/unsafe-xml',
      workbook('', '', { extra: { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><sst/>') } }),
    ],
    ['input/unreadable', workbook('<row><c><v>&b;</v></c></row>')],
    ['input/unsafe-xml', workbook('<a>'.repeat(100))],
    [
      'input/archive-too-large',
      workbook('', '', { extra: { 'xl/sharedStrings.xml': new Uint8Array(90_000_000).fill(32) } }),
    ],
  ])('refuses with %s', (code, bytes) => {
    expect(() => rowsOf(bytes)).toThrow(expect.objectContaining({ code }))
  })
})
