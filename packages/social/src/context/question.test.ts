import { expect, it } from 'vitest'
import { tokenise } from '../text/tokenise.js'
import { isAsked } from './question.js'

it.each([
  ['Has anyone had NAUSEA on this?', true],
  ['Has anyone had NAUSEA on this? Thinking of starting it', true],
  ['Has anyone had NAUSEA on this? I get it daily', false],
  ['Anyone else NAUSEA on this?', false],
  ['Why do I have NAUSEA?', false],
  ['Is it normal to have NAUSEA?', false],
  ['I have NAUSEA, any advice?', false],
  ['NAUSEA? Yep.', false],
  ['will it give me NAUSEA', true],
  ['I had NAUSEA.', false],
])('%s', (text, asked) => {
  const tokens = tokenise(text)
  expect(
    isAsked(
      tokens,
      tokens.findIndex(({ text }) => text === 'nausea'),
    ),
  ).toBe(asked)
})
