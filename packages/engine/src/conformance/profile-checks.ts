import { informationComponentMonteCarlo } from '@aethersignal/core/bcpnn'
import { exp, log } from '@aethersignal/core/special'
import { codePointOrder, DEFAULT_ROLES, type PairProfile, PROFILE_COLUMNS, type RunSpec } from '@aethersignal/model'
import type { Check } from './conformance-check.js'
import { expectEqual, expectThat } from './expect.js'
import { naiveRules } from './naive-rules.js'

type Table = PairProfile['table']

/** What a profile of one pair has and no table of pairs: the conditions of published rules, and exact intervals. */
export const PROFILE_CHECKS: readonly Check[] = [
  {
    name: 'holds a pair against every published rule, and says on which values',
    async check({ source }) {
      const { drug: drugs, event: events } = await source.run({ minCount: 1 })
      const [firstDrug, firstEvent] = [first(drugs), first(events)]
      const presets = { names: ['umc'], importantEvents: [firstEvent], monitoredDrugs: [firstDrug] } as const
      const pairs = [
        { drug: firstDrug, event: firstEvent },
        ...[0, 1, 2, drugs.length - 1].map((row) => ({ drug: drugs[row]!, event: events[row]! })),
        // With roles that few reports have, a pair without reports.
        ...events.slice(0, 3).map((event) => ({ drug: firstDrug, event })),
      ]
      const verdicts = new Set<boolean | null>()
      for (const [at, pair] of pairs.entries()) {
        for (const spec of [{}, { presets }, { zeroCells: 'haldane' }] as const satisfies readonly RunSpec[]) {
          const profile = await source.pair(pair, at < 5 ? spec : { ...spec, roles: ['I'] })
          const lists = 'presets' in spec
          const flags = {
            important: lists ? pair.event === firstEvent : null,
            monitored: lists && pair.drug === firstDrug,
          }
          expectEqual(
            profile.rules?.map(({ name, holds, conditions }) => ({ name, holds, conditions: conditions.map(ordered) })),
            naiveRules(profile, flags).map((rule) => ({ ...rule, conditions: rule.conditions.map(ordered) })),
            `the rules of ${pair.drug} – ${pair.event} with ${JSON.stringify(spec)}`,
          )
          expectThat(
            profile.rules?.every(({ source: published }) => published !== '') === true,
            'a rule says where it was published',
          )
          for (const { holds } of profile.rules ?? []) verdicts.add(holds)
        }
      }
      expectEqual(verdicts.size, 3, 'how many verdicts the pairs have: met, not met and undecided')
    },
  },
  {
    name: 'gives a pair the intervals that are exact by their definitions',
    async check({ source }) {
      const { drug: drugs, event: events } = await source.run({ minCount: 1 })
      const rows = [0, 1, Math.floor(drugs.length / 2), drugs.length - 1]
      const pairs = [
        ...rows.map((row) => ({ pair: { drug: drugs[row]!, event: events[row]! }, spec: {} })),
        // Where every report has the drug, nothing is to be compared with.
        {
          pair: { drug: drugs[0]!, event: events[0]! },
          spec: { where: { field: 'drug', in: [drugs[0]!], roles: DEFAULT_ROLES } } as const,
        },
        ...[...new Set(events)].slice(0, 6).map((event) => ({
          pair: { drug: first(drugs), event },
          spec: { roles: ['I'] } as const,
        })),
      ]
      let unbounded = 0
      for (const { pair, spec } of pairs) {
        const profile = await source.pair(pair, spec)
        checkIntervals(profile, `${pair.drug} – ${pair.event}`)
        if (profile.intervals?.ror_exact === null) unbounded += 1
      }
      expectThat(unbounded > 0 && unbounded < pairs.length, 'the data have pairs with and without an odds ratio')
    },
  },
]

function checkIntervals({ table, measures, intervals }: PairProfile, what: string): void {
  expectThat(intervals !== undefined, `the profile of ${what} has intervals`)
  expectEqual(Object.keys(intervals), PROFILE_COLUMNS, `the intervals of ${what}`)
  const least = table.a === 0 || table.d === 0
  const greatest = table.b === 0 || table.c === 0
  expectEqual(
    [intervals.ror_exact, intervals.ror_exact025, intervals.ror_exact975].map((value) => value === null),
    [least || greatest, least, greatest],
    `what is not estimable of the exact odds ratio of ${what}`,
  )
  const { ror_exact: odds, ror_exact025: lower, ror_exact975: upper } = intervals
  if (odds !== null) expectNear(hypergeometric(table, odds).mean, table.a, `the mean of a at the odds ratio of ${what}`)
  if (lower !== null) expectNear(hypergeometric(table, lower).atLeast, 0.025, `the upper tail of a for ${what}`)
  if (upper !== null) expectNear(hypergeometric(table, upper).atMost, 0.025, `the lower tail of a for ${what}`)

  const expected = measures.expected ?? 0
  expectEqual(intervals.rrr025 === null || intervals.rrr975 === null, expected === 0, `O/E of ${what} has bounds`)
  if (expected > 0) {
    const [from, to] = [intervals.rrr025!, intervals.rrr975!]
    if (table.a === 0) expectEqual(from, 0, `the lower bound of O/E of ${what}`)
    else
      expectNear(1 - poissonBelow(table.a - 1, expected * from), 0.025, `the tail at the lower bound of O/E, ${what}`)
    expectNear(poissonBelow(table.a, expected * to), 0.025, `the tail at the upper bound of O/E of ${what}`)
  }

  // Where every report has the drug the posterior is all but a point, and the exact bounds are so to 1e-8 bit.
  const drawn = informationComponentMonteCarlo(table, { simulations: 4000 })
  for (const bound of ['lower', 'upper'] as const) {
    const stated = intervals[bound === 'lower' ? 'ic_dirichlet025' : 'ic_dirichlet975'] ?? Number.NaN
    expectThat(
      Math.abs(stated - drawn[bound]) < 5 * drawn.standardErrors[bound] + 1e-7,
      `the ${bound} bound of the Dirichlet IC of ${what} is ${stated}, by simulation ${drawn[bound]}`,
    )
  }
  const above = (intervals.bcpnn_bate_upper ?? Number.NaN) - measures.bcpnn_bate!
  expectNear(
    above,
    measures.bcpnn_bate! - measures.bcpnn_bate_lower!,
    `two standard deviations of Bate's IC of ${what}`,
  )
}

/** Fisher's noncentral hypergeometric distribution of a, summed from its least to its greatest value. */
function hypergeometric({ a, b, c, d }: Table, odds: number) {
  const weights: { readonly count: number; readonly log: number }[] = []
  let sum = 0
  for (let count = Math.max(0, a - d); count <= Math.min(a + b, a + c); count++) {
    weights.push({ count, log: sum })
    sum += log(((odds * (a + b - count)) / (count + 1)) * ((a + c - count) / (d - a + count + 1)))
  }
  const highest = Math.max(...weights.map((weight) => weight.log))
  const total = (kept: (count: number) => number) =>
    weights.reduce((before, weight) => before + kept(weight.count) * exp(weight.log - highest), 0)
  const all = total(() => 1)
  return {
    mean: total((count) => count) / all,
    atLeast: total((count) => Number(count >= a)) / all,
    atMost: total((count) => Number(count <= a)) / all,
  }
}

/** P(X ≤ count), X Poisson. */
function poissonBelow(count: number, mean: number): number {
  let term = exp(-mean)
  let sum = term
  for (let k = 1; k <= count; k++) {
    term *= mean / k
    sum += term
  }
  return sum
}

/** Agreement to 9 digits: what is left of the tails when they are summed term by term. */
function expectNear(actual: number, expected: number, what: string): void {
  expectThat(Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${what} is ${actual}, expected ${expected}`)
}

function first(names: readonly string[]): string {
  return [...names].sort(codePointOrder)[0]!
}

function ordered({
  name,
  comparison,
  threshold,
  value,
  holds,
}: NonNullable<PairProfile['rules']>[number]['conditions'][number]) {
  return [name, comparison, threshold, value, holds]
}
