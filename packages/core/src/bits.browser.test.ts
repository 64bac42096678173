import { expect, it } from 'vitest'
import { commands } from 'vitest/browser'
import { coreBits } from './bits.fixture.js'

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** {@link coreBits}, computed by Node. */
    nodeBits: () => Promise<Readonly<Record<string, string>>>
  }
}

it('computes the same bits in this browser as in Node', async () => {
  expect(coreBits()).toEqual(await commands.nodeBits())
})
