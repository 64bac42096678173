import { loadIntoStore } from '../handle/store-calls.fixture.js'
import { plainReport, runOf } from './case-run.fixture.js'

/** Loads a part into the store named by STORE and stands still before batch STOP_AT, so that it can be killed there. */
const store = process.env['STORE'] ?? ''
const stopAt = Number(process.env['STOP_AT'])
const reports = ['p', 'q', 'r'].map((id) => plainReport({ caseId: id, reportId: id }))
const run = runOf(
  [
    { source: 'test', partition: '2021Q1', reports },
    { source: 'test', partition: '2021Q2', reports },
  ],
  {
    beforeBatch: async (number) => {
      if (number !== stopAt) return
      console.log('standing still')
      await new Promise((resolve) => setTimeout(resolve, 600_000))
    },
  },
)
await loadIntoStore(store, run, { now: new Date(0) })
