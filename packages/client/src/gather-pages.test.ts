import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableOf } from './answers.fixture.js'
import { gatherPages } from './gather-pages.js'

describe('gatherPages', () => {
  it('gives what one page as large would hold', async () => {
    const limits = fc.oneof(fc.nat({ max: 30_000 }), fc.constant(Number.POSITIVE_INFINITY))
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 35_000 }), fc.nat({ max: 20_000 }), limits, async (total, offset, limit) => {
        const asked: number[] = []
        const table = await gatherPages(
          { offset, limit: Math.max(limit, 10_001) },
          async (page) => {
            asked.push(page.limit)
            return tableOf(total, page.offset, page.limit)
          },
          () => {},
        )
        const whole = tableOf(total, offset, Math.max(limit, 10_001))
        expect(table).toEqual(whole)
        expect(Math.max(...asked)).toBeLessThanOrEqual(10_000)
        expect(asked.length).toBe(Math.max(1, Math.ceil(whole.rows / 10_000)))
      }),
      { numRuns: 20 },
    )
  })

  it('says how many rows have come', async () => {
    const heard: [number, number][] = []
    await gatherPages(
      { offset: 100, limit: Number.POSITIVE_INFINITY },
      async ({ offset, limit }) => tableOf(25_100, offset, limit),
      (done, total) => heard.push([done, total]),
    )
    expect(heard).toEqual([
      [10_000, 25_000],
      [20_000, 25_000],
      [25_000, 25_000],
    ])
  })

  it.each([
    ['another manifest', tableOf(15_000, 10_000, 5000, 'other')],
    ['another number of rows', tableOf(16_000, 10_000, 5000)],
    ['no rows', { ...tableOf(15_000, 15_000, 1), totalRows: 15_000 }],
  ])('refuses a second page with %s', async (_, second) => {
    const pages = [tableOf(15_000, 0, 10_000), second]
    const fetchPage = async () => pages.shift() ?? second
    await expect(gatherPages({ offset: 0, limit: 20_000 }, fetchPage, () => {})).rejects.toMatchObject({
      code: 'source/changed',
    })
  })
})
