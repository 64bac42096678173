import { describe, expect, it } from 'vitest'
import { interruptible } from './interruptible.js'
import { openSession } from './session.js'
import { memoryTerminal } from './terminal.fixture.js'

describe('interruptible', () => {
  it('fires the signal at the first Ctrl-C, leaves at the second, and listens no longer than the work', async () => {
    const { terminal, written, exits, interrupt } = memoryTerminal()
    const seen = await interruptible(openSession(terminal), async (signal) => {
      const before = signal.aborted
      interrupt()
      expect(exits).toEqual([])
      const after = signal.aborted
      interrupt()
      return [before, after]
    })
    expect(seen).toEqual([false, true])
    expect(exits).toEqual([1])
    expect(written.stderr).toMatch(/^stopping; .*\n$/)
    interrupt()
    expect(exits).toEqual([1])
  })

  it('listens no longer than work that fails', async () => {
    const { terminal, exits, interrupt } = memoryTerminal()
    const work = interruptible(openSession(terminal), () => Promise.reject(new Error('no')))
    await expect(work).rejects.toThrow('no')
    interrupt()
    interrupt()
    expect(exits).toEqual([])
  })
})
