import type { Filter } from '@aethersignal/model'
import type { Gathered, NamedTerms, PlacedCondition } from './gathered.js'

/** One side of a comparison: reports with a drug, or that meet a condition. */
export interface Side {
  readonly drug?: string
  readonly where?: Filter
}

/** Two sides, and the conditions that are these sides and no others. */
export interface Sides {
  readonly one: Side
  readonly other: Side
  readonly used: readonly PlacedCondition[]
}

/** What stands against each other: two drugs or groups, or two conditions on one field. Undefined where there are no two. */
export function sidesOf({ drugs, placed, tasks }: Gathered): Sides | undefined {
  const [one, other] = drugs
  if (one !== undefined && other !== undefined && drugs.length === 2) {
    return { one: sideOf(one.names), other: sideOf(otherNames(one, other)), used: [] }
  }
  for (const [at, first] of placed.entries()) {
    const second = placed[at + 1]
    const stands = second !== undefined && (second.versus || second.join !== undefined || tasks.has('compare'))
    if (!stands || fieldOf(first) !== fieldOf(second)) continue
    return { one: { where: first.filter }, other: { where: second.filter }, used: [first, second] }
  }
  return undefined
}

/** “the other statins” are those without the one that was named. */
function otherNames(one: NamedTerms, other: NamedTerms): readonly string[] {
  return other.join === 'other' ? other.names.filter((name) => !one.names.includes(name)) : other.names
}

function sideOf(names: readonly string[]): Side {
  return names.length === 1 ? { drug: names[0]! } : { where: { field: 'drug', in: names } }
}

/** The field of a condition, and of a kept field its name. */
export function fieldOf({ filter }: PlacedCondition): string {
  if (!('field' in filter)) return ''
  return filter.field === 'extra' ? filter.name : filter.field
}
