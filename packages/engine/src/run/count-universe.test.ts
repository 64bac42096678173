import { countPairs } from '@aethersignal/core'
import type { Progress } from '@aethersignal/model'
import { expect, test } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { ReportIndexBuilder } from '../index/report-index-builder.js'
import { universeOf } from '../query/universe.js'
import { CallGate } from './call-scope.js'
import { countUniverse } from './count-universe.js'

test('gives the counts of the universe and says how far it is', async () => {
  const builder = new ReportIndexBuilder()
  for await (const batch of conformanceRun().batches) builder.add(batch)
  const { index } = builder.build()
  const universe = universeOf(index, { field: 'sex', in: ['F'] }, ['PS'])
  const whole = countPairs(universe.drugs, index.events.incidence, { mask: universe.mask })
  const progress: Progress[] = []
  const counts = await new CallGate().run({ onProgress: (one) => progress.push(one) }, (scope) =>
    countUniverse(universe, index.events.incidence, scope),
  )
  expect(counts).toEqual(whole)
  expect(progress[0]).toEqual({ phase: 'count', done: 0 })
  expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total)
})
