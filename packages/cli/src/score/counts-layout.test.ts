import { AetherError } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { countsLayout } from './counts-layout.js'

describe('countsLayout', () => {
  it.each([',', '\t', ';', '|'])('finds the columns by name, delimited by %j', (delimiter) => {
    const found = countsLayout(
      ['Total', 'A', 'note', 'EVENT', 'drug_total', 'Drug', 'event_total'].join(delimiter),
      'f',
    )
    expect(found).toEqual({
      delimiter,
      layout: {
        kind: 'margins',
        drug: 5,
        event: 3,
        numbers: [1, 4, 6, 0],
        names: ['Total', 'A', 'note', 'EVENT', 'drug_total', 'Drug', 'event_total'],
        ignored: ['note'],
      },
    })
  })

  it('reads the four cells of a table, as its own output has them', () => {
    const { layout } = countsLayout('drug,event,a,b,c,d,expected,prr', 'f')
    expect(layout).toMatchObject({ kind: 'cells', numbers: [2, 3, 4, 5], ignored: ['expected', 'prr'] })
  })

  it('takes the margins where both are there', () => {
    const { layout } = countsLayout('drug,event,a,b,c,d,drug_total,event_total,total', 'f')
    expect(layout).toMatchObject({ kind: 'margins', ignored: ['b', 'c', 'd'] })
  })

  it('understands quoted names', () => {
    expect(countsLayout('"drug","event","a","b","c","d"', 'f').layout.kind).toBe('cells')
  })

  it('names what is missing, and what was found', () => {
    const error = catchError(() => countsLayout('drug,reaction,a,b,c,d', 'counts.csv'))
    expect(error).toMatchObject({
      code: 'input/missing-column',
      place: { file: 'counts.csv', line: 1, field: 'event' },
    })
    expect(error.message).toBe('Missing: event. Found: "drug", "reaction", "a", "b", "c", "d".')
  })

  it('refuses a column that stands there twice', () => {
    expect(catchError(() => countsLayout('drug,event,a,A,b,c,d', 'f')).code).toBe('input/invalid-row')
  })
})

function catchError(work: () => unknown): AetherError {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof AetherError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}
