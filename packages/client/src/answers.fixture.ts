import type { DatasetSummary, RunManifest, SignalTableJson } from '@aethersignal/model'

/** A manifest of a dataset with the hash given. */
export function manifestOf(hash: string): RunManifest {
  return {
    manifestVersion: 2,
    software: { name: 'test', version: '0' },
    analysis: 'signals',
    input: { dataset: { id: 'd', hash, parts: [] } },
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
    definitions: { unit: 'reports', expected: 'n1·n.1/N over the universe', intervals: '95 %', drugIdentity: 'name' },
  }
}

/** Rows `offset` to `offset + limit` of a table of `totalRows`, each row named by its position; every third PRR undefined. */
export function tableOf(totalRows: number, offset: number, limit: number, hash = 'h'): SignalTableJson {
  const rows = Math.max(0, Math.min(limit, totalRows - offset))
  const positions = Array.from({ length: rows }, (_, row) => offset + row)
  return {
    drug: positions.map((position) => `D${position}`),
    event: positions.map((position) => `E${position}`),
    columns: {
      a: positions,
      prr: positions.map((position) => (position % 3 === 0 ? null : position / 7)),
    },
    rows,
    offset,
    totalRows,
    reports: 10,
    pairs: totalRows,
    drugs: totalRows,
    events: totalRows,
    notes: [],
    manifest: manifestOf(hash),
  }
}

/** A dataset as `GET datasets/:id` gives it. */
export const SUMMARY: DatasetSummary = {
  identity: { id: 'd', hash: 'h', parts: [] },
  title: 'Test',
  synthetic: true,
  reports: 10,
  drugs: 2,
  events: 2,
  received: { from: null, to: null },
  countries: [],
  sexes: { F: 1, M: 2, unknown: 7 },
  serious: { yes: 1, no: 2, unknown: 7 },
  load: { files: [], funnel: [], warnings: [], parts: [] },
}
