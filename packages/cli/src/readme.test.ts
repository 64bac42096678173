import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommand } from './run-command.js'
import { memoryTerminal } from './terminal.fixture.js'

it('runs the example of the README', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const folder = await mkdtemp(join(tmpdir(), 'aethersignal-readme-'))
  try {
    const table = /^```csv\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? ''
    const line = /^aethersignal score (.*)$/m.exec(readme)?.[1]?.split(' ') ?? []
    await writeFile(join(folder, 'counts.csv'), table)
    const { terminal, written } = memoryTerminal()
    const args = line.map((word) => (word.endsWith('.csv') ? join(folder, word) : word))
    const code = await runCommand(['score', ...args], terminal)
    expect([code, written.stdout]).toEqual([0, ''])
    const [header, alpha] = (await readFile(join(folder, 'scored.csv'), 'utf8'))
      .split('\n')
      .map((row) => row.split(','))
    expect(alpha?.[header?.indexOf('prr') ?? -1]).toBe('4.95')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
