import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankCounterfactual } from './counterfactual.js'
import { explainRank } from './explain-rank.js'
import { rankColumn } from './rank-column.js'
import { rankInputs } from './rank-inputs.js'
import { rankPairs } from './rank-pairs.js'
import type { RankPreset, RankTerm } from './rank-preset.js'
import { expertRank, interactionsRank } from './rank-presets.js'
import { rankTiers } from './row-standing.js'
import { tierCrossings } from './tier-crossings.js'

const presets = [expertRank, interactionsRank]
const runs = { seed: 20261201, numRuns: 40 }
const inputsOf = ({ terms }: RankPreset) => [...new Set(terms.flatMap(({ parts }) => parts.map(({ input }) => input)))]
const scalesOf = (preset: RankPreset, input: string) =>
  preset.terms.flatMap(({ parts }) => parts.filter((part) => part.input === input).map(({ scale }) => scale))

/** A value within and around what the scales of an input tell apart, or none. */
const rawValue = (preset: RankPreset, input: string) => {
  const knots = scalesOf(preset, input).flatMap((scale) => scale.map(([value]) => value))
  const [low, high] = [Math.min(...knots), Math.max(...knots)]
  const around = fc.double({ min: low - (high - low) / 3, max: high + (high - low) / 3, noNaN: true })
  return fc.oneof(
    { weight: 5, arbitrary: around },
    { weight: 2, arbitrary: fc.constantFrom(...knots) },
    fc.constant(NaN),
  )
}

/** Pairs for a preset; some columns are left out, the one that evidence needs seldom. */
const pairsFor = (preset: RankPreset) =>
  fc
    .record({ rows: fc.integer({ min: 1, max: 12 }), given: fc.subarray(inputsOf(preset), { minLength: 4 }) })
    .map(({ rows, given }) => ({ rows, given: [...new Set([...given, ...(rows % 4 === 0 ? [] : ['ic025'])])] }))
    .chain(({ rows, given }) =>
      fc
        .tuple(...given.map((input) => fc.array(rawValue(preset, input), { minLength: rows, maxLength: rows })))
        .map((columns) => ({
          rows,
          columns: Object.fromEntries(given.map((input, at) => [input, columns[at]!])) as Record<string, number[]>,
        })),
    )

/** Whether more of an input is a reason for (1) or against (−1), read off its first scale. */
function pullOf({ terms }: RankPreset, input: string): number {
  const { direction, parts } = terms.find((term) => term.parts.some((part) => part.input === input))!
  const { scale } = parts.find((part) => part.input === input)!
  return (direction === 'raises' ? 1 : -1) * (scale[0]![1] === 0 ? 1 : -1)
}

describe.each(presets)('$name', (preset) => {
  it('is plain JSON and reads only columns that are described', () => {
    expect(JSON.parse(JSON.stringify(preset))).toEqual(preset)
    expect(inputsOf(preset).filter((input) => !Object.hasOwn(rankInputs, input))).toEqual([])
  })

  it('has scores that are the exact sums of the points it shows, within its bounds', () => {
    fc.assert(
      fc.property(pairsFor(preset), ({ rows, columns }) => {
        const { evidence, impact, evidenceMissing, impactMissing, bounds, tiers } = rankPairs(rows, columns, preset)
        for (let row = 0; row < rows; row++) {
          const explained = explainRank(columns, preset, row)
          expect(explained.tier).toBe(rankTiers[tiers[row]!])
          for (const [axis, scores, missing] of [
            ['evidence', evidence, evidenceMissing],
            ['impact', impact, impactMissing],
          ] as const) {
            const { score, terms } = explained[axis]
            const scored = terms.filter(({ state }) => state === 'scored')
            expect(missing[row]).toBe(terms.length - scored.length)
            const wrong = terms.filter(({ state, points, full, direction, parts }) => {
              const known = parts.every(({ value }) => !Number.isNaN(value))
              const sound = known ? Number.isInteger(points) && points * full >= 0 : Number.isNaN(points)
              return !sound || known !== (state === 'scored') || full > 0 !== (direction === 'raises')
            })
            expect(wrong).toEqual([])
            const sum = scored.reduce((total, { points }) => total + points, 0)
            const lacking = terms.some(({ name, state }) => name === 'lower bound' && state !== 'scored')
            expect(score).toBe(lacking || scored.length === 0 ? NaN : sum)
            expect(scores[row]).toBe(score)
            if (Number.isNaN(score)) continue
            expect(score).toBeGreaterThanOrEqual(bounds[axis].least)
            expect(score).toBeLessThanOrEqual(bounds[axis].most)
          }
        }
      }),
      runs,
    )
  })

  it('is monotone in every value, and leaves every other pair alone', () => {
    fc.assert(
      fc.property(
        pairsFor(preset),
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0, max: 5, noNaN: true }),
        ({ rows, columns }, ofRow, ofInput, by) => {
          const row = ofRow % rows
          const input = Object.keys(columns)[ofInput % Object.keys(columns).length]!
          const more = columns[input]!.map((value, at) => (at === row ? value + by : value))
          const before = rankPairs(rows, columns, preset)
          const after = rankPairs(rows, { ...columns, [input]: more }, preset)
          const pull = pullOf(preset, input)
          for (let at = 0; at < rows; at++) {
            for (const axis of ['evidence', 'impact'] as const) {
              const change = (after[axis][at]! - before[axis][at]!) * pull
              if (at !== row) expect(after[axis][at]).toBe(before[axis][at])
              else if (!Number.isNaN(change)) expect(change).toBeGreaterThanOrEqual(0)
            }
          }
          if (before.tiers[row]! < 3 && after.tiers[row]! < 3) {
            expect((before.tiers[row]! - after.tiers[row]!) * pull).toBeGreaterThanOrEqual(0)
          }
          if (before.rank[row]! > 0) expect((before.rank[row]! - after.rank[row]!) * pull).toBeGreaterThanOrEqual(0)
        },
      ),
      runs,
    )
  })

  it('ranks by evidence, then impact, with ties, as counting better pairs does', () => {
    fc.assert(
      fc.property(pairsFor(preset), ({ rows, columns }) => {
        const { evidence, impact, rank, tied, rules, unmarked, notEstimable } = rankPairs(rows, columns, preset)
        const within = (row: number) => (Number.isNaN(impact[row]!) ? -Infinity : impact[row]!)
        for (let row = 0; row < rows; row++) {
          const others = Array.from({ length: rows }, (_, at) => at)
          const better = others.filter(
            (at) => evidence[at]! > evidence[row]! || (evidence[at] === evidence[row] && within(at) > within(row)),
          )
          const equal = others.filter((at) => evidence[at] === evidence[row] && within(at) === within(row))
          const known = !Number.isNaN(evidence[row]!)
          expect(rank[row]).toBe(known ? better.length + 1 : NaN)
          expect(tied[row]).toBe(known ? equal.length : 0)
        }
        expect(rules.reduce((sum, { marked }) => sum + marked, unmarked + notEstimable)).toBe(rows)
        for (const { rule, marked, share, met, undecided } of rules) {
          const reaching = Array.from(
            evidence,
            (score, at) =>
              score >= (rule.evidence ?? -Infinity) && (rule.impact === undefined || impact[at]! >= rule.impact),
          )
          expect(met).toBe(reaching.filter(Boolean).length)
          expect(share).toBe(marked / rows)
          expect(marked).toBeLessThanOrEqual(met)
          expect(met + undecided).toBeLessThanOrEqual(rows)
        }
      }),
      runs,
    )
  })

  it('answers "without" by ranking again', () => {
    fc.assert(
      fc.property(pairsFor(preset), fc.nat(), fc.nat(), ({ rows, columns }, ofRow, ofTerm) => {
        const row = ofRow % rows
        const { name, points, direction, axis } = preset.terms[ofTerm % preset.terms.length]!
        const shown = explainRank(columns, preset, row)[axis].terms.find((term) => term.name === name)!
        const { before, after } = rankCounterfactual(rows, columns, preset, row, { withoutTerm: name })
        // The sum loses what the term is shown to give, and every other pair loses its own.
        if (before[axis] > -Infinity && after[axis] > -Infinity) {
          expect(before[axis] - after[axis]).toBe(Number.isNaN(shown.points) ? 0 : shown.points)
        }
        const left: RankPreset = { ...preset, terms: preset.terms.filter((term) => term.name !== name) }
        const again = rankPairs(rows, columns, left)
        expect(after.rank).toBe(again.rank[row])
        expect(after.tied).toBe(again.tied[row])
        expect(shown.full).toBe(direction === 'raises' ? points : -points)

        const [input, column] = Object.entries(columns)[ofTerm % Object.keys(columns).length]!
        const values = { [input]: column[(row + 1) % rows]! }
        const otherwise = rankCounterfactual(rows, columns, preset, row, { values })
        const replaced = { ...columns, [input]: column.map((value, at) => (at === row ? values[input]! : value)) }
        expect(otherwise.before).toEqual(before)
        expect(otherwise.after.evidence).toBe(explainRank(replaced, preset, row).evidence.score)
        expect(otherwise.after.rank).toBe(rankPairs(rows, replaced, preset).rank[row])
      }),
      runs,
    )
  })

  it('finds the smallest change that crosses, and none where a value cannot do it alone', () => {
    let found = 0
    fc.assert(
      fc.property(pairsFor(preset), ({ columns }) => {
        const tierWith = (input: string, value: number) =>
          explainRank({ ...columns, [input]: [value, ...columns[input]!.slice(1)] }, preset, 0).tier
        const before = explainRank(columns, preset, 0).tier
        const crossings = tierCrossings(columns, preset, 0)
        found += crossings.length
        expect(crossings.map(({ moved }) => moved)).toEqual(
          crossings.map(({ moved }) => moved).sort((one, other) => (one || Infinity) - (other || Infinity) || 0),
        )
        for (const { input, from, to, tier } of crossings) {
          expect(tierWith(input, to)).toBe(tier)
          expect(tier).not.toBe(before)
          if (Number.isNaN(from)) continue
          for (const part of [0.01, 0.5, 0.999, 1 - 1e-12])
            expect(tierWith(input, from + (to - from) * part)).toBe(before)
        }
        for (const [input, column] of Object.entries(columns)) {
          if (Number.isNaN(column[0]!)) continue
          const ends = [-1e12, 1e12].filter((value) => tierWith(input, value) !== before)
          expect(crossings.filter((crossing) => crossing.input === input)).toHaveLength(ends.length)
        }
      }),
      runs,
    )
    expect(found).toBeGreaterThan(30)
  })
})

describe('a term', () => {
  const term = (name: string, more: Partial<RankTerm>): RankTerm => ({
    name,
    axis: 'evidence',
    direction: 'raises',
    points: 200,
    parts: [
      {
        input: 'x',
        scale: [
          [1, 0],
          [3, 400],
          [4, 1000],
        ],
      },
    ],
    ...more,
  })
  const preset = (...terms: RankTerm[]): RankPreset => ({ name: 'own', weights: 'none', terms, tiers: [] })

  it('earns what its scale says, by hand', () => {
    const x = [0, 1, 2, 2.49, 3, 3.5, 4, 9, NaN]
    // 2 is half of the way to 400 ‰: 200 ‰ of 200 points; 2.49 298 ‰, 59.6 points, rounded; 3.5 half of the way from 400 to 1000: 700 ‰.
    expect(Array.from(rankPairs(9, { x }, preset(term('t', {}))).evidence)).toEqual([
      0,
      0,
      40,
      60,
      80,
      140,
      200,
      200,
      NaN,
    ])
    const lowers = rankPairs(9, { x }, preset(term('t', { direction: 'lowers' })))
    expect(Array.from(lowers.evidence)).toEqual([0, 0, -40, -60, -80, -140, -200, -200, NaN])
  })

  it('of several parts is as strong as the weakest', () => {
    const parts = [
      ...term('t', {}).parts,
      {
        input: 'y',
        scale: [
          [0, 1000],
          [10, 0],
        ] as const,
      },
    ]
    const columns = { x: [4, 4, 3, NaN], y: [0, 4, 0, 0] }
    expect(Array.from(rankPairs(4, columns, preset(term('t', { parts }))).evidence)).toEqual([200, 120, 80, NaN])
  })

  it('that is missing is neither 0 nor silent', () => {
    const own = preset(
      term('one', {}),
      term('other', {
        parts: [
          {
            input: 'y',
            scale: [
              [0, 0],
              [1, 1000],
            ],
          },
        ],
        points: 50,
      }),
    )
    const ranked = rankPairs(2, { x: [4, 4], z: [1, 1] }, own)
    expect([...ranked.evidenceMissing]).toEqual([1, 1])
    expect([ranked.notGiven, ranked.unused]).toEqual([['y'], ['z']])
    const { terms, couldAdd, couldTake } = explainRank({ x: [NaN] }, own, 0).evidence
    expect(terms.map(({ state }) => state)).toEqual(['missing', 'not-given'])
    expect([couldAdd, couldTake]).toEqual([250, 0])
  })

  it.each<[string, readonly RankTerm[], RankPreset['tiers']]>([
    ['twice', [term('t', {}), term('t', {})], []],
    [
      'a scale that goes up and down',
      [
        term('t', {
          parts: [
            {
              input: 'x',
              scale: [
                [0, 0],
                [1, 1000],
                [2, 500],
              ],
            },
          ],
        }),
      ],
      [],
    ],
    [
      'a scale that never gives all',
      [
        term('t', {
          parts: [
            {
              input: 'x',
              scale: [
                [0, 0],
                [1, 900],
              ],
            },
          ],
        }),
      ],
      [],
    ],
    ['half a thousandth', [term('t', { points: 0.5 })], []],
    ['against another', [term('t', {}), term('u', { direction: 'lowers' })], []],
    ['no term', [], []],
    [
      'a table upside down',
      [term('t', {})],
      [
        { tier: 'monitor', evidence: 1 },
        { tier: 'escalate', evidence: 2 },
      ],
    ],
  ])('is refused: %s', (_, terms, tiers) => {
    const refused = { code: 'measure/invalid-option' }
    expect(() => rankPairs(1, { x: [1] }, { name: '', weights: '', terms, tiers })).toThrow(
      expect.objectContaining(refused),
    )
  })

  it('has no infinite values, and columns of one length', () => {
    const refused = expect.objectContaining({ code: 'measure/invalid-value' })
    expect(() => rankPairs(1, { x: [Infinity] }, preset(term('t', {})))).toThrow(refused)
    expect(() => rankPairs(2, { x: [1] }, preset(term('t', {})))).toThrow(refused)
    expect(() => explainRank({ x: [1] }, preset(term('t', {})), 1)).toThrow(refused)
  })
})

it('ranks a column with ties', () => {
  const { rank, tied } = rankColumn([5, 7, NaN, 7, 1])
  expect([...rank]).toEqual([3, 1, NaN, 1, 4])
  expect([...tied]).toEqual([1, 2, 0, 2, 1])
})
