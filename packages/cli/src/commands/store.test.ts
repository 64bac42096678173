import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
let store: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-store-command-'))
  store = await smallStore(folder)
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  return { code: await runCommand([...argv, '--store', store], terminal), ...written }
}

it('verifies, cleans and upgrades a store', { timeout: 60_000 }, async () => {
  const sound = await run('store', 'verify')
  expect(sound).toMatchObject({ code: 0, stderr: '' })
  expect(sound.stdout).toMatch(/^snapshot [0-9a-f]{64}: 1 parts, \d+ files, .* MB\nevery file is as it was written\n$/)
  expect(await run('store', 'clean')).toMatchObject({ code: 0, stdout: 'The current snapshot uses every file.\n' })
  expect(await run('store', 'upgrade')).toMatchObject({ code: 0, stdout: 'The store is in the present format.\n' })

  const more = join(folder, 'cases.csv')
  await writeFile(more, `${await readFile(more, 'utf8')}C900,WARFARIN,Nausea,PS,F,20,2020-01-02,US\n`)
  expect(await run('load', more)).toMatchObject({ code: 0 })
  const before = await readdir(store, { recursive: true })
  const listed = await run('store', 'clean')
  expect(listed.stdout).toMatch(/^part {6}parts\/[0-9a-f]{64}/m)
  expect(listed.stdout).toMatch(/not used; --remove removes it\n$/)
  expect(await readdir(store, { recursive: true })).toEqual(before)
  const removed = await run('store', 'clean', '--remove', '--format', 'json')
  expect(JSON.parse(removed.stdout)).toMatchObject({ removed: true, unused: { length: 4 } })
  expect(await readdir(join(store, 'parts'))).toHaveLength(1)
  expect(await run('signals', '--limit', '1')).toMatchObject({ code: 0 })
})

it('names every damaged file, as every command does the first', { timeout: 60_000 }, async () => {
  const [part] = await readdir(join(store, 'parts'))
  for (const name of ['drug-0.parquet', 'event-0.parquet']) {
    const path = join(store, 'parts', part!, name)
    const bytes = await readFile(path)
    bytes[292]! ^= 4
    await writeFile(path, bytes)
  }
  const verified = await run('store', 'verify')
  expect(verified.code).toBe(1)
  expect(verified.stdout.match(/^damaged: .*$/gm)).toHaveLength(2)
  expect(verified.stderr).toMatch(/^error store\/corrupt: .*2 files are not as the catalogue says\./)
  for (const argv of [
    ['signals'],
    ['strata', '--by', 'sex'],
    ['trend', '--by', 'month', '--drug', 'WARFARIN', '--event', 'Nausea'],
    ['duplicates'],
    ['trace', 'C1'],
    ['masking', '--event', 'Nausea'],
    ['lasso', '--event', 'Haemorrhage'],
    ['interactions', '--drug', 'WARFARIN'],
    ['lrt', '--drug', 'WARFARIN'],
    ['onset', '--drug', 'WARFARIN', '--event', 'Nausea'],
    ['names'],
    ['load', join(folder, 'cases.csv')],
    ['store', 'clean'],
    ['store', 'upgrade'],
  ]) {
    const { code, stderr, stdout } = await run(...argv)
    expect([code, stderr.match(/store\/[a-z]+/)?.[0], stdout], argv.join(' ')).toEqual([1, 'store/corrupt', ''])
  }
})
