import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupIncidence } from './group-incidence.js'
import { termGroup } from './term-group.js'

function events(names: readonly string[], reports: readonly (readonly number[])[]) {
  const offsets = new Uint32Array(reports.length + 1)
  for (const [report, codes] of reports.entries()) offsets[report + 1] = offsets[report]! + codes.length
  const codes = Uint16Array.from(reports.flat())
  return { names, incidence: { reports: reports.length, size: names.length, offsets, codes } }
}

describe('groupIncidence', () => {
  it('counts the union of reports, never the sum of terms', () => {
    const index = events(['Nausea', 'VOMITING', 'Rash'], [[0, 1], [1], [2], [], [0, 1, 2]])
    const groups = [termGroup('stomach', ['nausea', 'Vomiting', 'Retching']), termGroup('skin', ['RASH'])]
    const { names, incidence, absentTerms } = groupIncidence(index, groups)
    expect(names).toEqual(['stomach', 'skin'])
    expect([...incidence.offsets]).toEqual([0, 1, 2, 3, 3, 5])
    expect([...incidence.codes]).toEqual([0, 0, 1, 0, 1])
    expect([...absentTerms]).toEqual([['stomach', ['RETCHING']]])
  })

  it('agrees with sets of reports on any index and any groups', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F']
    const report = fc.uniqueArray(fc.nat({ max: names.length - 1 })).map((codes) => codes.sort())
    const group = fc.uniqueArray(fc.constantFrom(...names, 'absent'))
    fc.assert(
      fc.property(fc.array(report), fc.array(group, { maxLength: 5 }), (reports, lists) => {
        const groups = lists.map((terms, at) => termGroup(`group ${at}`, terms))
        const { offsets, codes } = groupIncidence(events(names, reports), groups).incidence
        for (const [at, terms] of lists.entries()) {
          const union = new Set<number>()
          for (const term of terms) {
            for (const [one, carried] of reports.entries()) if (carried.includes(names.indexOf(term))) union.add(one)
          }
          const found: number[] = []
          for (let one = 0; one < reports.length; one++) {
            for (const code of codes.subarray(offsets[one]!, offsets[one + 1]!)) if (code === at) found.push(one)
          }
          expect(found).toEqual([...union].sort((a, b) => a - b))
        }
      }),
    )
  })

  it('gives a group every role of its drugs, and keeps the roles of the drugs in none, on any index', () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    const drug = fc.record({ code: fc.nat({ max: names.length - 1 }), roles: fc.integer({ min: 1, max: 63 }) })
    const report = fc
      .uniqueArray(drug, { selector: ({ code }) => code })
      .map((drugs) => drugs.sort((one, other) => one.code - other.code))
    const group = fc.uniqueArray(fc.constantFrom(...names, 'absent'))
    fc.assert(
      fc.property(fc.array(report), fc.array(group, { maxLength: 4 }), (reports, lists) => {
        const plain = events(
          names,
          reports.map((drugs) => drugs.map(({ code }) => code)),
        )
        const grouped = groupIncidence(
          { ...plain, roles: Uint8Array.from(reports.flat(), ({ roles }) => roles) },
          lists.map((terms, at) => termGroup(`group ${at}`, terms)),
        )
        const { offsets, codes } = grouped.incidence
        for (const [at, drugs] of reports.entries()) {
          const union = (within: (name: string) => boolean) =>
            drugs.filter(({ code }) => within(names[code]!)).reduce((bits, { roles }) => bits | roles, 0)
          const expected = lists.flatMap((terms, number) => {
            const roles = union((name) => terms.includes(name))
            return roles === 0 ? [] : [[number, roles]]
          })
          const from = offsets[at]!
          const found = Array.from(codes.subarray(from, offsets[at + 1]), (code, row) => [
            code,
            grouped.roles![from + row],
          ])
          expect(found).toEqual(expected)
          expect(grouped.otherRoles?.[at] ?? 0).toBe(union((name) => !lists.some((terms) => terms.includes(name))))
        }
      }),
    )
  })
})
