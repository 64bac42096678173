import { AetherError } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonRecordsOptions } from './json-record.js'
import { JsonRecords } from './json-records.js'

const NUMBERED = { lists: ['results'], recovery: { identifier: 'safetyreportid' } } as const

function cut(text: string, size: number, options: JsonRecordsOptions = NUMBERED) {
  const records = new JsonRecords('a.json', options)
  const bytes = new TextEncoder().encode(text)
  const found = []
  for (let at = 0; at < bytes.length; at += size) found.push(...records.push(bytes.subarray(at, at + size)))
  found.push(...records.end())
  const texts = found.map(
    (record) => `${record.line}${record.unclosed ? '!' : ''} ${new TextDecoder().decode(record.bytes).trim()}`,
  )
  return { texts, wrapper: records.wrapper, isList: records.isList }
}
const A = '{"safetyreportid":"1","x":[{"y":"a}]"}]}'
const B = '{"v":"\\"{","safetyreportid":"2"}'

describe.each([1, 3, 4096])('JsonRecords in chunks of %i', (size) => {
  it.each([
    ['a page', `{"meta":{"n":[1]},\n"results":[${A},\n${B}]}`, [`2 ${A}`, `3 ${B}`]],
    ['a page with its meta behind', `{"results":[${A}],"meta":{"n":[1]}}`, [`1 ${A}`]],
    ['a list', `[\n${A},${B}\n]`, [`2 ${A}`, `2 ${B}`]],
    ['lines', `${A}\n\n${B}\r\n`, [`1 ${A}`, `3 ${B}`]],
    ['a report over lines', '{\n"safetyreportid":\n"2"}', ['1 {\n"safetyreportid":\n"2"}']],
    ['nothing found', '{"meta":{"n":[1]},"results":[]}', []],
    [
      'what are no reports',
      `{"results":[null, "a,b", [${A}], ${B}]}`,
      ['1 null', '1 "a,b"', `1! [`, `1 ${A}`, `1 ${B}`],
    ],
    [
      'a line broken off',
      `{"safetyreportid":"1","x":[{"y":"a\n${B.replace('"v":"\\"{",', '')}`,
      ['1! {"safetyreportid":"1","x":[{"y":"a', '2 {"safetyreportid":"2"}'],
    ],
    [
      'a report without end in a list',
      `[{"safetyreportid":"1","x":[{"y":1},\n${A}]`,
      ['1! {"safetyreportid":"1","x":[{"y":1},', `2 ${A}`],
    ],
    [
      'reports with nothing between them',
      '{"safetyreportid":"1","safetyreportid":"2"}',
      ['1! {"safetyreportid":"1","safetyreportid":"2"}'],
    ],
    ['a line that is no JSON', `nothing of it\n${A}`, ['1 nothing of it', `2 ${A}`]],
  ])('finds the reports of %s', (_, text, wanted) => {
    const found = cut(text, size)
    expect(found.texts).toEqual(wanted)
    if (text.includes('"meta"')) expect(JSON.parse(found.wrapper!)).toEqual({ meta: { n: [1] }, results: [] })
  })

  it('refuses a list without end', () => {
    expect(() => cut(`{"meta":{},"results":[${A},`, size)).toThrow(AetherError)
  })

  it.each<readonly [string, string, string[]]>([
    [
      'a list in a list of an object',
      `{"data":{"n":[1],"children":[{"a":1},\n{"b":[2]}],"after":"x"}}`,
      ['1 {"a":1}', '2 {"b":[2]}'],
    ],
    ['an assignment', 'window.YTD.tweets.part0 = [ {"a":1}, {"b":2}', ['1 {"a":1}', '1 {"b":2}']],
    ['pages, a line each', '{"data":[{"a":1}]}\n{"data":[{"a":2}]}\n', ['1 {"a":1}', '2 {"a":2}']],
    ['lists of lists', '[[{"a":1}],[{"a":2}]]', ['1 {"a":1}', '1 {"a":2}']],
    [
      'a first line broken off',
      '{"a":{"b":\n{"a":1}\n{"a":2}\n{"a":"x\n{"a":3}',
      ['1! {"a":{"b":', '2 {"a":1}', '3 {"a":2}', '4! {"a":"x', '5 {"a":3}'],
    ],
    [
      'records over lines among others',
      '{"a":1}\n{\n "a": 2\n}\n{\n "a": 3,\n{"a":4}',
      ['1 {"a":1}', '2 {\n "a": 2\n}', '5! {\n "a": 3,', '7 {"a":4}'],
    ],
    ['a bracket too many', '[{"a":1},\n{"a":]2,\n{"a":3}]', ['1 {"a":1}', '2 {"a":]', '2 2', '3 {"a":3}']],
    ['a mark in front', '\ufeff{"a":1}\n{"a":2}', ['1 {"a":1}', '2 {"a":2}']],
    ['a record that is too long', `{"a":1}\n{"a":"${'x'.repeat(200)}"}\n{"a":3}`, ['1 {"a":1}', '2 ', '3 {"a":3}']],
  ])('keeps damage to its line in %s', (_, text, wanted) => {
    const lists = ['data', 'data.children']
    expect(cut(text, size, { lists, recovery: 'by-line', longest: 100 }).texts).toEqual(wanted)
  })
})

describe('JsonRecords', () => {
  it('gives what was written, in every form, however it is cut', () => {
    const lines = (records: readonly string[]) => records.map((record) => `${record}\n`).join('')
    const forms: readonly (readonly [(records: readonly string[]) => string, JsonRecordsOptions])[] = [
      [(records) => `[${records.join(', ')}]`, {}],
      [(records) => `\n[\n${records.join(',\n')}\n]\n`, NUMBERED],
      [(records) => `{"meta":{"results":{"n":[1]}},"results":[${records}],"x":[{}]}`, NUMBERED],
      [lines, { layout: 'lines' }],
      [lines, { recovery: 'by-line' }],
      [lines, NUMBERED],
    ]
    const value = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, maxKeys: 4 })
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...forms),
        fc.nat(40),
        (values, [write, options], size) => {
          const written = values.map((one) => JSON.stringify(one))
          const { texts } = cut(write(written), size + 1, options)
          expect(texts.map((text) => text.replace(/^\d+ /, ''))).toEqual(written)
        },
      ),
      { numRuns: 300, seed: 7 },
    )
  })
})
