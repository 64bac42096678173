import { REQUEST_LIMITS } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuery } from './read-query.js'

const pieces = fc.constantFrom(
  ...[
    'drug:',
    'age:',
    'received:',
    'extra.',
    'with-drug',
    '(PS)',
    ':',
    '"',
    '\\',
    '(',
    ')',
    '-',
    ',',
    ' OR ',
    ' AND ',
    ' NOT ',
  ],
  ...['65', '..', '>=', '2021-Q5', 'known', '()', ' ', '\n', 'ÄΩ', '\ud800', '🙂', '__proto__:x ', 'constructor:y '],
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
)

it('accounts for every character of any text, in order, and says why it does not ask', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { asked, parts } = readQuery(text)
      let at = 0
      for (const part of parts) {
        expect(text.slice(at, part.start).trim()).toBe('')
        expect(part.text).toBe(text.slice(part.start, part.end))
        expect(part.end).toBeGreaterThan(part.start)
        at = part.end
      }
      expect(text.slice(at).trim()).toBe('')
      expect(asked === undefined).toBe(parts.some(({ problem }) => problem !== undefined))
    }),
    { numRuns: 2000 },
  )
})

describe('a part that is not understood', () => {
  it.each([
    ['semaglutide', 'key-missing', 'semaglutide'],
    ['drgu:X', 'key-unknown', 'drgu:X'],
    ['Drug:X', 'key-unknown', 'Drug:X'],
    ['constructor:X', 'key-unknown', 'constructor:X'],
    ['drug:', 'value-missing', 'drug:'],
    ['drug:A, event:B', 'value-missing', 'drug:A,'],
    ['age:old', 'value-unknown', 'age:old'],
    ['age:1001', 'value-unknown', 'age:1001'],
    ['age:>0.5', 'value-unknown', 'age:>0.5'],
    ['age:"65"', 'value-unknown', 'age:"65"'],
    ['age:64..18', 'range-reversed', 'age:64..18'],
    ['received:2021-13', 'value-unknown', 'received:2021-13'],
    ['received:2023-02-29', 'value-unknown', 'received:2023-02-29'],
    ['received:2021-Q5', 'value-unknown', 'received:2021-Q5'],
    ['received:2021-H3', 'value-unknown', 'received:2021-H3'],
    ['received:01/02/2020', 'value-unknown', 'received:01/02/2020'],
    ['received:2024..2021', 'range-reversed', 'received:2024..2021'],
    ['received:..', 'value-unknown', 'received:..'],
    ['extra:1', 'value-unknown', 'extra:1'],
    ['extra.weight:1..2,3..4', 'given-twice', 'extra.weight:1..2,3..4'],
    ['sex:X', 'value-unknown', 'sex:X'],
    ['serious:true,false', 'value-unknown', 'serious:true,false'],
    ['country(PS):US', 'value-unknown', 'country(PS):US'],
    ['with-drug(XX):A', 'value-unknown', 'with-drug(XX):A'],
    ['event:Rash(es)', 'quotes-needed', 'event:Rash(es)'],
    ['event:"Rash', 'quote-open', 'event:"Rash'],
    ['(age:5', 'bracket-open', '('],
    ['age:5)', 'bracket-alone', ')'],
    ['age:5 OR', 'condition-missing', 'OR'],
    ['-', 'condition-missing', '-'],
    ['AND age:5', 'condition-missing', 'AND'],
    ['-drug:A', 'not-in-brackets', 'drug:A'],
    ['(drug:A OR age:5)', 'not-in-brackets', 'drug:A'],
    ['drug:A age:5 OR age:6', 'not-in-brackets', 'drug:A'],
    ['drug:A drug:B', 'given-twice', 'drug:B'],
    ['reports:5', 'value-unknown', 'reports:5'],
    ['meets:any', 'value-missing', 'meets:any'],
    ['rows:0..5', 'value-unknown', 'rows:0..5'],
    ['sort:magic', 'value-unknown', 'sort:magic'],
    [`${'('.repeat(REQUEST_LIMITS.filterDepth)}age:5`, 'nested-too-deep', '('],
    [`${'-'.repeat(5000)}age:5`, 'nested-too-deep', '-'],
  ])('%s: %s', (text, code, part) => {
    const { asked, parts } = readQuery(text)
    expect(asked).toBeUndefined()
    const wrong = parts.filter(({ problem }) => problem?.code === code)
    expect(wrong.map((found) => found.text)).toContain(part)
    expect(wrong[0]!.problem!.remedy).not.toBe('')
  })

  it('leaves the others understood', () => {
    const { parts } = readQuery('drug:A agee:5 sex:F')
    expect(parts.map(({ problem }) => problem?.code)).toEqual([undefined, 'key-unknown', undefined])
    expect(parts[1]!.problem!.remedy).toContain('age:')
  })
})

it('reads ten thousand characters of brackets and quotes in no time worth speaking of', () => {
  for (const piece of ['(', ')', '"', '-', 'a:"', 'a:b,', 'NOT ', '\\', 'extra."']) {
    const text = piece.repeat(Math.ceil(10_000 / piece.length))
    expect(readQuery(text).parts.at(-1)!.end).toBe(text.trimEnd().length)
  }
})
