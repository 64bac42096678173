import { readFile } from 'node:fs/promises'
import { chiSquareYates, prr, ror } from '@aethersignal/core'
import type { ResultNote } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runOnFiles } from '../commands/run-on-files.fixture.js'

const notesOf = async (text: string) => {
  const { stdout } = await runOnFiles({ 'counts.csv': text }, 'score', 'counts.csv', '--format', 'json')
  const { notes } = JSON.parse(stdout) as { readonly notes: readonly ResultNote[] }
  return notes.filter(({ code }) => code === 'cells-exchanged')
}

const TABLES = [
  { a: 50, b: 2077, c: 1, d: 6095 },
  { a: 23, b: 2104, c: 2, d: 6094 },
  { a: 21, b: 2106, c: 40, d: 6056 },
]

describe('the note of exchanged cells', () => {
  it('says that the PRR of the file fits b and c exchanged', async () => {
    const rows = TABLES.map(({ a, b, c, d }) => `${a},${c},${b},${d},${prr({ a, b, c, d }).estimate.toFixed(2)}`)
    const [note] = await notesOf(`a,b,c,d,PRR\n${rows.join('\n')}\n`)
    expect(note).toMatchObject({ code: 'cells-exchanged', count: 3 })
    expect(note!.message).toMatch(
      /b and c exchanged in 3 of 3 rows, and with the columns as named in 0 \(row 1: PRR 143\.30 in the file, 143\.30 exchanged, 3\.86 as named/,
    )
  })

  it.skipIf(!hasSharedData)('finds it in the file it was found in', async () => {
    const text = await readFile(sharedData('data/found/counts-b-c-swapped.csv'), 'utf8')
    expect((await notesOf(text))[0]?.message).toContain('b and c exchanged in 3 of 3 rows')
  })

  it('says so of totals', async () => {
    const rows = TABLES.map(
      ({ a, b, c, d }) => `${a},${a + c},${a + b},${a + b + c + d},${prr({ a, b, c, d }).estimate}`,
    )
    const [note] = await notesOf(`a,drug_total,event_total,total,prr\n${rows.join('\n')}\n`)
    expect(note?.message).toContain('drug_total and event_total exchanged')
  })

  it('reads other orders of the cells from ROR and χ², and names one where the evidence leaves one', async () => {
    const rows = TABLES.map((table) => {
      const { a, b, c, d } = table
      return `${b},${a},${c},${d},${prr(table).estimate.toFixed(4)},${ror(table).estimate.toFixed(4)},${chiSquareYates(table).toFixed(3)}`
    })
    const [note] = await notesOf(`a,b,c,d,PRR,odds ratio,Chi-squared\n${rows.join('\n')}\n`)
    expect(note?.message).toContain('agrees with a and b exchanged in 3 of 3 rows')
    const oddsOnly = TABLES.map((table) => `${table.b},${table.a},${table.c},${table.d},${ror(table).estimate}`)
    expect((await notesOf(`a,b,c,d,ROR\n${oddsOnly.join('\n')}\n`))[0]?.message).toContain('exchanged (or ')
  })

  it('says nothing where the file agrees, is of other numbers, or tells too little', async () => {
    const rows = (value: (table: (typeof TABLES)[number]) => string) =>
      `a,b,c,d,PRR\n${TABLES.map((table) => `${Object.values(table).join()},${value(table)}`).join('\n')}\n`
    expect(await notesOf(rows((table) => prr(table).estimate.toFixed(3)))).toEqual([])
    expect(await notesOf(rows(({ a }) => `${a}.5`))).toEqual([])
    expect(await notesOf(rows(() => ''))).toEqual([])
    expect(await notesOf(rows(() => 'n/a'))).toEqual([])
    // One row, and numbers of one digit, may agree by chance.
    expect(await notesOf('a,b,c,d,PRR\n50,1,2077,6095,143.30\n')).toEqual([])
    expect(await notesOf('a,b,c,d\n50,1,2077,6095\n')).toEqual([])
  })
})
