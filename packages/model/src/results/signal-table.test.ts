import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RunManifest } from '../manifest/run-manifest.js'
import { type SignalTable, signalTableFromJson, signalTableToJson } from './signal-table.js'

const manifest: RunManifest = {
  manifestVersion: 2,
  software: { name: 'test', version: '0' },
  analysis: 'signals',
  input: { dataset: { id: 'default', hash: 'abc', parts: [] } },
  view: {},
  request: {
    where: null,
    roles: ['PS', 'SS'],
    drugs: null,
    events: null,
    minCount: 3,
    measures: ['prr'],
    zeroCells: 'none',
    sort: { by: 'prr', direction: 'descending' },
  },
  definitions: { unit: 'reports', expected: 'n1·n.1/N over the universe', intervals: '', drugIdentity: '' },
}

it('carries every finite double and turns what is not estimable into null and back', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double({ noDefaultInfinity: true }), fc.constant(Number.NaN))), (values) => {
      const table: SignalTable = {
        drug: values.map((_, i) => `D${i}`),
        event: values.map((_, i) => `E${i}`),
        columns: { prr: Float64Array.from(values) },
        rows: values.length,
        offset: 0,
        totalRows: values.length,
        reports: 10,
        pairs: 10,
        drugs: 1,
        events: 1,
        notes: [],
        manifest,
      }
      const json = JSON.parse(JSON.stringify(signalTableToJson(table)))
      for (const [row, value] of values.entries()) {
        if (Number.isNaN(value)) expect(json.columns.prr[row]).toBeNull()
      }
      // JSON has no negative zero.
      expect(signalTableFromJson(json).columns.prr).toEqual(Float64Array.from(values, (value) => value + 0))
    }),
  )
})
