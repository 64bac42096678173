import { describe, expect, it } from 'vitest'
import { progressLine } from './progress-line.js'
import { memoryTerminal } from './terminal.fixture.js'

describe('progressLine', () => {
  it('writes nothing where stderr is not a terminal', () => {
    const { terminal, written } = memoryTerminal()
    const line = progressLine(terminal)
    line.show({ phase: 'reading', done: 1, total: 2 })
    line.clear()
    expect(written.stderr).toBe('')
  })

  it('rewrites one line, not too often, and takes it away', () => {
    const { terminal, written } = memoryTerminal({ stderrIsTerminal: true })
    let now = 0
    const line = progressLine({ ...terminal, elapsed: () => now })
    line.show({ phase: 'reading', done: 1, total: 3 })
    line.show({ phase: 'reading', done: 2, total: 3 })
    now = 200
    line.show({ phase: 'counting', done: 1234 })
    line.clear()
    line.clear()
    expect(written.stderr).toBe('\r\u001b[2Kreading 33 %\r\u001b[2Kcounting 1,234\r\u001b[2K')
  })
})
