import type { CaseTrace } from '@aethersignal/duckdb'
import { expect, it } from 'vitest'
import { traceText } from './trace-text.js'

const origin = { file: '/data/q.zip!/DEMO20Q1.txt', sha256: 'ab', archiveSha256: null, line: 2 }
const trace: CaseTrace = {
  caseId: '7',
  family: 'fda',
  withdrawn: false,
  versions: [
    {
      source: 'faers',
      partition: '2020Q1',
      reader: { id: 'faers', version: '1' },
      loadedAt: '2026-01-01T00:00:00.000Z',
      reportId: '71',
      generation: 1,
      version: 1,
      versionDate: 20200101,
      standing: 'current',
      rows: [
        { table: 'case', ...origin, values: { caseId: '7', sex: 'F' } },
        { table: 'drug', ...origin, file: '/data/DRUG\u001b[2J.txt', line: 9, values: { names: 'A\u001fB' } },
      ],
    },
  ],
  deletions: [
    { source: 'faers', partition: '2020Q2', file: '/data/d.txt', sha256: 'cd', archiveSha256: 'ef', line: 3 },
  ],
  orphans: [],
  quarantined: [{ source: 'faers', partition: '2020Q1', ...origin, line: 5, code: 'field-count', text: '71$7\u001b' }],
  duplicates: {
    action: 'merge',
    members: [
      { source: 'fda', caseId: '5', reportId: '51' },
      { source: 'fda', caseId: '7', reportId: '71' },
    ],
    weakestScore: null,
    by: 'me',
    at: '2026-01-03',
    reason: 'Same patient.',
    before: [],
  },
}

it('tells each value with its place, and nothing that moves the cursor', () => {
  expect(traceText([trace])).toBe(
    [
      'case 7 of fda: 1 version',
      '',
      'faers 2020Q1: report 71, version 1, read by faers 1, loaded 2026-01-01T00:00:00.000Z',
      '  counts: it is the latest version',
      '  table  field   value  file  line',
      '  case   caseId  7      [1]      2',
      '  case   sex     F      [1]      2',
      '  drug   names   A + B  [2]      9',
      '',
      'deletions:',
      '  faers 2020Q2: [3] line 3',
      '',
      'quarantined rows that name it:',
      '  faers 2020Q1 field-count: [1] line 5: "71$7\\u001b"',
      '',
      'duplicates:',
      '  merge decided by me at 2026-01-03: Same patient.',
      '  fda case 5, report 51',
      '  fda case 7, report 71',
      '',
      'files:',
      '  [1] /data/q.zip!/DEMO20Q1.txt  sha256 ab',
      '  [2] /data/DRUG\ufffd[2J.txt  sha256 ab',
      '  [3] /data/d.txt  sha256 cd, of the archive ef',
    ].join('\n'),
  )
})
