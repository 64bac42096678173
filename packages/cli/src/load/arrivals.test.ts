import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { arrivals } from './arrivals.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-arrivals-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What comes in a folder in which something is done between the looks. */
async function seen(...done: readonly (() => Promise<unknown>)[]): Promise<string[][]> {
  const waiting = [...done]
  let ended = false
  const found: string[][] = []
  const pause = async () => {
    const next = waiting.shift()
    if (next) await next()
    else ended = true
  }
  for await (const paths of arrivals({ folder, except: join(folder, 'store'), pause, ended: () => ended })) {
    found.push(paths.map((path) => basename(path)))
  }
  return found
}
const write = (name: string, text: string) => () => writeFile(join(folder, name), text)
const look = async () => undefined

it('gives what is there, and then what comes or changes, each once', async () => {
  await write('a.csv', '1')()
  await write('b.csv', '1')()
  expect(await seen(look, look, write('c.csv', '1'), look, write('a.csv', '12'), look, look)).toEqual([
    ['a.csv', 'b.csv'],
    ['c.csv'],
    ['a.csv'],
  ])
})

it('waits for what still grows', async () => {
  expect(await seen(write('a.csv', '1'), write('a.csv', '12'), write('a.csv', '123'), look, look)).toEqual([['a.csv']])
})

it('gives a folder as one, whatever comes in it', async () => {
  const later = () => write(join('quarter', 'DRUG.txt'), '1')()
  await mkdir(join(folder, 'quarter'))
  await write(join('quarter', 'DEMO.txt'), '1')()
  expect(await seen(look, look, later, look, look)).toEqual([['quarter'], ['quarter']])
})

it('passes over the store, hidden files, and what is empty', async () => {
  await mkdir(join(folder, 'store'))
  await write(join('store', 'current.json'), '{}')()
  await write('.download', '1')()
  await write('empty.csv', '')()
  await mkdir(join(folder, 'nothing'))
  expect(await seen(look, look)).toEqual([])
})

it('gives again what was taken away and came back', async () => {
  await write('a.csv', '1')()
  const away = () => rm(join(folder, 'a.csv'))
  expect(await seen(look, away, write('a.csv', '1'), look, look)).toEqual([['a.csv'], ['a.csv']])
})
