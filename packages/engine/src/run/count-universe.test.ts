import { countPairs } from '@aethersignal/core'
import { AetherError, type Progress } from '@aethersignal/model'
import { expect, test } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { ReportIndexBuilder } from '../index/report-index-builder.js'
import { universeOf } from '../query/universe.js'
import { CallGate } from './call-scope.js'
import { countUniverse } from './count-universe.js'

async function conformanceIndex() {
  const builder = new ReportIndexBuilder()
  for await (const batch of conformanceRun().batches) builder.add(batch)
  return builder.build().index
}

test('gives the same counts at a stretch and in pieces', async () => {
  const index = await conformanceIndex()
  const universe = universeOf(index, { field: 'sex', in: ['F'] }, ['PS'])
  const whole = countPairs(universe.drugs, index.events.incidence, { mask: universe.mask })
  for (const stretch of [1, 50, 1e9]) {
    const progress: Progress[] = []
    const counts = await new CallGate().run({ onProgress: (one) => progress.push(one) }, (scope) =>
      countUniverse(universe, index.events.incidence, scope, stretch),
    )
    expect(counts).toEqual(whole)
    const done = progress.map((one) => one.done)
    expect(done).toEqual(done.toSorted((left, right) => left - right))
    expect(done.at(-1)).toBe(progress.at(-1)?.total)
  }
})

test('is stopped between pieces', async () => {
  const index = await conformanceIndex()
  const universe = universeOf(index, null, ['PS'])
  const controller = new AbortController()
  const seen: number[] = []
  const counting = new CallGate().run(
    {
      signal: controller.signal,
      onProgress: ({ done }) => {
        seen.push(done)
        if (seen.length === 3) setTimeout(() => controller.abort())
      },
    },
    (scope) => countUniverse(universe, index.events.incidence, scope, 1),
  )
  await expect(counting).rejects.toBeInstanceOf(AetherError)
  const reached = seen.length
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(seen.length).toBe(reached)
  expect(reached).toBeLessThan(index.drugs.names.length)
})
