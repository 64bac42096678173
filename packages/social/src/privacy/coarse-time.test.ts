import { describe, expect, it } from 'vitest'
import { coarseTime } from './coarse-time.js'

describe('coarseTime', () => {
  const time = Date.UTC(2024, 2, 9, 12, 34, 56, 789)
  it.each([
    ['exact', '2024-03-09T12:34:56Z'],
    ['day', '2024-03-09'],
    ['week', '2024-W10'],
    ['month', '2024-03'],
  ] as const)('%s', (precision, text) => expect(coarseTime(time, precision)).toBe(text))

  // Turns of the year from ISO 8601 itself: 2005-01-01 is 2004-W53, 2008-12-29 is 2009-W01.
  it.each([
    ['2005-01-01', '2004-W53'],
    ['2007-01-01', '2007-W01'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
  ])('%s is in %s', (day, week) => expect(coarseTime(Date.parse(day), 'week')).toBe(week))

  it('knows what is no time', () => expect(coarseTime(Number.NaN, 'day')).toBeNull())
})
