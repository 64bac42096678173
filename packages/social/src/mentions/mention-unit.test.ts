import { prr } from '@aethersignal/core'
import type { AdapterRun, CaseBatch, SignalTable } from '@aethersignal/model'
import { describe, expectTypeOf, it } from 'vitest'
import type { MentionCount } from '../analysis/mention-count.js'
import type { Mention, PairMention } from './mention.js'
import type { MentionBatch, MentionRun } from './mention-run.js'

// The compiler is the test: a line under @ts-expect-error that compiles fails `pnpm types`.
describe('mentions and reports', () => {
  it('have types that never meet', () => {
    expectTypeOf<MentionBatch>().not.toExtend<CaseBatch>()
    expectTypeOf<CaseBatch>().not.toExtend<MentionBatch>()
    expectTypeOf<MentionRun>().not.toExtend<AdapterRun>()
    expectTypeOf<AdapterRun>().not.toExtend<MentionRun>()
    expectTypeOf<MentionCount>().not.toExtend<number>()
    expectTypeOf<PairMention>().not.toExtend<Mention>()
  })

  it('cannot be put together', () => {
    const compiled = (count: MentionCount, run: MentionRun, batch: MentionBatch, table: SignalTable) => {
      // @ts-expect-error mentions are no cell of a table of reports
      prr({ a: count, b: 80, c: 400, d: 9500 })
      // @ts-expect-error mentions are not added to reports
      const sum: number = 20 + count
      // @ts-expect-error a run of mentions is not a run of an adapter, so no store loads it
      const loaded: AdapterRun = run
      // @ts-expect-error a batch of mentions is no batch of cases
      const cases: CaseBatch = batch
      // @ts-expect-error mentions are no column of a signal table
      const signals: SignalTable = { ...table, columns: { ...table.columns, a: [count] } }
      return { sum, loaded, cases, signals }
    }
    expectTypeOf(compiled).toBeFunction()
  })
})
