import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { wideTable } from '../likelihood-ratio/drug-event-table.fixture.js'
import { chiSquare } from '../measures/chi-square.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { relativeError } from '../reference.fixture.js'
import { pearsonResiduals } from './pearson-residuals.js'

describe.skipIf(!hasSharedData)('pearsonResiduals of statin49', () => {
  // mpmath at 40 digits, rounded.
  it.each([
    ['Fluvastatin', 'Muscle Necrosis', 7.381386407183913],
    ['Other', 'Other AE', 228.10515371994748],
    ['Atorvastatin', 'Rhabdomyolysis', 182.55548180838628],
    ['Lovastatin', 'Chromaturia', 4.972083677745078],
  ])('%s with %s', (drug, event, residual) => {
    const { table, drugs, events } = wideTable('reference/inputs/statin49.csv')
    const cell = drugs.indexOf(drug) * table.events + events.indexOf(event)
    expect(relativeError(pearsonResiduals(table).residual[cell]!, residual)).toBeLessThan(1e-14)
  })
})

describe('pearsonResiduals', () => {
  it('squared is the χ² of each fourfold table, of pairs and of reports', () => {
    const counts = fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }).filter((values) => values.some((n) => n > 0))
    fc.assert(
      fc.property(counts, fc.nat(1000), (values, others) => {
        const sum = (cells: number[]) => cells.reduce((total, cell) => total + values[cell]!, 0)
        const drugTotals = [sum([0, 1, 2]), sum([3, 4, 5])]
        const eventTotals = [sum([0, 3]), sum([1, 4]), sum([2, 5])]
        const reports = drugTotals[0]! + drugTotals[1]! + others
        const table = { drugs: 2, events: 3, counts: values, margins: { drugTotals, eventTotals, reports } }
        const { residual, expected, reasons, unit } = pearsonResiduals(
          others === 0 ? { ...table, margins: undefined! } : table,
        )
        expect(unit).toBe(others === 0 ? 'pairs' : 'reports')
        residual.forEach((value, cell) => {
          const [drug, event, a] = [drugTotals[Math.floor(cell / 3)]!, eventTotals[cell % 3]!, values[cell]!]
          const square = chiSquare({ a, b: drug - a, c: event - a, d: reports - drug - event + a })
          if (Number.isNaN(value)) {
            expect(undefinedReasons[reasons[cell]!]).toBe('empty-margin')
            expect([0, reports].includes(drug) || [0, reports].includes(event)).toBe(true)
          } else {
            expect(relativeError(value * value, square)).toBeLessThan(1e-12)
            if (value !== 0) expect(value > 0).toBe(a > expected[cell]!)
          }
        })
      }),
    )
  })

  it('is 0 where all is as expected, to the last bit', () => {
    const { residual } = pearsonResiduals({ drugs: 3, events: 3, counts: [1, 3, 7, 2, 6, 14, 3, 9, 21] })
    expect([...residual]).toEqual(Array(9).fill(0))
  })
})
