import { expect, it } from 'vitest'
import { exactLog, exactPow, ulpsFrom } from './exact-elementary.fixture.js'
import { fillInversesAndLogs, fillRootsOfTwo } from './power-tables.js'

it('has logarithms of its inverses in two parts, of which the first times any exponent stays exact', () => {
  const table = new Float64Array(512)
  fillInversesAndLogs(table)
  for (let i = 0; i < 128; i++) {
    const [inverse, high, low] = [table[4 * i]!, table[4 * i + 1]!, table[4 * i + 2]!]
    expect(inverse * 256).toBe(Math.round(inverse * 256))
    expect(high * 4398046511104).toBe(Math.round(high * 4398046511104))
    expect(Math.abs(low)).toBeLessThan(1.2e-13)
    if (inverse === 1) expect([high, low]).toEqual([0, 0])
    else expect(ulpsFrom(-(high + low), exactLog(inverse))).toBeLessThan(0.51)
  }
})

it('has roots of two that are the nearest doubles', () => {
  const table = new Float64Array(256)
  fillRootsOfTwo(table)
  for (let i = 0; i < 128; i++) {
    expect(ulpsFrom(table[2 * i]!, exactPow(2, i / 128))).toBeLessThanOrEqual(0.5)
    expect(Math.abs(table[2 * i + 1]!)).toBeLessThan(1.2e-16)
  }
})
