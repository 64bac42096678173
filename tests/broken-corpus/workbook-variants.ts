import { type Random, seededRandom } from '../../packages/faers/src/synthetic/random.js'
import type { ErrorCode } from '../../packages/model/src/index.js'
import { markerOf, words } from './line-source.js'
import type { Expectation, Variant } from './variant.js'
import { type ZipMember, zipOf } from './zip-writer.js'

const ROWS = 16
const COLUMNS = [
  'Case ID',
  'Suspect Product Names',
  'Suspect Product Active Ingredients',
  'Reason for Use',
  'Reactions',
  'Serious',
  'Outcomes',
  'Sex',
  'Event Date',
  'Latest FDA Received Date',
  'Case Priority',
  'Patient Age',
  'Patient Weight',
]
const SHEET = 'xl/worksheets/sheet1.xml'
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function cell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`
}

/** The sheet of a sound export of the FAERS Public Dashboard; the marker of each row stands in its reaction. */
export function sheetOf(random: Random): string {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const values = [
      String(10_000_000 + row),
      'Aspirin',
      'ASPIRIN',
      'Headache',
      `${markerOf(row)} ${words(random, 1)}`,
      'Serious',
      'Hospitalized',
      'Female',
      '-',
      '04-MAR-2022',
      'Expedited',
      '44 YR',
      '-',
    ]
    return `<row>${values.map(cell).join('')}</row>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${SPREADSHEET}"><sheetData>\n<row>${COLUMNS.map(cell).join('')}</row>\n${rows.join('')}</sheetData></worksheet>\n`
}

/** The members of a workbook of one sheet (ECMA-376). */
export function workbookMembers(sheet: string | Uint8Array): ZipMember[] {
  const member = (name: string, content: string): ZipMember => ({ name, bytes: Buffer.from(content) })
  return [
    member('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    member(
      'xl/workbook.xml',
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="Cases" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    member(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    { name: SHEET, bytes: Buffer.from(sheet) },
  ]
}

/** Damaged workbooks. */
export function workbookVariants(seed: number): Variant[] {
  const random = seededRandom(seed, 20_000)
  const sheet = sheetOf(random)
  const members = workbookMembers(sheet)
  const archive = zipOf(members)
  const markers = Array.from({ length: ROWS }, (_, row) => markerOf(row))
  const variants: Variant[] = []
  const add = (name: string, bytes: Uint8Array, expected: Expectation) => {
    variants.push({
      name: `workbook: ${name}`,
      reader: 'faers-dashboard',
      files: [{ name: 'cases.xlsx', bytes }],
      expected,
    })
  }
  const refused = (...codes: readonly ErrorCode[]): Expectation => ({ refused: codes })
  const sound: Expectation = { read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS, markers } }
  const withSheet = (content: string) => zipOf(workbookMembers(content))
  const withMember = (name: string, change: Partial<ZipMember>) =>
    zipOf(members.map((member) => (member.name === name ? { ...member, ...change } : member)))
  const inRow = (change: (row: string) => string) => {
    const rows = sheet.split('\n')
    const at = 3 + random.below(ROWS)
    return withSheet(rows.with(at, change(rows[at]!)).join('\n'))
  }
  add('nothing wrong', archive, sound)
  add('stored, not packed', zipOf(members.map((member) => ({ ...member, method: 0 }))), sound)
  add('no line ends', withSheet(sheet.replaceAll('\n', '')), sound)
  add(
    'an empty row',
    inRow((row) => `<row/>${row}<row></row>`),
    sound,
  )
  add(
    'a row of fewer cells',
    inRow((row) => row.replace(/(<c [^>]*>(?:(?!<\/c>).)*<\/c>){4}<\/row>/, '</row>')),
    { read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers } },
  )
  add(
    'a row of more cells',
    inRow((row) => row.replace('</row>', `${cell('more')}</row>`)),
    { read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers } },
  )
  add(
    'a row twice',
    inRow((row) => row + row),
    { read: { rowsIn: [ROWS + 1, ROWS + 1], leastLoaded: ROWS, markers } },
  )
  add(
    'the header again',
    inRow((row) => `<row>${COLUMNS.map(cell).join('')}</row>${row}`),
    { read: { rowsIn: [ROWS + 1, ROWS + 1], leastLoaded: ROWS, markers } },
  )
  add(
    'no case number',
    inRow((row) => row.replace(/<t>\d{8}<\/t>/, '<t></t>')),
    { read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers } },
  )
  add(
    'a case number of letters',
    inRow((row) => row.replace(/<t>\d{8}<\/t>/, '<t>#REF!</t>')),
    { read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers } },
  )
  add(
    'a line feed in a cell',
    inRow((row) => row.replace('<t>zq', '<t>a\n\nzq')),
    sound,
  )
  add(
    'a huge cell',
    inRow((row) => row.replace('Headache', 'w'.repeat(500_000))),
    { read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers } },
  )
  add(
    'a shared text that is not there',
    inRow((row) =>
      row
        .replace('Headache</t></is></c>', 'x</t></is></c>')
        .replace('<c t="inlineStr"><is><t>x</t></is></c>', '<c t="s"><v>99999</v></c>'),
    ),
    { ...sound, refused: ['input/unreadable', 'input/corrupt-archive'] },
  )
  add(
    'a column far out',
    inRow((row) => row.replace('<row><c', '<row><c r="XFD1"')),
    { ...refused('input/unreadable'), read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers } },
  )
  add(
    'a column that cannot be',
    inRow((row) => row.replace('<row><c', '<row><c r="ZZZZZZZZ1"')),
    { ...refused('input/unreadable'), read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers } },
  )
  add('rows in no order', withSheet(sheet.replaceAll('<row>', () => `<row r="${1 + random.below(9)}">`)), {
    ...sound,
    refused: ['input/unreadable', 'input/not-recognised'],
  })
  add('numbers of rows that are none', withSheet(sheet.replaceAll('<row>', '<row r="-1">')), {
    ...sound,
    refused: ['input/unreadable'],
  })
  add(
    'entity bomb',
    withSheet(sheet.replace('<worksheet', '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet')),
    refused('input/unsafe-xml'),
  )
  add(
    'XXE',
    withSheet(
      sheet
        .replace('<worksheet', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet')
        .replace('Headache', '&x;'),
    ),
    refused('input/unsafe-xml'),
  )
  add(
    'XXE in the book',
    withMember('xl/workbook.xml', {
      bytes: Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>'),
    }),
    refused('input/unsafe-xml'),
  )
  add(
    'a stray ampersand',
    inRow((row) => row.replace('Headache', 'A & B')),
    refused('input/unreadable'),
  )
  add(
    'crossed tags',
    inRow((row) => row.replace('</is></c>', '</c></is>')),
    refused('input/unreadable'),
  )
  add(
    'elements nested deep',
    inRow((row) => row.replace('Headache', '<a>'.repeat(5000) + '</a>'.repeat(5000))),
    {
      ...refused('input/unsafe-xml', 'input/unreadable'),
      read: { rowsIn: [ROWS, ROWS], leastLoaded: ROWS - 1, markers },
    },
  )
  add('a sheet cut off', withSheet(sheet.slice(0, sheet.length - 300)), refused('input/unreadable'))
  add(
    'a sheet of nothing',
    withSheet(''),
    refused('input/unreadable', 'input/empty', 'input/not-recognised', 'input/missing-table'),
  )
  add('a header alone', withSheet(`${sheet.slice(0, sheet.indexOf('</row>') + 6)}</sheetData></worksheet>`), {
    ...refused('input/empty'),
    read: { rowsIn: [0, 0], leastLoaded: 0, markers: [] },
  })
  add(
    'no sheet',
    zipOf(members.slice(0, 3)),
    refused('input/corrupt-archive', 'input/missing-table', 'input/empty', 'input/not-recognised', 'input/unreadable'),
  )
  add('no book', zipOf([members[0]!, members[3]!]), refused('input/not-recognised'))
  add(
    'another header',
    withSheet(sheet.replace('Case ID', 'Something')),
    refused('input/not-recognised', 'input/missing-column'),
  )
  add('a checksum that does not fit', withMember(SHEET, { crc: 0x1234_5678 }), refused('input/corrupt-archive'))
  add(
    'an unknown way of packing',
    withMember(SHEET, { method: 99 }),
    refused('input/unreadable', 'input/corrupt-archive'),
  )
  add(
    'a bomb',
    withSheet(sheet.replace('</sheetData>', `${' '.repeat(80 * 1024 ** 2)}</sheetData>`)),
    refused('input/archive-too-large'),
  )
  add('a path that leaves the archive', zipOf([...members, { name: '../../evil.xml', bytes: Buffer.from('x') }]), {
    ...sound,
    refused: ['input/unsafe-path'],
  })
  for (let turn = 0; turn < 5; turn++) {
    const length = 1 + random.below(archive.length - 1)
    add(
      `cut after ${length} bytes`,
      archive.subarray(0, length),
      refused('input/corrupt-archive', 'input/not-recognised', 'input/unreadable', 'input/missing-column'),
    )
  }
  return variants
}
