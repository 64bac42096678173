import { Readable } from 'node:stream'
import { impliedTable } from '@aethersignal/engine/analyses'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCounts } from './read-counts.js'

async function implied(...rows: string[]) {
  const text = `drug,event,a,drug_total,event_total,total\n${rows.join('\n')}\n`
  return impliedTable(await readCounts('-', { stdin: Readable.from([Buffer.from(text)]) }))
}

describe('impliedTable', () => {
  it('puts the rows together, whatever their order', async () => {
    const rows = ['A,X,1,3,3,20', 'A,Y,2,3,4,20', 'B,X,2,5,3,20', 'B,Z,3,5,3,20', 'B,Y,0,5,4,20', 'C,Y,2,2,4,20']
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const { counts, notes } = await implied(...shuffled)
        expect(notes).toEqual([])
        expect(counts?.reports).toBe(20)
        expect(counts?.counts.reduce((sum, a) => sum + a, 0)).toBe(10)
        const { drugs, offsets, codes } = counts!
        for (let drug = 0; drug < drugs.size; drug++) {
          const events = [...codes.subarray(offsets[drug], offsets[drug + 1])]
          expect(events).toEqual([...new Set(events)].sort((one, other) => one - other))
        }
        expect(counts?.counts).toHaveLength(5)
      }),
    )
  })

  it.each([
    ['two totals', ['A,X,1,3,3,20', 'B,X,2,5,3,21'], /total is 20 in the first row and 21 in row 2/],
    ['two totals of a drug', ['A,X,1,3,3,20', 'A,Y,1,4,3,20'], /drug A has the totals 3 and 4/],
    ['two totals of an event', ['A,X,1,3,3,20', 'B,X,1,4,5,20'], /event X has the totals 3 and 5/],
    ['a pair twice', ['A,X,1,3,3,20', 'A,X,1,3,3,20'], /A and X stand together in more than one row/],
  ])('gives no table for %s', async (_, rows, message) => {
    const { counts, notes } = await implied(...rows)
    expect(counts).toBeUndefined()
    expect(notes.map(({ code }) => code)).toEqual(['prior-inconsistent-margins'])
    expect(notes[0]?.message).toMatch(message)
  })

  it('raises no alarm where the margins prove that nothing is missing, however great the smallest count', async () => {
    // Every report has one pair: all add up.
    const single = ['A,X,5,12,8,30', 'A,Y,7,12,22,30', 'B,X,3,18,8,30', 'B,Y,15,18,22,30']
    // Reports have several events, and every pair has its row.
    const several = ['A,X,5,6,8,11', 'A,Y,4,6,8,11', 'B,X,4,6,8,11', 'B,Y,5,6,8,11']
    // The same without one row; all add up still, the absent pair being empty.
    const diagonal = ['A,X,12,12,12,30', 'B,Y,18,18,18,30']
    for (const rows of [single, several, diagonal]) expect((await implied(...rows)).notes).toEqual([])
  })

  it.each([
    // One row short of all pairs, or with reports that no drug of the file accounts for.
    ['a row is missing', ['A,X,5,6,8,11', 'A,Y,4,6,8,11', 'B,X,6,6,8,11']],
    ['reports of other drugs', ['A,X,5,12,8,40', 'A,Y,7,12,22,40', 'B,X,3,18,8,40', 'B,Y,15,18,22,40']],
    ['an event with more reports', ['A,X,5,12,9,30', 'A,Y,7,12,22,30', 'B,X,3,18,9,30', 'B,Y,15,18,22,30']],
  ])('raises it where %s', async (_, rows) => {
    expect((await implied(...rows)).notes.map(({ code }) => code)).toEqual(['prior-truncated-table'])
  })

  it('says when pairs must be missing', async () => {
    const { counts, notes } = await implied('A,X,3,9,3,20', 'B,X,3,3,3,20')
    expect(counts).toBeDefined()
    expect(notes.map(({ code, count }) => [code, count])).toEqual([
      ['prior-truncated-table', undefined],
      ['prior-incomplete-table', 1],
    ])
  })
})
