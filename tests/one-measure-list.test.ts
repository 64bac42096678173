import { expect, it } from 'vitest'
import { MEASURES } from '../packages/model/src/index.js'
import { sourcesHolding } from './package-sources.js'

const name = `'(?:${MEASURES.join('|')})'`
const list = `\\[\\s*${name}(?:,\\s*${name})+,?\\s*\\]`

it('lists of measures that something is named, chosen or checked by stand in the registry alone', () => {
  const declared = new RegExp(`(?:(?<![=!<>])=|\\benum\\(|\\bchoices\\(|\\bnew Set\\()\\s*${list}`)
  expect(declared.test("const SHOWN = ['prr', 'ror']")).toBe(true)
  expect(sourcesHolding(declared)).toEqual([])
})
