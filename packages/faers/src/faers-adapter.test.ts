import { readFileSync } from 'node:fs'
import type { AdapterReport, CaseBatch, LoadedFile } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { faersAdapter } from './faers-adapter.js'

const quarters = (name: string) => sharedData(`data/ci_small/faers_quarters/${name}`)

async function load(paths: string[], allowMissing = false): Promise<{ batches: CaseBatch[]; report: AdapterReport }> {
  const run = faersAdapter.read(paths, { allowMissing })
  const batches: CaseBatch[] = []
  for await (const batch of run.batches) batches.push(batch)
  return { batches, report: run.report() }
}

type Expected = Record<string, { rows?: number; distinct_first_column?: number; ids?: number } & Record<string, number>>

describe.skipIf(!hasSharedData)('faersAdapter on real files', () => {
  const expected: Record<string, Expected> = hasSharedData
    ? JSON.parse(readFileSync(sharedData('data/expected_counts.json'), 'utf8'))
    : {}

  it.each([
    'aers_ascii_2004q1.zip',
    'faers_ascii_2017q2.zip',
    'faers_ascii_2022Q4.zip',
    'faers_ascii_2012q4_excerpt',
    'partial_dates_2020q3',
  ])('finds the rows, ids, orphans and complete reports of %s', async (name) => {
    const { batches, report } = await load([quarters(name)])
    const {
      _ids_in_table_not_in_demo: orphans,
      _reports_with_demo_and_drug_and_reac: complete,
      ...tables
    } = expected[name]!
    const byMember = new Map(
      report.files.map((file) => [file.path.replace(quarters(name), '').replace(/^!?\//, ''), file]),
    )
    expect([...byMember.keys()].sort()).toEqual(Object.keys(tables).sort())
    for (const [member, counts] of Object.entries(tables)) {
      const file: LoadedFile = byMember.get(member)!
      expect([member, file.rowsIn, file.loaded, file.quarantined]).toEqual([
        member,
        counts.rows ?? counts.ids,
        counts.rows ?? counts.ids,
        [],
      ])
      if (counts.rows !== undefined) expect([member, file.distinctIds]).toEqual([member, counts.distinct_first_column])
    }
    for (const file of report.files) {
      if (file.table !== 'demo' && file.table !== 'deleted' && orphans)
        expect([file.table, file.orphans]).toEqual([file.table, orphans[file.table!]])
    }
    if (complete !== undefined) {
      const having = (table: string) =>
        new Set(
          batches
            .filter((b) => b.table === table)
            .flatMap((b) => [...(b.columns as { caseOrdinal: Int32Array }).caseOrdinal]),
        )
      const withEvent = having('event')
      expect([...having('drug')].filter((ordinal) => ordinal >= 0 && withEvent.has(ordinal))).toHaveLength(
        complete as unknown as number,
      )
    }
  })
})
