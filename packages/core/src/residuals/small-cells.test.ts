import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { multinomialVariate } from '../random/variates.js'
import { deviatingCells } from './deviating-cells.js'

const monteCarlo = { cutoff: 'monte-carlo', simulations: 39 } as const

describe('deviatingCells by random tables', () => {
  it('adjusts p of cells of less than six reports for all such cells of the drug (Holm)', () => {
    const table = { drugs: 2, events: 5, counts: [4, 1, 0, 30, 65, 2, 40, 30, 300, 900] }
    const plain = deviatingCells(table, { ...monteCarlo, smallCells: 'published' })
    const holm = deviatingCells(table, monteCarlo)
    expect([plain.method.smallCells, holm.method.smallCells]).toEqual(['published', 'holm'])
    const [first, second] = [plain.p![0]!, plain.p![1]!]
    expect(first).toBeLessThan(second)
    // Three cells of the first drug: 4, 1 and 0 reports.
    expect(holm.p![0]).toBeCloseTo(3 * first, 14)
    expect(holm.p![1]).toBeCloseTo(Math.min(1, Math.max(3 * first, 2 * second)), 14)
    expect([...holm.p!.slice(2, 5)]).toEqual([...plain.p!.slice(2, 5)])
  })

  it('has false signals of a drug by small cells in less than α of drugs, and far more as published', () => {
    const random = seededRandom(11)
    const [drugs, events] = [4, 60]
    const weights = Float64Array.from({ length: drugs * events }, (_, cell) => {
      const drug = Math.floor(cell / events)
      return (drug === 3 ? 20 : 1) * (cell % events === 59 ? 200 : 1 + (cell % 5) * 0.5)
    })
    const counts = new Float64Array(drugs * events)
    const wrong = { holm: 0, published: 0 }
    const tables = 60
    for (let at = 0; at < tables; at++) {
      multinomialVariate(random, 8000, weights, counts)
      for (const smallCells of ['holm', 'published'] as const) {
        const { signals } = deviatingCells({ drugs, events, counts }, { ...monteCarlo, simulations: 19, smallCells })
        for (let drug = 0; drug < 3; drug++) {
          const small = Array.from({ length: events }, (_, event) => drug * events + event).filter(
            (cell) => counts[cell]! < 6,
          )
          wrong[smallCells] += Number(small.some((cell) => signals[cell] === 1))
        }
      }
    }
    expect(wrong.holm / (3 * tables)).toBeLessThan(0.05)
    expect(wrong.published / (3 * tables)).toBeGreaterThan(0.15)
  })

  it('gives p that does not depend on the order of drugs and events', () => {
    const cells = fc.array(fc.nat(40), { minLength: 15, maxLength: 15 }).filter((all) => all.some((n) => n > 0))
    const order = (size: number) =>
      fc.shuffledSubarray(
        Array.from({ length: size }, (_, at) => at),
        { minLength: size },
      )
    fc.assert(
      fc.property(
        cells,
        order(3),
        order(5),
        fc.constantFrom('drug' as const, 'table' as const),
        (counts, rows, columns, scope) => {
          const moved = rows.flatMap((row) => columns.map((column) => counts[row * 5 + column]!))
          const options = { ...monteCarlo, scope }
          try {
            const one = deviatingCells({ drugs: 3, events: 5, counts }, options)
            const other = deviatingCells({ drugs: 3, events: 5, counts: moved }, options)
            const back = counts.map(
              (_, cell) => other.p![rows.indexOf(Math.floor(cell / 5)) * 5 + columns.indexOf(cell % 5)],
            )
            expect(back).toEqual([...one.p!])
          } catch (thrown) {
            expect(thrown).toMatchObject({ code: 'measure/too-little-data' })
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
