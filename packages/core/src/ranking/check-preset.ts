import { fault } from '../errors/fault.js'
import type { RankPart, RankPreset, RankTerm, TierRule } from './rank-preset.js'

const mostTerms = 255
const mostPoints = 1_000_000
const tierOrder = ['escalate', 'monitor', 'defer']

/**
 * Refuses what could make a rank contradict itself: a scale that rises and falls, an input that raises by one term and
 * lowers by another, a table of tiers in which more points lead to a lower tier.
 * @throws AetherError `measure/invalid-option`, naming the term or the rule.
 */
export function checkRankPreset({ terms, tiers }: RankPreset): void {
  if (terms.length < 1 || terms.length > mostTerms) {
    throw refusal('terms', `A preset has 1 to ${mostTerms} terms, this one ${terms.length}.`)
  }
  const pulls = new Map<string, number>()
  terms.forEach((term, row) => {
    const { name, axis, points, parts, direction } = term
    if (terms.findIndex((other) => other.name === name) !== row) throw refuse(term, 'is given twice')
    if (axis !== 'evidence' && axis !== 'impact') throw refuse(term, `has no axis ${String(axis)}`)
    if (direction !== 'raises' && direction !== 'lowers') throw refuse(term, `has no direction ${String(direction)}`)
    if (!(Number.isInteger(points) && points >= 1 && points <= mostPoints)) {
      throw refuse(term, `has ${points} points, not a whole number from 1 to ${mostPoints}`)
    }
    if (parts.length === 0) throw refuse(term, 'has no part')
    for (const part of parts) {
      const pull = slopeOf(term, part) * (direction === 'raises' ? 1 : -1)
      if ((pulls.get(part.input) ?? pull) !== pull) throw refuse(term, `pulls ${part.input} against another term`)
      pulls.set(part.input, pull)
    }
  })
  tiers.forEach(checkRule)
}

function checkRule({ tier, evidence = 0, impact = 0 }: TierRule, row: number, rules: readonly TierRule[]): void {
  const order = tierOrder.indexOf(tier)
  if (order < 0) throw refusal('tiers', `There is no tier ${String(tier)}.`, row)
  if (row > 0 && order < tierOrder.indexOf(rules[row - 1]!.tier)) {
    throw refusal('tiers', `${tier} stands after ${rules[row - 1]!.tier}: more points would lead to a lower tier.`, row)
  }
  if (Number.isInteger(evidence) && Number.isInteger(impact)) return
  throw refusal('tiers', `A rule asks for ${evidence} and ${impact}, not for whole thousandths.`, row)
}

/** 1 for a scale that rises, −1 for one that falls. */
function slopeOf(term: RankTerm, { input, scale }: RankPart): 1 | -1 {
  const shares = scale.map(([, share]) => share)
  const slope = shares[0]! < shares.at(-1)! ? 1 : -1
  const goes = scale.every(([value, share], at) => {
    const [before, shareBefore] = at === 0 ? [-Infinity, share] : scale[at - 1]!
    return Number.isFinite(value) && value > before && Number.isInteger(share) && (share - shareBefore) * slope >= 0
  })
  if (goes && Math.min(...shares) === 0 && Math.max(...shares) === 1000) return slope
  throw refuse(term, `has a scale of ${input} that does not go from 0 to 1000, or back, over rising values`)
}

function refuse({ name }: RankTerm, what: string) {
  return refusal('terms', `The term ${name} ${what}.`)
}

function refusal(field: string, message: string, row?: number) {
  return fault('measure/invalid-option', field, message, row)
}
