import { type FieldFilter, normaliseName } from '@aethersignal/model'
import { numberOfExtra } from '../index/extra-fields.js'
import { checkMembers, checkTexts } from './check-members.js'
import type { FieldTest } from './field-test.js'
import type { ConditionContext } from './field-tests.js'
import { invalidQuery } from './invalid-query.js'
import { MemberTest } from './member-test.js'

/** A condition on a kept field: one of some texts, a number in a range, or that the report has it at all. */
export function extraTest(
  condition: Extract<FieldFilter, { field: 'extra' }>,
  { index, path, note }: ConditionContext,
): FieldTest {
  checkMembers(condition, path, ['field', 'name', 'in', 'min', 'max'])
  const { name, min, max } = condition
  if (typeof name !== 'string' || name === '') throw invalidQuery(`${path}.name`, 'must be the name of a kept field')
  for (const [bound, value] of Object.entries({ min, max })) {
    if (value !== undefined && !Number.isFinite(value)) throw invalidQuery(`${path}.${bound}`, 'must be a number')
  }
  const isRange = min !== undefined || max !== undefined
  if (isRange && condition.in !== undefined) throw invalidQuery(path, 'has both values and a range')
  const values = index.extras?.get(name)
  // What asks a source has it loaded; an index by itself has no kept fields.
  if (values === undefined) throw invalidQuery(path, 'asks for a kept field, which only a source can look up')
  const wanted = new Map<number, number>()
  if (condition.in !== undefined) {
    const codes = new Map<string, number[]>()
    for (const [code, text] of values.texts.entries()) {
      if (text === null) continue
      const key = keyOf(text)
      codes.set(key, [...(codes.get(key) ?? []), code])
    }
    for (const text of checkTexts(condition.in, `${path}.in`)) {
      const found = codes.get(keyOf(text))
      if (found === undefined) {
        note({ code: 'unknown-term', message: `The dataset has no ${name} "${text}", which ${path} asks for.` })
      }
      for (const code of found ?? []) wanted.set(code, 1)
    }
  } else {
    const [from, to] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY]
    for (const [code, text] of values.texts.entries()) {
      const number = numberOfExtra(text)
      if (!isRange || (number >= from && number <= to)) wanted.set(code, 1)
    }
  }
  return new MemberTest({ group: `extra ${name}`, incidence: values.incidence }, wanted)
}

/** Upper and lower case, and spaces around, are the same, as in the names of drugs. */
function keyOf(text: string): string {
  return normaliseName(text) ?? text
}
