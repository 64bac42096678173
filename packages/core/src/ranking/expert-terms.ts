import type { RankInputName } from './rank-inputs.js'
import type { RankAxis, RankPart, RankScale, RankTerm } from './rank-preset.js'

export function part(input: RankInputName, ...scale: RankScale): RankPart {
  return { input, scale }
}

export function raises(axis: RankAxis, name: string, points: number, ...parts: RankPart[]): RankTerm {
  return { name, axis, direction: 'raises', points, parts }
}

function lowers(name: string, points: number, ...parts: RankPart[]): RankTerm {
  return { name, axis: 'evidence', direction: 'lowers', points, parts }
}

/** Reasons to believe: 1000 points in all. */
const raising = /* @__PURE__ */ (() => [
  { ...raises('evidence', 'lower bound', 350, part('ic025', [0, 0], [1, 500], [2, 800], [3, 1000])), needed: true },
  raises('evidence', 'growth', 80, part('growthLower', [1, 0], [2, 600], [4, 1000])),
  raises('evidence', 'newness', 40, part('newShare', [0, 0], [0.5, 1000])),
  raises('evidence', 'independent reports', 100, part('independentReports', [1, 0], [3, 300], [10, 700], [30, 1000])),
  raises('evidence', 'countries', 50, part('countries', [1, 0], [2, 500], [4, 1000])),
  raises('evidence', 'reporters', 40, part('reporters', [1, 0], [2, 500], [4, 1000])),
  raises('evidence', 'completeness', 60, part('completeness', [0.3, 0], [0.8, 1000])),
  raises('evidence', 'onset pattern', 50, part('onsetP', [0.001, 1000], [0.01, 600], [0.05, 0])),
  raises('evidence', 'rechallenge', 70, part('positiveRechallenges', [0, 0], [1, 600], [3, 1000])),
  raises('evidence', 'dechallenge', 30, part('dechallengeShare', [0.3, 0], [0.8, 1000])),
  raises('evidence', 'active comparator', 70, part('comparatorLower', [1, 0], [2, 1000])),
  raises('evidence', 'second source', 60, part('secondSourceLower', [1, 0], [2, 1000])),
])()

/** Reasons to doubt, each by its name. */
const lowering = /* @__PURE__ */ (() => {
  const burst = part('busiestMonthShare', [0.25, 0], [0.75, 1000])
  return [
    lowers('burst in one month', 100, burst),
    lowers('indication match', 150, part('indicationShare', [0.1, 0], [0.5, 1000])),
    lowers('one country', 60, part('largestCountryShare', [0.8, 0], [1, 1000])),
    lowers('one reporter', 80, part('largestReporterShare', [0.5, 0], [1, 1000])),
    lowers('duplicate cluster', 100, part('duplicateShare', [0.1, 0], [0.5, 1000])),
    lowers('masking', 60, part('prrRatioWithoutOther', [0.4, 1000], [0.8, 0])),
    lowers('notoriety', 80, part('notorietyLower', [1.5, 0], [4, 1000])),
    lowers('litigation pattern', 120, burst, part('nearEqualShare', [0.1, 0], [0.5, 1000])),
  ]
})()

/** Reasons to care: 1000 points in all. */
const mattering = /* @__PURE__ */ (() => [
  raises('impact', 'fatal share', 250, part('fatalShare', [0, 0], [0.2, 1000])),
  raises('impact', 'serious share', 200, part('seriousShare', [0.2, 0], [0.9, 1000])),
  raises('impact', 'important medical event', 150, part('importantEvent', [0, 0], [1, 1000])),
  raises('impact', 'designated medical event', 200, part('designatedEvent', [0, 0], [1, 1000])),
  raises('impact', 'children', 60, part('childShare', [0, 0], [0.3, 1000])),
  raises('impact', 'elderly', 40, part('elderlyShare', [0.3, 0], [0.7, 1000])),
  raises('impact', 'pregnancy', 50, part('pregnancyShare', [0, 0], [0.1, 1000])),
  raises('impact', 'exposure', 50, part('exposedPersons', [1e4, 0], [1e5, 300], [1e6, 700], [1e7, 1000])),
])()

export const expertTerms: readonly RankTerm[] = /* @__PURE__ */ (() => [...raising, ...lowering, ...mattering])()
