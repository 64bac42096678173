import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-watch-'))
  await mkdir(join(folder, 'incoming'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const incoming = (name: string, text: string) => writeFile(join(folder, 'incoming', name), text)
const untilWritten = (found: () => boolean) => vi.waitUntil(found, { timeout: 30_000, interval: 20 })

it('loads what comes, says what it refuses and tries it again, and ends with Ctrl-C', async () => {
  await incoming('a.csv', 'case_id,drug,event\n1,ASPIRIN,Nausea\n')
  await incoming('notes.txt', 'Nothing of interest.\n')
  const { terminal, written, interrupt } = memoryTerminal()
  const store = join(folder, 'incoming', 'store')
  const argv = ['load', join(folder, 'incoming'), '--watch', '--every', '1', '--store', store, '--json']
  const ended = runCommand(argv, terminal)
  const loads = () =>
    written.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).cases)
  await untilWritten(() => loads().length === 1)
  expect(written.stderr).toMatch(/not loaded.*notes\.txt/)

  await incoming('b.csv', 'case_id,drug,event\n2,ASPIRIN,Rash\n')
  await incoming('c.csv', 'case_id,drug,event\n,,\n')
  await untilWritten(() => loads().length === 2)
  expect(written.stderr).toMatch(/not loaded.*c\.csv/)

  await incoming('c.csv', 'case_id,drug,event\n3,ASPIRIN,Rash\n')
  await untilWritten(() => loads().length === 3)
  interrupt()
  expect(await ended).toBe(0)
  expect(loads().map(({ before, after }) => [before, after])).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ])
})

it.each([
  [['a.csv'], '--watch takes one folder'],
  [['.', '..'], '--watch takes one folder'],
])('refuses to watch %j', async (paths, message) => {
  const { terminal, written } = memoryTerminal()
  expect(await runCommand(['load', ...paths, '--watch', '--store', join(folder, 'store')], terminal)).toBe(2)
  expect(written.stderr).toContain(message)
})
