import { describe, expect, it } from 'vitest'
import { timeOf } from './post-time.js'

describe('timeOf', () => {
  const noon = Date.UTC(2018, 9, 10, 20, 19, 24)
  it.each([
    [noon / 1000, noon],
    [noon, noon],
    [String(noon / 1000), noon],
    ['1539202764.0', noon],
    ['2018-10-10T20:19:24.000Z', noon],
    ['2018-10-10 22:19:24+02:00', noon],
    ['2018-10-10 20:19:24', noon],
    ['2018-10-10 15:19:24-0500', noon],
    ['Wed Oct 10 20:19:24 +0000 2018', noon],
    ['2018-10-10', Date.UTC(2018, 9, 10)],
    ['2018-02-30', Number.NaN],
    ['Wed Xyz 10 20:19:24 +0000 2018', Number.NaN],
    ['yesterday', Number.NaN],
    [0, Number.NaN],
    [null, Number.NaN],
  ])('%s', (value, time) => expect(timeOf(value)).toBe(time))
})
