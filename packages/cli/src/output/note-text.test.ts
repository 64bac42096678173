import { expect, it } from 'vitest'
import { noteText } from './note-text.js'

it.each([
  [
    { code: 'orphans', message: 'Rows without a report.', count: 1234 },
    'warning orphans: Rows without a report. (1,234)',
  ],
  [
    { code: 'orphans', message: '1,234 rows have no report.', count: 1234 },
    'warning orphans: 1,234 rows have no report.',
  ],
  [{ code: 'orphans', message: '12 of 50 rows.', count: 2 }, 'warning orphans: 12 of 50 rows. (2)'],
  [{ code: 'synthetic', message: 'Invented data.' }, 'warning synthetic: Invented data.'],
  [{ code: 'empty', message: 'No report.', count: 0 }, 'warning empty: No report.'],
])('tells %j once', (note, text) => expect(noteText(note)).toBe(text))
