import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spoolPipes } from './spool-pipes.js'

let folder: string
let pipe: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-spool-'))
  pipe = join(folder, 'cases.csv')
  execFileSync('mkfifo', [pipe])
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const spooled = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('aethersignal-pipe-'))

describe('spoolPipes', () => {
  it('gives a file with what came through, however late, and its name', async () => {
    const file = join(folder, 'other.csv')
    await writeFile(file, 'x')
    const text = 'case_id,drug,event\n'.repeat(20_000)
    const spooling = spoolPipes([file, pipe], new AbortController().signal)
    setTimeout(() => void writeFile(pipe, text), 50)
    const { paths, given, remove } = await spooling
    expect(paths[0]).toBe(file)
    expect(paths[1]).toMatch(/\/cases\.csv$/)
    expect(await readFile(paths[1]!, 'utf8')).toBe(text)
    expect(paths.map(given)).toEqual([file, pipe])
    await remove()
    await expect(readFile(paths[1]!)).rejects.toThrow('ENOENT')
  })

  it('stops waiting for a writer when told to, and leaves nothing', async () => {
    const before = await spooled()
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    await expect(spoolPipes([pipe], stop.signal)).rejects.toMatchObject({ code: 'request/aborted' })
    expect(await spooled()).toEqual(before)
  })
})
