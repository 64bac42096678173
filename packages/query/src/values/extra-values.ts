import type { FieldFilter } from '@aethersignal/model'
import { valueText } from '../tokens/quoted-text.js'
import type { TokenValue } from '../tokens/token.js'
import { NUMBER, numberText } from './number-text.js'
import { type Reading, rangeReversed } from './value-problem.js'

/** What a condition on a kept field asks of it. */
export type ExtraCondition = Omit<Extract<FieldFilter, { field: 'extra' }>, 'field' | 'name'>

const compared = new RegExp(`^(>=|<=)(${NUMBER})$`, 'u')
const ranged = new RegExp(`^(${NUMBER})?\\.\\.(${NUMBER})?$`, 'u')

/** Texts of which the field has to be one, and a range of numbers, both ends included: `1,2`, `60..80`, `>=3`, or `known`. */
export function readExtra(values: readonly TokenValue[]): Reading<ExtraCondition> {
  const texts: string[] = []
  let range: { readonly min?: number; readonly max?: number } | undefined
  let listed = false
  for (const value of values) {
    if (value.form === 'word') {
      if (value.text === 'known' && values.length === 1) return { read: {} }
      const found = rangeOf(value.text)
      if (found !== undefined && range === undefined) {
        if (found.min !== undefined && found.max !== undefined && found.min > found.max) return rangeReversed(value)
        range = found
        continue
      }
      if (found !== undefined) {
        const message = 'There are two ranges of one field.'
        const remedy = 'Write two conditions with OR between them.'
        return { problem: { code: 'given-twice', message, remedy } }
      }
    }
    listed = true
    if (value.form !== 'nothing') texts.push(value.text)
  }
  return { read: { ...(listed && { in: texts }), ...range } }
}

function rangeOf(text: string): { min?: number; max?: number } | undefined {
  const comparison = compared.exec(text)
  if (comparison !== null) {
    const number = Number(comparison[2])
    return comparison[1] === '>=' ? { min: number } : { max: number }
  }
  const range = ranged.exec(text)
  if (range === null || (range[1] === undefined && range[2] === undefined)) return undefined
  return {
    ...(range[1] !== undefined && { min: Number(range[1]) }),
    ...(range[2] !== undefined && { max: Number(range[2]) }),
  }
}

/** The values that {@link readExtra} reads as this condition. */
export function extraText({ in: texts, min, max }: ExtraCondition): string {
  const parts = texts?.length === 0 ? ['()'] : (texts ?? []).map(valueText)
  if (min !== undefined && max !== undefined) parts.push(`${numberText(min)}..${numberText(max)}`)
  else if (min !== undefined) parts.push(`>=${numberText(min)}`)
  else if (max !== undefined) parts.push(`<=${numberText(max)}`)
  return parts.length === 0 ? 'known' : parts.join(',')
}
