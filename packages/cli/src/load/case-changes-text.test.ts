import { expect, it } from 'vitest'
import { caseChangesText } from './case-changes-text.js'

it('counts every change and lists the first cases of it', () => {
  const ids = Array.from({ length: 100 }, (_, at) => `c${at}`)
  const lines = caseChangesText({
    before: 1000,
    after: 2200,
    changes: [
      { change: 'added', family: 'fda', cases: 1203, ids },
      { change: 'retracted', family: 'fda', cases: 3, ids: ['1', '2\u001b[2J', '3'] },
      { change: 'unchanged', family: 'fda', cases: 997, ids: [] },
    ],
  })
  expect(lines).toEqual([
    'cases: 1,000 before, 2,200 now',
    '  fda: 1,203 added: c0, c1, c2, c3, c4, c5, c6, c7, and 1,195 more',
    '  fda: 3 retracted: 1, 2\ufffd[2J, 3',
    '  fda: 997 unchanged',
  ])
})
