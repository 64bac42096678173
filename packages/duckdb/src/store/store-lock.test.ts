import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockStore } from './store-lock.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-lock-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const leave = (owner: unknown) => writeFile(join(store, '.lock'), JSON.stringify(owner))

it('is held by one at a time and leaves nothing', async () => {
  const attempts = await Promise.allSettled([lockStore(store), lockStore(store), lockStore(store)])
  const holders = attempts.filter((attempt) => attempt.status === 'fulfilled')
  expect(holders).toHaveLength(1)
  for (const attempt of attempts) {
    if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'store/locked' })
  }
  await holders[0]!.value()
  expect(await readdir(store)).toEqual([])
  await (await lockStore(store))()
})

it.each([
  ['a process that lives', { pid: process.ppid, host: hostname(), started: null, token: 'x' }],
  ['a process on another machine', { pid: 2 ** 30, host: 'elsewhere', started: null, token: 'x' }],
])('is respected when held by %s', async (_, owner) => {
  await leave(owner)
  await expect(lockStore(store)).rejects.toMatchObject({ code: 'store/locked' })
  expect(JSON.parse(await readFile(join(store, '.lock'), 'utf8'))).toEqual(owner)
  expect(await readdir(store)).toEqual(['.lock'])
})

it.each([
  ['a process that is gone', { pid: 2 ** 30, host: hostname(), started: null, token: 'x' }],
  ['an earlier process of the same number as this', { pid: process.pid, host: hostname(), started: '1', token: 'x' }],
  ['nobody, being half written', '{"pid":'],
])('is taken over from %s', async (_, owner) => {
  await leave(owner)
  await (await lockStore(store))()
  expect(await readdir(store)).toEqual([])
})

// Start times of processes are known where there is a /proc.
it.skipIf(process.platform !== 'linux')(
  'is taken over from an earlier process whose number another has now',
  async () => {
    await leave({ pid: process.ppid, host: hostname(), started: '1', token: 'x' })
    await (await lockStore(store))()
    expect(await readdir(store)).toEqual([])
  },
)
