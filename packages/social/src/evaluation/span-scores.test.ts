import { describe, expect, it } from 'vitest'
import { Agreement, isSameSpan, overlap } from './span-scores.js'

describe('Agreement', () => {
  it('counts what is right of what was found and of what is labelled', () => {
    const agreement = new Agreement()
    agreement.add(
      [
        { start: 0, end: 4 },
        { start: 9, end: 12 },
        { start: 20, end: 22 },
      ],
      [
        { start: 2, end: 10 },
        { start: 30, end: 31 },
      ],
      overlap,
    )
    expect(agreement.scores()).toMatchObject({
      found: 3,
      labelled: 2,
      precision: 2 / 3,
      recall: 1 / 2,
      f1: expect.closeTo(4 / 7, 12),
    })
  })

  it('has no precision of nothing', () => {
    const agreement = new Agreement()
    agreement.add([], [{ start: 0, end: 1 }], isSameSpan)
    expect(agreement.scores()).toMatchObject({ precision: Number.NaN, recall: 0, f1: Number.NaN })
  })

  it('tells touching from overlapping', () => {
    expect(overlap({ start: 0, end: 2 }, { start: 2, end: 4 })).toBe(false)
    expect(isSameSpan({ start: 0, end: 2 }, { start: 0, end: 2 })).toBe(true)
  })
})
