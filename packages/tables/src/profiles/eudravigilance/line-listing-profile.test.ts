import { checkAdapter } from '@aethersignal/model/conformance'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../csv-text.fixture.js'
import { rowsOf } from '../profile-runs.fixture.js'
import { eudraVigilanceAdapter } from './line-listing-profile.js'

// Built to the layout that EMA documents; the cases are made up.
const HEADER = [
  'EU Local Number',
  'Report Type',
  'EV Gateway Receipt Date',
  'Primary Source Qualification',
  'Primary Source Country for Regulatory Purposes',
  'Literature Reference',
  'Patient Age Group',
  'Patient Age Group (as per reporter)',
  'Parent Child Report',
  'Patient Sex',
  'Reaction List PT (Duration – Outcome - Seriousness Criteria)',
  'Suspect/interacting Drug List (Drug Char - Indication PT - Action taken - [Duration - Dose - Route])',
  'Concomitant/Not Administered Drug List (Drug Char - Indication PT - Action taken - [Duration - Dose - Route])',
  'ICSR Form',
]

const ROWS = [
  [
    'EU-EC-10001',
    'Spontaneous',
    '2021-03-04 10:22:01',
    'Healthcare Professional',
    'European Economic Area',
    'Not available',
    '65-85 Years',
    'Not Specified',
    'No',
    'Female',
    'Hallucination, visual (2d - Recovered/Resolved - Other Medically Important Condition),<BR><BR>Product dose (omission) (n/a - Fatal - Results in Death, Caused/Prolonged Hospitalisation)',
    'MABTHERA (500 MG) [RITUXIMAB] (S - Non - Hodgkin lymphoma (B-cell) - Drug withdrawn - [5d - 375mg/m2 - Intravenous use]),<BR><BR>[WARFARIN, ASPIRIN] (I - Not reported - n/a - [n/a - n/a - n/a])',
    'PARACETAMOL [PARACETAMOL] (C - Pain - Unknown - [n/a - 1g - Oral use])',
    'View',
  ],
  [
    'EU-EC-10002',
    'Spontaneous',
    '05/04/2021',
    'Non Healthcare Professional',
    'Non European Economic Area',
    'Not available',
    'Not Specified',
    'Not Specified',
    'No',
    'Not Specified',
    'Rash (n/a - Unknown - )',
    'MABTHERA [RITUXIMAB] (S - n/a - n/a - [n/a - n/a - n/a])',
    'Not reported',
    'View',
  ],
  ['EU-EC-10002', 'Spontaneous', '05/04/2021', '', '', '', '', '', '', '', 'Rash (n/a - Unknown - )', 'X', '', ''],
  ['EU-EC-10003', 'Spontaneous', '05/04/2021', '', '', '', '', '', '', '', 'Not reported', '', '', ''],
]

const csv = [HEADER, ...ROWS].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')

function workbook(): Uint8Array {
  const escaped = (cell: string) => cell.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const rows = [HEADER, ...ROWS].map(
    (cells) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
  )
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Sheet1" r:id="a"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>'),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
  })
}

describe('eudraVigilanceAdapter', () => {
  it.each([
    ['CSV', csv],
    ['a workbook', workbook()],
  ])('reads the nested lists of %s', async (_, content) => {
    const { tables, report } = await rowsOf(eudraVigilanceAdapter.read([inputOf(content, [333], 'rituximab')]))
    expect(
      tables.case.map((row) => [row.caseId, row.receivedDate, row.sex, row.ageVerbatim, row.ageIssue, row.serious]),
    ).toEqual([
      ['EU-EC-10001', 20210304, 'F', '65-85 Years', 'age-group', 1],
      ['EU-EC-10002', 20210405, null, null, null, null],
    ])
    expect(tables.event.map((row) => row.term)).toEqual(['Hallucination, visual', 'Product dose (omission)', 'Rash'])
    expect(tables.outcome.map((row) => row.code).sort()).toEqual(['DE', 'HO', 'OT'])
    expect(tables.drug.map((row) => [row.caseOrdinal, row.role, row.verbatim, row.names, row.dose, row.route])).toEqual(
      [
        [0, 'PS', 'MABTHERA (500 MG)', 'RITUXIMAB', '375mg/m2', 'Intravenous use'],
        [0, 'I', 'WARFARIN, ASPIRIN', 'WARFARIN\u001fASPIRIN', null, null],
        [0, 'C', 'PARACETAMOL', 'PARACETAMOL', '1g', 'Oral use'],
        [1, 'PS', 'MABTHERA', 'RITUXIMAB', null, null],
      ],
    )
    expect(tables.indication.map((row) => [row.sequence, row.term])).toEqual([
      [1, 'Non - Hodgkin lymphoma (B-cell)'],
      [3, 'Pain'],
    ])
    expect(report.files[0]).toMatchObject({ rowsIn: 4, loaded: 2 })
    expect(report.files[0]!.quarantined.map(({ code }) => code)).toEqual(['report-repeated', 'missing-drug-and-event'])
    expect(report.warnings.map(({ code }) => code)).toEqual(['no-background', 'age-group', 'no-versions'])
  })

  it('conforms', async () => {
    expect(
      await checkAdapter({
        adapter: eudraVigilanceAdapter,
        inputs: [inputOf(csv, [100], 'a.csv'), inputOf(workbook(), [50, 1], 'b.xlsx')],
        broken: [
          { name: 'a cut workbook', inputs: [inputOf(workbook().slice(0, 900))], code: 'input/corrupt-archive' },
          { name: 'another table', inputs: [inputOf('case_id,drug,event\n1,a,b\n')], code: 'input/not-recognised' },
        ],
        expected: { rowsIn: 8, quarantined: 4, rows: { case: 4, drug: 8, event: 6 } },
      }),
    ).toEqual([])
  })
})
