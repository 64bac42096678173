import { describe, expect, it } from 'vitest'
import { ReportSplitter } from './report-splitter.js'

describe('ReportSplitter', () => {
  it('gives back every character, in order, whatever the chunks', () => {
    const text =
      'x <safetyreport>1\n2</safetyreport>\n<PORR_IN049016UV a=">"/><safetyreport>3<safetyreport>4</safetyreport> y'
    const whole = new ReportSplitter()
    const kinds = [...whole.push(text), ...whole.end()].filter(({ kind }) => kind === 'report')
    expect(kinds.map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [3, undefined],
      [3, 'unclosed'],
      [3, undefined],
    ])
    for (const size of [1, 3, 20]) {
      const splitter = new ReportSplitter()
      const pieces = []
      for (let at = 0; at < text.length; at += size) pieces.push(...splitter.push(text.slice(at, at + size)))
      pieces.push(...splitter.end())
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.filter(({ kind }) => kind === 'report')).toEqual(kinds)
    }
  })

  it('does not hold more of a report than is allowed', () => {
    const splitter = new ReportSplitter(100)
    const pieces = splitter.push(`<safetyreport>${'a'.repeat(1000)}\n</safetyreport><safetyreport>b</safetyreport>`)
    expect(pieces.map(({ fault, text, line }) => [fault, text.length, line])).toEqual([
      ['too-long', 100, 1],
      [undefined, 30, 2],
    ])
  })
})
