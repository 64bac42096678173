import { expect, it } from 'vitest'
import type { Asked } from '../asked/asked.js'
import { wordIndex } from '../lexicon/word-index.js'
import { type Interpretation, interpretedBy } from './interpreted-by.js'
import { smallVocabularies } from './small-vocabularies.fixture.js'

const index = wordIndex(smallVocabularies)
const text = 'the blood thinner and bleeding'
const drug = { start: 4, end: 17, meaning: { kind: 'drug' as const, names: ['WARFARIN'] } }
const interpreted = (given: Interpretation) =>
  interpretedBy(() => Promise.resolve(given), text, index, { today: '2024-08-15' })
const request: Asked = { door: 'pair', pair: { drug: 'WARFARIN', event: 'Haemorrhage' }, spec: {} }

it('takes a request and the parts that it rests on', async () => {
  const understood = await interpreted({ request, chips: [drug] })
  expect(understood).toMatchObject({ request, sentence: 'The pair WARFARIN and Haemorrhage.', questions: [] })
  expect(understood.chips).toMatchObject([{ text: 'blood thinner', method: 'interpreted' }])
  const parts = [...understood.chips, ...understood.rest].sort((one, other) => one.start - other.start)
  expect(parts.map((part) => part.text).join('')).toBe(text)
})

it('asks about names that the source does not have', async () => {
  const other: Asked = { door: 'run', spec: { drugs: ['WARFARINE'] } }
  expect((await interpreted({ request: other, chips: [] })).questions).toMatchObject([{ near: ['WARFARIN'] }])
})

it.each<[string, unknown]>([
  ['no call', { door: 'sql', spec: 'DROP' }],
  ['a member that there is not', { door: 'run', spec: { sql: 'x' } }],
  ['a filter that is none', { door: 'run', spec: { where: { field: 'age', min: 'old' } } }],
  ['an analysis without what it needs', { door: 'analyse', request: { analysis: 'strata' } }],
])('refuses %s', async (_, given) => {
  await expect(interpreted({ request: given as Asked, chips: [] })).rejects.toMatchObject({ name: 'AetherError' })
})

it.each([[[{ ...drug, end: 99 }]], [[drug, drug]], [[{ ...drug, start: -1 }]]])(
  'refuses parts that do not lie in the text',
  async (chips) => {
    await expect(interpreted({ request, chips })).rejects.toMatchObject({ code: 'query/invalid' })
  },
)
