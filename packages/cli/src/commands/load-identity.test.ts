import { copyFile, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainZip } from '../../../../tests/plain-zip.js'
import { runCommand } from '../run-command.js'
import { withStore } from '../store/with-store.js'
import { withStoreSource } from '../store/with-store-source.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
const at = (...names: string[]) => join(folder, ...names)
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'aether-identity-')))
  for (const name of ['a', 'b', 'c']) await mkdir(at(name))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const table = (...ids: string[]) => `case_id,drug,event\n${ids.map((id) => `${id},ASPIRIN,Nausea`).join('\n')}\n`
const write = (path: string, ...ids: string[]) => writeFile(path, table(...ids))

async function load(store: string, ...paths: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['load', ...paths, '--store', store, '--json'], terminal)
  expect(written.stderr).toBe('')
  expect(code).toBe(0)
  const report = JSON.parse(written.stdout) as {
    parts: { partition: string; change: string }[]
    warnings: { code: string; message: string }[]
    leftOut: { path: string; reason: string }[]
  }
  const { reports, identity } = await withStoreSource(store, {}, {}, (source) => source.describe())
  return {
    reports,
    hash: identity.hash,
    partitions: identity.parts.map(({ partition }) => partition),
    changes: report.parts.map(({ partition, change }) => `${partition} ${change}`),
    codes: report.warnings.map(({ code }) => code).filter((code) => !code.startsWith('role')),
    leftOut: report.leftOut.map(({ reason }) => reason),
  }
}

it('keeps files of one name from two folders, in any order and grouping, and gives the same store', {
  timeout: 120_000,
}, async () => {
  await write(at('a', 'x.csv'), '1', '2', '3')
  await write(at('b', 'x.csv'), '4', '5')
  await write(at('c', 'x.csv'), '6')
  const [a, b, c] = [at('a', 'x.csv'), at('b', 'x.csv'), at('c', 'x.csv')]
  const orders = [[[a], [b], [c]], [[c], [b, a]], [[folder]]]
  const hashes = new Set<string>()
  for (const [number, loads] of orders.entries()) {
    const store = join(tmpdir(), `aether-identity-store-${process.pid}-${number}`)
    try {
      let last: Awaited<ReturnType<typeof load>> | undefined
      for (const paths of loads) last = await load(store, ...paths)
      expect(last).toMatchObject({ reports: 6, partitions: ['a/x.csv', 'b/x.csv', 'c/x.csv'] })
      hashes.add(last!.hash)
      for (const path of number === 0 ? [a, b, c] : []) {
        const again = await load(store, path)
        expect(again).toMatchObject({ reports: 6, hash: last!.hash, codes: [] })
        expect(again.changes).toEqual([expect.stringMatching(/^[abc]\/x\.csv unchanged$/)])
      }
    } finally {
      await rm(store, { recursive: true, force: true })
    }
  }
  expect(hashes.size).toBe(1)
})

it('lets a file take the place of the one that stood there, and of no other', { timeout: 120_000 }, async () => {
  await write(at('a', 'x.csv'), '1', '2', '3')
  await write(at('b', 'x.csv'), '4', '5')
  const store = at('store')
  await load(store, at('a', 'x.csv'))
  await load(store, at('b', 'x.csv'))
  await write(at('a', 'x.csv'), '1', '2', '3', '9')
  // Other ways to say the same place.
  await symlink(at('a'), at('link'))
  expect(await load(store, join(at('b'), '..', 'link', 'x.csv'))).toMatchObject({
    reports: 6,
    changes: ['a/x.csv replaced'],
    codes: ['part-replaced'],
  })
  await write(at('b', 'x.csv'), '4')
  expect(await load(store, at('b', 'x.csv'))).toMatchObject({ reports: 5, changes: ['b/x.csv replaced'] })
})

it('counts a content once, however it is called, and says so', { timeout: 120_000 }, async () => {
  await write(at('a', 'x.csv'), '1', '2', '3')
  await copyFile(at('a', 'x.csv'), at('b', 'copy.csv'))
  await symlink(at('a', 'x.csv'), at('c', 'link.csv'))
  const store = at('store')
  expect(await load(store, at('a', 'x.csv'), at('b', 'copy.csv'), at('c', 'link.csv'))).toMatchObject({
    reports: 3,
    partitions: ['x.csv'],
    changes: ['x.csv added'],
    codes: ['case-in-several-files', 'file-repeated'],
    leftOut: [`It is ${at('a', 'x.csv')} again.`],
  })
  await rename(at('b', 'copy.csv'), at('b', 'moved.csv'))
  expect(await load(store, at('b', 'moved.csv'))).toMatchObject({
    reports: 3,
    changes: ['x.csv unchanged'],
    codes: ['file-repeated'],
  })
  // The original changes; the copy still has what it had.
  await write(at('a', 'x.csv'), '8')
  expect(await load(store, at('a', 'x.csv'))).toMatchObject({ reports: 4, partitions: ['copy.csv', 'x.csv'] })
})

it('tells members of one name in one archive and in two', { timeout: 120_000 }, async () => {
  await writeFile(at('one.zip'), plainZip({ 'a/x.csv': table('1'), 'b/x.csv': table('2', '3'), 'b/y.csv': table('1') }))
  await writeFile(at('two.zip'), plainZip({ 'a/x.csv': table('4') }))
  const store = at('store')
  expect(await load(store, at('one.zip'))).toMatchObject({ reports: 3, partitions: ['a/x.csv', 'b/x.csv'] })
  expect(await load(store, at('two.zip'))).toMatchObject({
    reports: 4,
    partitions: ['b/x.csv', 'one.zip!/a/x.csv', 'two.zip!/a/x.csv'],
  })
  expect(await load(store, at('one.zip'))).toMatchObject({ reports: 4 })
  await writeFile(at('direct.zip'), plainZip({ 'x.csv': table('11'), 'y.csv': table('12') }))
  expect(await load(at('direct'), at('direct.zip'), '--source', 'csv')).toMatchObject({ reports: 2 })
})

it('reads the same bytes again when it is told to read them otherwise', { timeout: 120_000 }, async () => {
  await writeFile(at('a', 'x.csv'), 'case_id,drug,event,other\n1,ASPIRIN,Nausea,Rash\n2,ASPIRIN,Rash,Fall\n')
  const store = at('store')
  const drugEvent = async () => (await withStore(store, (opened) => opened.events())).names
  await load(store, at('a', 'x.csv'))
  expect(await drugEvent()).toEqual(['Nausea', 'Rash'])
  const again = await load(store, at('a', 'x.csv'), '--map', 'event=other')
  expect(again.changes).toEqual(['x.csv replaced'])
  expect(await drugEvent()).toEqual(['Fall', 'Rash'])
})
