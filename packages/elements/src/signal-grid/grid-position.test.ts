import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedBy } from './grid-position.js'

const bounds = { rows: 100, columns: 8, page: 10 }
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false })

describe('movedBy', () => {
  test.each([
    ['ArrowDown', false, { row: 6, column: 3 }],
    ['ArrowUp', false, { row: 4, column: 3 }],
    ['ArrowRight', false, { row: 5, column: 4 }],
    ['ArrowLeft', false, { row: 5, column: 2 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 7 }],
    ['PageDown', false, { row: 15, column: 3 }],
    ['PageUp', false, { row: 1, column: 3 }],
    ['Home', true, { row: 1, column: 0 }],
    ['End', true, { row: 100, column: 7 }],
  ] as const)('%s, control %s', (key, control, expected) => {
    expect(movedBy(press(key, control), { row: 5, column: 3 }, bounds)).toEqual(expected)
  })

  test('reaches the header from the first row, and only there', () => {
    expect(movedBy(press('ArrowUp'), { row: 1, column: 2 }, bounds)?.row).toBe(0)
    expect(movedBy(press('PageUp'), { row: 3, column: 2 }, bounds)?.row).toBe(1)
  })

  test('turns left and right round in right-to-left text', () => {
    expect(movedBy(press('ArrowLeft'), { row: 1, column: 2 }, bounds, true)?.column).toBe(3)
  })

  test('leaves other keys alone', () => {
    expect(movedBy(press('a'), { row: 1, column: 1 }, bounds)).toBeUndefined()
  })

  test('never leaves the grid', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 40 }),
        (rows, columns, strokes) => {
          let position = { row: 0, column: 0 }
          for (const [key, control] of strokes) {
            position = movedBy(press(key, control), position, { rows, columns, page: 7 }) ?? position
            expect(position.row).toBeGreaterThanOrEqual(0)
            expect(position.row).toBeLessThanOrEqual(rows)
            expect(position.column).toBeGreaterThanOrEqual(0)
            expect(position.column).toBeLessThan(columns)
          }
        },
      ),
    )
  })
})
