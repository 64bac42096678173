import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IncidenceBuilder, incidenceFromRows } from './incidence-builder.js'

const shape = { reports: 12, size: 70 }
const rows = fc.array(fc.tuple(fc.nat(shape.reports - 1), fc.nat(shape.size - 1)), { maxLength: 400 })

describe('incidenceFromRows', () => {
  it('holds exactly the distinct rows, ascending within each report', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const incidence = incidenceFromRows(
          pairs.map(([report]) => report),
          pairs.map(([, code]) => code),
          shape,
        )
        const expected = Array.from({ length: shape.reports }, (_, report) =>
          [...new Set(pairs.filter(([r]) => r === report).map(([, code]) => code))].sort((x, y) => x - y),
        )
        const found = expected.map((_, report) =>
          Array.from(incidence.codes.slice(incidence.offsets[report], incidence.offsets[report + 1])),
        )
        expect(found).toEqual(expected)
        expect(incidence.codes.length).toBe(incidence.offsets[shape.reports])
      }),
    )
  })

  it('stores 16-bit codes up to a vocabulary of 65,536 and 32-bit codes above', () => {
    expect(incidenceFromRows([0], [65_535], { reports: 1, size: 65_536 }).codes).toBeInstanceOf(Uint16Array)
    expect(incidenceFromRows([0], [65_536], { reports: 1, size: 65_537 }).codes).toEqual(Uint32Array.of(65_536))
  })

  it('refuses rows outside the shape and columns of unequal length', () => {
    expect(() => incidenceFromRows([0, 1], [0, 0], { reports: 1, size: 1 })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'report', row: 1 } }),
    )
    expect(() => incidenceFromRows([0], [1], { reports: 1, size: 1 })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'code', row: 0 } }),
    )
    expect(() => incidenceFromRows([0], [0.5], { reports: 1, size: 1 })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'code', row: 0 } }),
    )
    expect(() => incidenceFromRows([0], [], { reports: 1, size: 1 })).toThrow(/1 rows, codes has 0/)
  })
})

describe('IncidenceBuilder', () => {
  it('makes what incidenceFromRows makes, whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        rows.chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }))),
        ([pairs, shuffled]) => {
          const builder = new IncidenceBuilder()
          for (const [report, code] of shuffled) builder.add(report, code)
          expect(builder.rows).toBe(pairs.length)
          expect(builder.build(shape)).toEqual(
            incidenceFromRows(
              pairs.map(([report]) => report),
              pairs.map(([, code]) => code),
              shape,
            ),
          )
        },
      ),
    )
  })

  it('keeps all rows across its chunks', () => {
    const builder = new IncidenceBuilder()
    for (let row = 0; row < 600_000; row++) builder.add(row % 300_000, row % 7)
    const incidence = builder.build()
    expect(incidence).toMatchObject({ reports: 300_000, size: 7 })
    expect(incidence.codes.length).toBe(600_000)
  })

  it('refuses what is not a code', () => {
    expect(() => new IncidenceBuilder().add(-1, 0)).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'report' } }),
    )
    expect(() => new IncidenceBuilder().add(0, 1.5)).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'code' } }),
    )
    expect(() => new IncidenceBuilder().add(0, 2 ** 32)).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'code' } }),
    )
  })
})
