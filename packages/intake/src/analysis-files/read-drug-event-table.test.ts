import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readDrugEventTable } from './read-drug-event-table.js'

const reading = (text: string) => readDrugEventTable('-', { stdin: Readable.from([Buffer.from(text)]) })
const problem = (text: string) =>
  reading(text).then(
    () => 'no error',
    ({ code, message, place }) => ({ code, message, line: place.line, field: place.field }),
  )

describe('readDrugEventTable', () => {
  it('makes a table of pairs, absent ones 0', async () => {
    const { input: read, notes, files } = await reading('N,event,DRUG,note\n4,X,A,-\n5,Y,A,-\n6,Y,B,-\n')
    expect(read.table).toEqual({ drugs: 2, events: 2, counts: Float64Array.of(4, 5, 0, 6) })
    expect([read.drugs, read.events]).toEqual([
      ['A', 'B'],
      ['X', 'Y'],
    ])
    expect(notes).toEqual([
      { code: 'columns-ignored', message: 'Columns not read: note.', count: 1 },
      { code: 'pairs-without-row', message: 'Pairs without a row were never reported: 0.', count: 1 },
    ])
    expect(files).toEqual([{ title: '-', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  })

  it('takes totals as margins', async () => {
    const {
      input: { table },
    } = await reading('drug,event,n,drug_total,event_total,total\nA,X,4,10,7,99\nA,Y,5,10,20,99\nB,Y,6,30,20,99\n')
    const margins = { drugTotals: Float64Array.of(10, 30), eventTotals: Float64Array.of(7, 20), reports: 99 }
    expect(table.margins).toEqual(margins)
  })

  it.each([
    ['drug,event,n\nA,X,1\nB,X,1\nA,X,2\n', 'input/invalid-row', 4, 'event'],
    ['drug,event,n\nA,X,-1\n', 'measure/invalid-count', 2, 'n'],
    ['drug,event,n\nA,X,1\nA,Y,1.5\n', 'measure/invalid-count', 3, 'n'],
    ['drug,event,n\nA,X,NaN\n', 'measure/invalid-count', 2, 'n'],
    ['drug,event,n\nA,,1\n', 'input/invalid-row', 2, 'event'],
    ['drug,event\nA,X\n', 'input/missing-column', undefined, 'n'],
    ['drug,event,n\n', 'input/empty', undefined, undefined],
    ['drug,event,n,total\nA,X,1,9\n', 'input/missing-column', undefined, 'drug_total'],
    [
      'drug,event,n,drug_total,event_total,total\nA,X,1,9,9,9\nA,Y,1,8,9,9\n',
      'measure/inconsistent-margins',
      3,
      'drug_total',
    ],
    [
      'drug,event,n,drug_total,event_total,total\nA,X,1,9,9,9\nB,Y,1,9,9,8\n',
      'measure/inconsistent-margins',
      3,
      'total',
    ],
    ['drug,event,n,drug_total,event_total,total\nA,X,1,5,5,9\nA,Y,6,5,8,9\n', 'measure/inconsistent-margins', 3, 'n'],
    ['drug,event,n,drug_total,event_total,total\nA,X,1,6,6,9\n', 'measure/inconsistent-margins', 2, 'n'],
  ])('refuses %j', async (text, code, line, field) => {
    expect(await problem(text)).toMatchObject({ code, ...(line && { line }), ...(field && { field }) })
  })

  it('names the row that has the pair already', async () => {
    expect(await problem('drug,event,n\nA,X,1\nA,X,2\n')).toMatchObject({
      message: '"A" with "X" is in line 2 already.',
    })
  })
})
