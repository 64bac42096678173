import { normaliseName } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndexedTerms } from '../groups/group-incidence.js'
import { termGroup, writtenGroup } from '../groups/term-group.js'
import {
  INVENTED_HIERARCHY,
  INVENTED_LOWEST_LEVEL_TERMS,
  INVENTED_PREFERRED_TERMS,
  INVENTED_QUERY_CONTENT,
  INVENTED_QUERY_LIST,
} from '../reactions/invented-meddra.fixture.js'
import { meddraGroups } from '../reactions/meddra-groups.js'
import { readMeddra } from '../reactions/read-meddra.js'
import { readRenames } from '../reactions/read-renames.js'
import { groupTerms } from './group-terms.js'

const meddra = readMeddra({
  hierarchy: INVENTED_HIERARCHY,
  preferredTerms: INVENTED_PREFERRED_TERMS,
  lowestLevelTerms: INVENTED_LOWEST_LEVEL_TERMS,
  queries: { list: INVENTED_QUERY_LIST, content: INVENTED_QUERY_CONTENT },
})

/** Reports as lists of terms, each term once. */
function events(...reports: (readonly string[])[]): IndexedTerms {
  const names = [...new Set(reports.flat())].sort()
  const codes = reports.map((terms) => terms.map((term) => names.indexOf(term)).sort((one, other) => one - other))
  const offsets = new Uint32Array(reports.length + 1)
  for (const [report, list] of codes.entries()) offsets[report + 1] = offsets[report]! + list.length
  return {
    names,
    incidence: { reports: reports.length, size: names.length, offsets, codes: Uint16Array.from(codes.flat()) },
  }
}

const listed = ({ names, incidence: { reports, offsets, codes } }: IndexedTerms) =>
  Array.from({ length: reports }, (_, report) =>
    [...codes.subarray(offsets[report]!, offsets[report + 1]!)].map((code) => names[code]),
  )

const reports = events(
  ['PURPLE ELBOW', 'Green elbow'],
  ['Elbow went purple'],
  ['Surface hum', 'Mystery'],
  ['Mystery'],
  [],
  ['Lilac elbow', '5002'],
)

describe('groupTerms', () => {
  it('counts a report once in a SOC, over all paths, and tells lowest level terms from what is not known', () => {
    const groups = meddraGroups(meddra, { level: 'soc' })
    const primaryGroups = meddraGroups(meddra, { level: 'soc', paths: 'primary' })
    const counted = groupTerms(reports, { groups, primaryGroups, meddra })
    const [limb, surface] = ['Limb disorders', 'Surface disorders']
    expect(listed(counted)).toEqual([[limb, surface], [limb, surface], [surface], [], [], []])
    expect(counted.coverage).toEqual({
      unknownTerms: [],
      terms: 7,
      reports: 5,
      methods: [
        { method: 'as-written', terms: 3, reports: 2 },
        { method: 'renamed', terms: 0, reports: 0 },
        { method: 'lowest-level-term', terms: 1, reports: 1 },
        { method: 'code', terms: 0, reports: 0 },
        { method: 'unmatched', terms: 3, reports: 3 },
      ],
      grouped: { terms: 4, reports: 3, reportsWithout: 2 },
      reportsInSeveral: 2,
      secondary: { terms: 2, reports: 2 },
      renamed: [],
      unmatched: [
        { term: 'Mystery', reports: 2 },
        { term: '5002', reports: 1 },
        { term: 'Lilac elbow', reports: 1 },
      ],
      groups: [
        { name: limb, terms: 3, reports: 2, sumOfTerms: 3 },
        { name: surface, terms: 3, reports: 3, sumOfTerms: 3 },
      ],
      emptyGroups: 0,
    })
  })

  it('counts over primary paths alone where asked to', () => {
    const groups = meddraGroups(meddra, { level: 'soc', paths: 'primary' })
    expect(listed(groupTerms(reports, { groups, meddra })).slice(0, 2)).toEqual([
      ['Limb disorders'],
      ['Limb disorders'],
    ])
  })

  it('counts PTs, SMQs narrow and broad, and codes of eight digits', () => {
    const counts = (level: 'pt' | 'smq', scope?: 'narrow' | 'broad' | 'both') =>
      groupTerms(reports, { groups: meddraGroups(meddra, { level, ...(scope && { scope }) }), meddra }).coverage.groups
    expect(counts('pt').map(({ name, reports }) => [name, reports])).toEqual([
      ['Green elbow', 1],
      ['Purple elbow', 2],
      ['Surface hum', 1],
    ])
    expect(counts('smq').map(({ name, reports }) => [name, reports])).toEqual([
      ['Counted trouble (narrow)', 1],
      ['Elbow trouble (narrow)', 2],
    ])
    expect(counts('smq', 'broad').find(({ name }) => name === 'Elbow trouble (broad)')).toEqual({
      name: 'Elbow trouble (broad)',
      terms: 4,
      reports: 3,
      sumOfTerms: 4,
    })
    expect(counts('smq', 'both').map(({ name }) => name)).toContain('Elbow trouble (narrow)')
    const coded = readMeddra({
      hierarchy: INVENTED_HIERARCHY.replaceAll('1003$', '10000003$'),
      lowestLevelTerms: '90000002$Humming of surface$10000003$\n',
    })
    const byCode = groupTerms(events(['10000003'], ['90000002'], ['90000009']), {
      groups: meddraGroups(coded, { level: 'pt' }),
      meddra: coded,
    })
    expect(listed(byCode)).toEqual([['Surface hum'], ['Surface hum'], []])
    expect(byCode.coverage.methods[3]).toEqual({ method: 'code', terms: 2, reports: 2 })
  })

  it('counts renamed terms under the newest name, and groups that list either name alike', () => {
    const renames = readRenames('from,to\nLilac elbow,Purple elbow\n')
    const plain = groupTerms(events(['Lilac elbow', 'Purple elbow'], ['LILAC ELBOW'], ['Rash']), { renames })
    expect(listed(plain)).toEqual([['Purple elbow'], ['Purple elbow'], ['Rash']])
    expect(plain.coverage.renamed.map(({ term, to }) => [term, to])).toEqual([
      ['LILAC ELBOW', 'Purple elbow'],
      ['Lilac elbow', 'Purple elbow'],
    ])
    for (const term of ['lilac elbow', 'purple elbow']) {
      const groups = [termGroup('elbows', [term])]
      expect(listed(groupTerms(reports, { groups, renames }))).toEqual([['elbows'], [], [], [], [], ['elbows']])
    }
  })

  it('refuses two groups of one name, and SMQs that were not read', () => {
    const groups = [termGroup('Elbows', ['a']), termGroup('ELBOWS', ['b'])]
    expect(() => groupTerms(reports, { groups })).toThrow(expect.objectContaining({ code: 'usage/invalid' }))
    const without = readMeddra({ hierarchy: INVENTED_HIERARCHY })
    expect(() => meddraGroups(without, { level: 'smq' })).toThrow(expect.objectContaining({ code: 'usage/invalid' }))
  })

  it('agrees with sets of reports, and no union exceeds its sum', () => {
    const published = ['A', 'B', 'C', 'D', 'E', 'OLD A', 'OLD B']
    const renames = readRenames('from,to\nOld A,A\nOld B,B\n')
    const newest = (term: string) => (normaliseName(term) ?? '').replace(/^OLD /, '')
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.constantFrom(...published)), { maxLength: 12 }),
        fc.array(fc.uniqueArray(fc.constantFrom(...published, 'absent')), { maxLength: 5 }),
        (lists, sets) => {
          const groups = sets.map((terms, at) => termGroup(`group ${at}`, terms))
          const { coverage } = groupTerms(events(...lists), { groups, renames })
          const expected = sets.flatMap((terms, at) => {
            const members = new Set(terms.map(newest))
            const hits = lists.map((list) => list.filter((term) => members.has(newest(term))).length)
            const union = hits.filter((hit) => hit > 0).length
            const sum = hits.reduce((one, other) => one + other, 0)
            return union === 0 ? [] : [{ name: `group ${at}`, reports: union, sumOfTerms: sum }]
          })
          expect(coverage.groups.map(({ terms: _, ...group }) => group)).toEqual(expected)
          for (const { reports: union, sumOfTerms } of coverage.groups) expect(union).toBeLessThanOrEqual(sumOfTerms)
          const all = new Set(sets.flat().map(newest))
          const within = lists.filter((list) => list.some((term) => all.has(newest(term)))).length
          const carrying = lists.filter((list) => list.length > 0).length
          expect(coverage.grouped).toMatchObject({ reports: within, reportsWithout: carrying - within })
        },
      ),
    )
  })

  it('compares terms of groups and of reports in a form of the caller, and names what counts in a group', () => {
    const drugs = events(['ALPHA CALCIUM', 'BETA'], ['ALPHA', 'ALPHA CALCIUM'], ['GAMMA SODIUM'])
    const keyOf = (name: string) => name.toUpperCase().split(' ')[0]!
    const groups = [writtenGroup('Lowering', ['alpha', 'Gamma calcium', 'Delta'])]
    const counted = groupTerms(drugs, { groups, keyOf })
    expect(listed(counted)).toEqual([['Lowering'], ['Lowering'], ['Lowering']])
    expect(counted.membersOf('Lowering')).toEqual(['ALPHA', 'ALPHA CALCIUM', 'GAMMA SODIUM'])
    expect(counted.membersOf('BETA')).toEqual([])
    expect(counted.coverage.unknownTerms).toEqual([{ group: 'Lowering', term: 'Delta' }])
    expect(listed(groupTerms(drugs, { keyOf }))).toEqual([['ALPHA', 'BETA'], ['ALPHA'], ['GAMMA']])
    expect(groupTerms(drugs, { groups }).membersOf('Lowering')).toEqual(['ALPHA'])
  })
})
