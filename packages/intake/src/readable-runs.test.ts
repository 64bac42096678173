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
        if (rows[path]! < 0) throw new AetherError('input/empty', `${path} is empty.`)
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

it('reads again what is too much to keep, and several files of a source together', async () => {
  const { open, read } = readerOf({ 'large.xml': 300_000, 'a.csv': 1, 'b.csv': 2, 'c.csv': -1 })
  const inputs = [found('icsr', 'large.xml'), found('csv', 'a.csv'), found('csv', 'b.csv'), found('csv', 'c.csv')]
  const planned = await readableRuns({ inputs, leftOut: [] }, {}, open)
  expect(await rowsOf(planned)).toEqual([300_000, 3])
  expect(read).toEqual(['large.xml', 'a.csv', 'b.csv', 'c.csv', 'large.xml', 'a.csv b.csv'])
})
