import { ageCondition, type FieldFilter } from '@aethersignal/model'
import type { TokenValue } from '../tokens/token.js'
import { NUMBER, numberText } from './number-text.js'
import { type Reading, rangeReversed, valueUnknown } from './value-problem.js'

type Age = Extract<FieldFilter, { field: 'age' }>

const remedy =
  'Write years: 65, 18..64 (both included), >=65, >65, <18, <=64, 0.5..<2, or known. > and <= take whole years.'
const compared = new RegExp(`^(>=|<=|>|<)(${NUMBER})$`, 'u')
const ranged = new RegExp(`^(${NUMBER})?\\.\\.(<)?(${NUMBER})?$`, 'u')
const highest = 1000

/**
 * A condition on the age in years. Whole years are completed years, both ends included, by `ageCondition`: `18..64` holds
 * 64.9, and `>65` begins at the 66th birthday as `from 66` does. `..<` and `<` end before the number itself.
 */
export function readAge(value: TokenValue): Reading<Age> {
  if (value.text === 'known') return { read: { field: 'age' } }
  const condition = ageOf(value.text)
  if (condition === undefined || [condition.min, condition.max].some((end) => end !== undefined && !inReach(end))) {
    return valueUnknown(value, remedy)
  }
  const { min, max } = condition
  return min !== undefined && max !== undefined && min >= max ? rangeReversed(value) : { read: condition }
}

function ageOf(text: string): Age | undefined {
  const comparison = compared.exec(text)
  if (comparison !== null) {
    const years = Number(comparison[2])
    if (comparison[1] === '>=') return { field: 'age', min: years }
    if (comparison[1] === '<') return { field: 'age', max: years }
    if (!Number.isInteger(years)) return undefined
    return comparison[1] === '>' ? { field: 'age', min: years + 1 } : ageCondition({ from: null, to: years })
  }
  const whole = /^\d+$/u.test(text) ? Number(text) : undefined
  if (whole !== undefined) return ageCondition({ from: whole, to: whole })
  const range = ranged.exec(text)
  if (range === null || (range[1] === undefined && range[3] === undefined)) return undefined
  const from = range[1] === undefined ? null : Number(range[1])
  const to = range[3] === undefined ? null : Number(range[3])
  if (range[2] !== undefined) {
    return to === null ? undefined : { field: 'age', ...(from !== null && { min: from }), max: to }
  }
  return to === null || Number.isInteger(to) ? ageCondition({ from, to }) : undefined
}

function inReach(years: number): boolean {
  return years >= 0 && years <= highest
}

/** The value of `age:` that {@link readAge} reads as this condition. */
export function ageText({ min, max }: Age): string {
  if (min === undefined) return max === undefined ? 'known' : `<${numberText(max)}`
  if (max === undefined) return `>=${numberText(min)}`
  return Number.isInteger(min) && Number.isInteger(max) && min < max
    ? `${numberText(min)}..${max - 1}`
    : `${numberText(min)}..<${numberText(max)}`
}
