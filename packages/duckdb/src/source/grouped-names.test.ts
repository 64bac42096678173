import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventGrouping } from '@aethersignal/engine'
import { runManifestSchema } from '@aethersignal/model/schemas'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore, storeEvents, storeIndex, storeSource } from '../handle/store-calls.fixture.js'
import type { DrugNaming } from '../index/drug-naming.js'
import { plainReport, runOf } from '../load/case-run.fixture.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-grouping-'))
  const events = ['Rash', 'RASH', 'Itch', 'Fall']
  const reports = events.map((event, at) => plainReport({ caseId: `c${at}`, reportId: `${at}1` }, 'METFORMIN', event))
  await loadIntoStore(store, runOf([{ source: 'test', partition: '2020Q1', reports }]), { now: new Date(0) })
})
afterEach(() => rm(store, { recursive: true, force: true }))

/** Skin is carried by the reports of Rash and Itch. */
const grouping = (seen: unknown[]): EventGrouping => ({
  identity: { grouper: 'test 1', groups: [{ title: 'mine', sha256: 'abc' }], meddra: null, renames: null },
  group(events) {
    seen.push(events)
    const fall = events.names.indexOf('Fall')
    const { reports, offsets, codes } = events.incidence
    const within = Array.from({ length: reports }, (_, report) => Number(codes[offsets[report]!] !== fall))
    const grouped = Uint32Array.from([
      0,
      ...within.map((_, report) => within.slice(0, report + 1).reduce((a, b) => a + b)),
    ])
    return {
      counted: {
        names: ['Skin'],
        incidence: { reports, size: 1, offsets: grouped, codes: new Uint16Array(grouped[reports]!) },
      },
      unknownTerms: [],
      membersOf: () => ['Itch', 'RASH'],
    }
  },
})
const naming: DrugNaming = { identity: { resolver: 'test 1', dictionaries: [] }, learn: () => () => null }

describe('a store whose events are grouped', () => {
  it('counts the groups given among all reports, and shows what was published', async () => {
    const seen: unknown[] = []
    const source = await storeSource(store, { eventGroups: grouping(seen) })
    try {
      const { manifest, rows, reports, event, columns } = await source.run({ minCount: 1 })
      expect({ rows, reports, event: [...event], a: [...columns.a!] }).toEqual({
        rows: 1,
        reports: 4,
        event: ['Skin'],
        a: [3],
      })
      expect(manifest.view.eventGroups).toEqual(grouping([]).identity)
      expect(manifest.definitions.eventIdentity).toMatch(/^events renamed and grouped/)
      expect(runManifestSchema.parse(manifest)).toEqual(manifest)
    } finally {
      await source.close()
    }
    expect(seen).toEqual([await storeEvents(store)])
    expect(seen).toEqual([expect.objectContaining({ names: ['Fall', 'Itch', 'RASH'] })])
  })

  it('has another hash than one that is not, or whose drugs are named otherwise', async () => {
    const hashOf = async (options: Parameters<typeof storeIndex>[1]) => (await storeIndex(store, options)).identity.hash
    const eventGroups = grouping([])
    const hashes = [
      await hashOf({}),
      await hashOf({ eventGroups }),
      await hashOf({ drugNames: naming }),
      await hashOf({ drugNames: naming, eventGroups }),
    ]
    expect(new Set(hashes).size).toBe(4)
    expect(await hashOf({ eventGroups: grouping([]) })).toBe(hashes[1])
  })
})
