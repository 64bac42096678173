import { AetherError } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { ReportFrames } from './report-frames.js'

function cut(text: string, size: number) {
  const frames = new ReportFrames('a.json', 'safetyreportid')
  const bytes = new TextEncoder().encode(text)
  const found = []
  for (let at = 0; at < bytes.length; at += size) found.push(...frames.push(bytes.subarray(at, at + size)))
  found.push(...frames.end())
  const texts = found.map(
    (frame) => `${frame.line}${frame.unclosed ? '!' : ''} ${new TextDecoder().decode(frame.bytes).trim()}`,
  )
  return { texts, page: Object.fromEntries(frames.page) }
}
const A = '{"safetyreportid":"1","x":[{"y":"a}]"}]}'
const B = '{"v":"\\"{","safetyreportid":"2"}'

describe.each([1, 3, 4096])('ReportFrames in chunks of %i', (size) => {
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
      ['1 null', '1 "a,b"', `1! [`, `1 ${A}`, `1 ${B}`, '1 ]'],
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
    if (text.includes('"meta"')) expect(found.page).toEqual({ meta: '{"n":[1]}' })
  })

  it('refuses a list without end', () => {
    expect(() => cut(`{"meta":{},"results":[${A},`, size)).toThrow(AetherError)
  })
})
