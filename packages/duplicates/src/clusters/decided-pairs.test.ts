import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactDuplicates } from '../exact/exact-duplicates.js'
import { hitMissDuplicates } from '../hit-miss/hit-miss-duplicates.js'
import { casesOf, unrelatedRows } from '../synthetic-cases.fixture.js'
import { contradictoryPair } from './decided-pairs.js'

const rows = unrelatedRows(300, 5)
const whole = rows.find(({ eventDate, ageYears, sex, country }) => eventDate && ageYears && sex && country !== null)!
const copies = [300, 301, 302].map((id) => ({ ...whole, id }))
const all = casesOf([...rows, ...copies])
const memberIds = (found: { clusters: readonly { members: readonly number[] }[] }, id: number) =>
  found.clusters.find(({ members }) => members.includes(id))?.members.toSorted((a, b) => a - b)

describe.each([
  [
    'hit-miss',
    (decided: object) => hitMissDuplicates(all, { threshold: 25, decided: { always: [], never: [], ...decided } }),
  ],
  ['exact', (decided: object) => exactDuplicates(all, { decided: { always: [], never: [], ...decided } })],
] as const)('decisions about pairs, %s', (_, search) => {
  it('keep two reports apart that are the same, and what is one with each of them with one', () => {
    expect(memberIds(search({}), 300)).toEqual([whole.id, 300, 301, 302])
    const parted = search({ never: [[301, 302]] })
    const [left, right] = [memberIds(parted, 301), memberIds(parted, 302)]
    expect([left, right].some((members) => members?.includes(301) && members.includes(302))).toBe(false)
    expect([left?.length, right?.length].toSorted()).toEqual([3, undefined])
  })

  it('merge two reports that share nothing, say so, and count them in what merging changes', () => {
    const [one, other] = [0, 1].map((at) => rows.filter(({ id }) => id !== whole.id)[at]!.id) as [number, number]
    const found = search({ always: [[one, other]] })
    const cluster = found.clusters.find(({ members }) => members.includes(one))!
    expect(cluster.members.toSorted()).toEqual([one, other].toSorted())
    expect(cluster.links).toEqual([expect.objectContaining({ decided: true })])
    expect(found.effect.reportsRemoved).toBe(search({}).effect.reportsRemoved + 1)
  })

  it('merge as many as are decided to be one', () => {
    const always = [0, 1, 2, 3, 4, 5, 6].map((at) => [at, at + 1] as const).filter((pair) => !pair.includes(whole.id))
    const cluster = search({ always }).clusters.find(({ members }) => members.includes(always[0]![0]))!
    expect(cluster.tooLarge).toBe(false)
  })

  it('are refused where they contradict each other, over other reports too', () => {
    const never = [[300, 302]] as const
    const always = [
      [300, 301],
      [301, 302],
    ] as const
    expect(() => search({ always, never })).toThrow(expect.objectContaining({ code: 'input/contradictory-decisions' }))
    expect(() => search({ always: [[1, 1]] })).toThrow(expect.objectContaining({ code: 'measure/invalid-option' }))
  })
})

it('finds a contradiction exactly where a path of "always" joins a "never"', () => {
  const pair = fc.tuple(fc.nat(7), fc.nat(7)).filter(([one, other]) => one !== other)
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 8 }), fc.array(pair, { maxLength: 4 }), (always, never) => {
      const reached = Array.from({ length: 8 }, (_, from) => {
        const seen = new Set([from])
        for (let round = 0; round < 8; round++) {
          for (const [one, other] of always) {
            if (seen.has(one)) seen.add(other)
            if (seen.has(other)) seen.add(one)
          }
        }
        return seen
      })
      const expected = never.find(([one, other]) => reached[one]!.has(other))
      expect(contradictoryPair({ always, never }, 8)).toEqual(expected)
    }),
  )
})
