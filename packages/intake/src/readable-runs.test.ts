import { AetherError, type CaseBatch } from '@aethersignal/model'
import { expect, it } from 'vitest'
import { type OpenRun, readableRuns } from './readable-runs.js'
import type { PlannedInput } from './source-plan.js'

const found = (source: string, path: string): PlannedInput => ({
  ...{ path, name: path, source, reason: 'It was found.', found: true },
})

/** Files of some rows, by their paths; fewer than none are refused. */
function readerOf(rows: Readonly<Record<string, number>>) {
  const read: string[] = []
  const open: OpenRun = async (inputs) => {
    read.push(inputs.map(({ path }) => path).join(' '))
    async function* batches() {
      for (const { path } of inputs) {
        if (rows[path]! < 0) throw new AetherError('input/empty', `${path} is empty.`, { place: { file: path } })
        // Cast: of a batch only its rows matter here.
        for (let left = rows[path]!; left > 0; left -= 50_000) yield { rows: Math.min(left, 50_000) } as CaseBatch
      }
    }
    return { batches: batches(), report: () => ({ files: [], warnings: [] }) }
  }
  return { open, read }
}

async function rowsOf({ runs }: Awaited<ReturnType<typeof readableRuns>>) {
  const rows: number[] = []
  for (const run of runs) {
    let sum = 0
    for await (const batch of run.batches) sum += batch.rows
    rows.push(sum)
  }
  return rows
}

it('reads what is all there is of its source once, and gives out all of it', async () => {
  const { open, read } = readerOf({ 'a.xml': 120_000, one: 7, two: 3, 'bad.json': -1 })
  const inputs = [found('icsr', 'a.xml'), found('vaers', 'one'), found('vaers', 'two'), found('openfda', 'bad.json')]
  const planned = await readableRuns({ inputs, leftOut: [] }, {}, open)
  expect(await rowsOf(planned)).toEqual([120_000, 10])
  expect(planned.leftOut).toEqual([{ path: 'bad.json', reason: 'input/empty: bad.json is empty.' }])
  expect(read).toEqual(['a.xml', 'one two', 'bad.json'])
})

it('reads several files of a source together, once, and again without one that is refused', async () => {
  const sound = readerOf({ 'a.csv': 1, 'b.csv': 2 })
  const inputs = [found('csv', 'a.csv'), found('csv', 'b.csv')]
  expect(await rowsOf(await readableRuns({ inputs, leftOut: [] }, {}, sound.open))).toEqual([3])
  expect(sound.read).toEqual(['a.csv b.csv'])

  const damaged = readerOf({ 'a.csv': 1, 'bad.csv': -1, 'b.csv': 2 })
  const planned = await readableRuns(
    { inputs: [inputs[0]!, found('csv', 'bad.csv'), inputs[1]!], leftOut: [] },
    {},
    damaged.open,
  )
  expect(await rowsOf(planned)).toEqual([3])
  expect(planned.leftOut).toEqual([{ path: 'bad.csv', reason: 'input/empty: bad.csv is empty.' }])
  expect(damaged.read).toEqual(['a.csv bad.csv b.csv', 'a.csv b.csv'])
})

it('reads each by itself where many are refused', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.csv`)
  const { open, read } = readerOf(Object.fromEntries(names.map((name) => [name, name === 'f.csv' ? 5 : -1])))
  const inputs = names.map((name) => found('csv', name))
  const planned = await readableRuns({ inputs, leftOut: [] }, {}, open)
  expect(await rowsOf(planned)).toEqual([5])
  expect(planned.leftOut.map(({ path }) => path)).toEqual(names.slice(0, 5))
  expect(read.slice(-7)).toEqual([...names, 'f.csv'])
})

it('reads again what is too much to keep', async () => {
  const { open, read } = readerOf({ 'large.xml': 300_000, 'a.csv': 200_000, 'b.csv': 60_000 })
  const inputs = [found('icsr', 'large.xml'), found('csv', 'a.csv'), found('csv', 'b.csv')]
  const planned = await readableRuns({ inputs, leftOut: [] }, {}, open)
  expect(await rowsOf(planned)).toEqual([300_000, 260_000])
  expect(read).toEqual(['large.xml', 'a.csv b.csv', 'large.xml', 'a.csv b.csv'])
})
