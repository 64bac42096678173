import { describe, expect, it } from 'vitest'
import type { DuplicateFinding } from '../report/duplicate-finding.js'
import { type CaseRow, casesOf, shuffled, unrelatedRows } from '../synthetic-cases.fixture.js'
import { visitCandidates } from './candidate-pairs.js'
import { hitMissDuplicates } from './hit-miss-duplicates.js'
import { HitMissModel } from './hit-miss-model.js'
import { agreementBits, differenceBits } from './hit-miss-weights.js'
import { MODEL_PARAMETERS } from './model-parameters.js'

/** Clusters as ids, and the scores that hold them together. */
function described(rows: readonly CaseRow[], { clusters }: DuplicateFinding) {
  return clusters.map(({ members, links }) => ({
    members: members.map((at) => rows[at]!.id),
    links: links.map(({ one, other, score }) => [rows[one]!.id, rows[other]!.id, score?.toFixed(9)]),
  }))
}

const unrelated = unrelatedRows(8000, 11)

/** Copies of complete reports, each with one field blanked. */
const FIELDS = ['eventDate', 'ageYears', 'sex', 'country'] as const
const whole = unrelated.filter(
  (row) => FIELDS.every((field) => row[field] !== null) && row.drugs.length + row.events.length >= 4,
)
const copies = whole.slice(0, 200).map((row, at) => {
  const blanked = FIELDS[at % FIELDS.length]!
  return { ...row, id: 10_000 + at, versionDate: 20260101, [blanked]: null }
})
const mixed = [...unrelated, ...copies]

describe('hitMissDuplicates', () => {
  it('finds copies with one field blanked and hardly anything else', () => {
    const { clusters, parameters, blocking } = hitMissDuplicates(casesOf(mixed))
    const pairs = new Set(clusters.flatMap(({ members }) => pairsOf(members.map((at) => mixed[at]!.id))))
    const truth = whole.slice(0, 200).map(({ id }, at) => `${id} ${10_000 + at}`)
    const found = truth.filter((pair) => pairs.has(pair)).length
    const wrong = [...pairs].filter((pair) => !truth.includes(pair)).length
    console.log(`found ${found} of ${truth.length} copies with a blank; ${wrong} wrong pairs of ${pairs.size}`)
    console.log(`threshold ${JSON.stringify(parameters['threshold'])}, ${blocking?.pairsScored} pairs scored`)
    expect(found / truth.length).toBeGreaterThan(0.95)
    expect(wrong / pairs.size).toBeLessThan(0.05)
  })

  it('links hardly any reports of different cases', () => {
    const { clusters, reports } = hitMissDuplicates(casesOf(unrelated))
    const removed = clusters.reduce((sum, { members }) => sum + members.length - 1, 0)
    console.log(
      `false positives: ${removed} of ${reports} unrelated reports (${((100 * removed) / reports).toFixed(3)} %)`,
    )
    expect(removed / reports).toBeLessThan(0.002)
  })

  it('does not depend on the order of the reports', () => {
    const base = [...unrelated.slice(0, 1500), ...copies]
    const expected = described(base, hitMissDuplicates(casesOf(base), { threshold: 15 }))
    expect(expected.length).toBeGreaterThan(20)
    for (let seed = 0; seed < 10; seed++) {
      const other = shuffled(base, seed)
      expect(described(other, hitMissDuplicates(casesOf(other), { threshold: 15 }))).toEqual(expected)
    }
  })

  it('keeps the most complete report, or the latest, and shows evidence that sums to the score', () => {
    const { clusters } = hitMissDuplicates(casesOf(mixed))
    const copied = (found: Pick<DuplicateFinding, 'clusters'>) =>
      found.clusters
        .map(({ members }) => members.map((at) => mixed[at]!.id))
        .filter((ids) => ids.some((id) => id >= 10_000))
    // Of each copy a field was blanked, and its version is the later one.
    expect(copied({ clusters }).every(([kept]) => kept! < 10_000)).toBe(true)
    const latest = copied(hitMissDuplicates(casesOf(mixed), { keep: 'latest' }))
    expect(latest.length).toBeGreaterThan(150)
    expect(latest.every(([kept]) => kept! >= 10_000)).toBe(true)
    for (const { links, members } of clusters) {
      expect(links).toHaveLength(members.length - 1)
      for (const { score, evidence } of links) {
        expect(evidence.reduce((sum, { bits }) => sum + bits!, 0)).toBeCloseTo(score!, 9)
      }
    }
    const blanks = clusters.flatMap(({ links }) => links.flatMap(({ evidence }) => evidence)).filter(isMissing)
    expect(blanks.length).toBeGreaterThan(100)
    expect(blanks.every(({ bits }) => bits === 0)).toBe(true)
  })

  it('finds clusters that are too large and does not merge them', () => {
    const same = Array.from({ length: 12 }, (_, at) => ({ ...whole[0]!, id: 20_000 + at }))
    const { clusters, effect } = hitMissDuplicates(casesOf([...unrelated, ...same]), {
      largestCluster: 10,
      threshold: 20,
    })
    const large = clusters.filter(({ tooLarge }) => tooLarge)
    expect(large.map(({ members }) => members.length)).toEqual([13])
    expect(effect).toMatchObject({ clustersTooLarge: 1, reportsTooLarge: 13, clustersMerged: clusters.length - 1 })
  })

  it.each([
    [{ probability: 1 }, 'probability'],
    [{ largestBlock: 1 }, 'largestBlock'],
    [{ threshold: Number.NaN }, 'threshold'],
    [{ blockOn: [] }, 'blockOn'],
    [{ parameters: { ...MODEL_PARAMETERS, sex: { miss: 0.6, blank: 0.4 } } }, 'rates of sex'],
  ])('refuses %o', (options, name) => {
    expect(() => hitMissDuplicates(casesOf([]), options)).toThrow(name)
  })

  it('takes no reports at all', () => {
    expect(hitMissDuplicates(casesOf([]))).toMatchObject({ clusters: [], effect: { reportsAfter: 0 } })
  })
})

describe('HitMissModel', () => {
  const one: CaseRow = {
    ...{ id: 0, eventDate: 20200110, ageYears: 40.2, sex: 1, country: 3 },
    ...{ drugs: [0, 1], events: [0, 1], versionDate: 0 },
  }
  const rows: CaseRow[] = [
    one,
    { ...one, id: 1, eventDate: 20200100, ageYears: 40.9, sex: 2, country: null, events: [0, 2] },
    { ...one, id: 2, eventDate: 20190000, drugs: [0], events: [0] },
    { ...one, id: 3, eventDate: null, drugs: [2], events: [2] },
  ]
  const { drug, event, sex, age, date } = MODEL_PARAMETERS

  it('adds up what the formulas give by hand', () => {
    const model = new HitMissModel(casesOf(rows, { drugs: 3, events: 3 }), MODEL_PARAMETERS, false)
    // Frequencies: drug 0 in 3 of 4 reports, drug 1 in 2, event 0 in 3; January 2020 in 2 of the 2 dates with a month;
    // all ages are 40 in whole years, so that agreeing on them says nothing.
    const dates = { miss: date.miss + date.deviation, blank: date.blank }
    const expected =
      agreementBits(drug, 3 / 4) +
      agreementBits(drug, 2 / 4) +
      agreementBits(event, 3 / 4) +
      2 * differenceBits(event) +
      differenceBits(sex) +
      agreementBits(dates, 1)
    const ages = model.evidence(0, 1).find(({ field }) => field === 'ageYears')!.bits!
    expect(Math.abs(ages)).toBeLessThan(0.05)
    expect(model.score(0, 1) - ages).toBeCloseTo(expected, 12)
    expect(model.score(1, 0)).toBe(model.score(0, 1))
    expect(age.blank).toBe(0.186)
    const partial = model.evidence(0, 2).find(({ field }) => field === 'eventDate')!
    expect(partial).toEqual({ field: 'eventDate', finding: 'differs', bits: differenceBits(dates) })
  })

  it('counts an event for no more than it is worth among the reports of its drug', () => {
    const correlated = new HitMissModel(casesOf(rows, { drugs: 3, events: 3 }), MODEL_PARAMETERS, true)
    // Event 1 is in 1 of 4 reports; of the 2 with drug 1 it is in 1: ¼ (1 + ½) / (2 · ¼ + ½) = 0.375.
    const found = correlated.evidence(0, 0).find(({ field, code }) => field === 'event' && code === 1)!
    expect(found.bits).toBeCloseTo(agreementBits(event, 0.375), 12)
    expect(found.correlation).toBeCloseTo(agreementBits(event, 0.25) - agreementBits(event, 0.375), 12)
  })
})

describe('visitCandidates', () => {
  const few = (codes: readonly number[]) => [...new Set(codes.map((code) => code % 8))]
  const rows = unrelatedRows(600, 3).map((row) => ({ ...row, drugs: few(row.drugs), events: few(row.events) }))
  const cases = casesOf(rows)
  const model = new HitMissModel(cases, MODEL_PARAMETERS, false)
  const blockOn = ['eventDate', 'ageYears', 'country'] as const

  function visited(largestBlock: number) {
    const pairs: string[] = []
    const options = { blockOn, largestBlock }
    const account = visitCandidates(cases, model.drugs, model.events, options, (one, other) =>
      pairs.push([one, other].toSorted((a, b) => a - b).join(' ')),
    )
    return { pairs, account }
  }

  it('hands over once each the pairs that share a drug, an event and a value', () => {
    const { pairs, account } = visited(100_000)
    const expected: string[] = []
    for (const [at, one] of rows.entries()) {
      for (let before = 0; before < at; before++) {
        const other = rows[before]!
        const shares =
          one.drugs.some((code) => other.drugs.includes(code)) && one.events.some((code) => other.events.includes(code))
        if (shares && blockOn.some((field) => one[field] !== null && one[field] === other[field]))
          expected.push(`${before} ${at}`)
      }
    }
    expect(pairs.toSorted()).toEqual(expected.toSorted())
    expect(account).toMatchObject({ pairsScored: expected.length, blocksSplit: 0, pairsPassedOver: 0 })
  })

  it('says what it passes over where blocks are too large', () => {
    const all = new Set(visited(100_000).pairs)
    const { pairs, account } = visited(3)
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(pairs.every((pair) => all.has(pair))).toBe(true)
    expect(account.blocksSplit).toBeGreaterThan(0)
    expect(account.pairsPassedOver).toBeGreaterThanOrEqual(all.size - pairs.length)
    expect(pairs.length).toBeLessThan(all.size)
  })
})

function pairsOf(ids: readonly number[]): string[] {
  const sorted = [...ids].sort((one, other) => one - other)
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `${one} ${other}`))
}

function isMissing({ finding }: { readonly finding: string }): boolean {
  return finding === 'missing'
}
