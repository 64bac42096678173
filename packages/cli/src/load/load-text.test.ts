import type { LoadedFile, LoadReport } from '@aethersignal/model'
import { expect, it } from 'vitest'
import { loadText } from './load-text.js'

const file: LoadedFile = {
  path: '/data/faers_ascii_2022Q4.zip!/ASCII/DRUG22Q4.txt',
  table: 'drug',
  source: 'faers',
  partition: '2022Q4',
  sha256: '',
  rowsIn: 1203,
  loaded: 1200,
  repaired: 5,
  repairs: { 'glued-records': 4, 'control-character': 1 },
  orphans: 0,
  orphanRows: 0,
  distinctIds: 900,
  encodingRepairs: 2,
  unknownColumns: [],
  quarantined: [
    { line: 17, code: 'field-count', text: 'a$b' },
    { line: 40, code: 'key-not-numeric', text: 'x$y' },
    { line: 90, code: 'field-count', text: 'c' },
  ],
}
const report: LoadReport = {
  files: [file, { ...file, path: '/data/faers_ascii_2022Q4.zip!/Readme.pdf', table: null }],
  funnel: [
    { step: 'case-rows', reports: 1000, removed: 0 },
    { step: 'analysable', reports: 990, removed: 10 },
  ],
  warnings: [{ code: 'synthetic', message: 'Invented data.' }],
  parts: [{ source: 'faers', partition: '2022Q4', change: 'added' }],
}

it('accounts for rows, reasons, cases and parts', () => {
  const account = {
    recognised: [{ path: '/data/faers_ascii_2022Q4.zip', source: 'faers', reason: 'It is one.' }],
    leftOut: [{ path: '/data/notes.txt', reason: 'No adapter knows it.' }],
  }
  expect(loadText(report, account)).toBe(
    [
      'faers_ascii_2022Q4.zip: faers. It is one.',
      'left out: notes.txt. No adapter knows it.',
      '',
      'file                                        table  rows in  loaded  repaired  quarantined  ids  orphans',
      'faers_ascii_2022Q4.zip!/ASCII/DRUG22Q4.txt  drug     1,203   1,200         5            3  900        0',
      'faers_ascii_2022Q4.zip!/ASCII/DRUG22Q4.txt: repaired glued-records 4, control-character 1',
      'faers_ascii_2022Q4.zip!/ASCII/DRUG22Q4.txt: quarantined field-count 2, first in line 17',
      'faers_ascii_2022Q4.zip!/ASCII/DRUG22Q4.txt: quarantined key-not-numeric 1, first in line 40',
      'faers_ascii_2022Q4.zip!/ASCII/DRUG22Q4.txt: 2 lines read as windows-1252',
      'not data: faers_ascii_2022Q4.zip!/Readme.pdf',
      '',
      'step        reports  left out',
      'case-rows     1,000         0',
      'analysable      990        10',
      '',
      'faers 2022Q4: added',
      'warning synthetic: Invented data.',
    ].join('\n'),
  )
})
