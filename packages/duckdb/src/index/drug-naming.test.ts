import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireTerm, termsOf, universeOf } from '@aethersignal/engine'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore, storeDrugNames, storeIndex, storeSource } from '../handle/store-calls.fixture.js'
import { plainReport, runOf } from '../load/case-run.fixture.js'
import type { DrugNaming, StoredDrugName } from './drug-naming.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-naming-'))
  const drugs = ['ADVIL', 'ADVIL', 'IBUPROFEN', 'EXCEDRIN', 'MYSTERY']
  const reports = drugs.map((drug, at) => plainReport({ caseId: `c${at}`, reportId: `${at}1` }, drug, 'Rash'))
  await loadIntoStore(store, runOf([{ source: 'test', partition: '2020Q1', reports }]), { now: new Date(0) })
})
afterEach(() => rm(store, { recursive: true, force: true }))

const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  ADVIL: ['IBUPROFEN'],
  EXCEDRIN: ['ACETAMINOPHEN', 'ASPIRIN', 'ASPIRIN'],
}
const naming = (seen: StoredDrugName[]): DrugNaming => ({
  identity: { resolver: 'test 1', dictionaries: [{ title: 'mine', sha256: 'abc' }] },
  learn: (drugs) => {
    seen.push(...drugs)
    return ({ names }) => MEANINGS[names.join()] ?? null
  },
})

describe('a store whose drugs are named otherwise', () => {
  it('counts reports under the names given, and under those loaded where none is', async () => {
    const seen: StoredDrugName[] = []
    const { index } = await storeIndex(store, { drugNames: naming(seen) })
    expect(index.drugs.names).toEqual(['ACETAMINOPHEN', 'ASPIRIN', 'IBUPROFEN', 'MYSTERY'])
    const { drugs } = universeOf(index, null, ['PS'])
    const reportsOf = (name: string) =>
      drugs.codes.filter((code) => code === requireTerm(termsOf(index), 'drug', name)).length
    expect(index.drugs.names.map(reportsOf)).toEqual([1, 1, 3, 1])
    expect(seen).toEqual(await storeDrugNames(store))
    expect(seen.map(({ names, rows }) => [names.join(), rows])).toEqual([
      ['ADVIL', 2],
      ['EXCEDRIN', 1],
      ['IBUPROFEN', 1],
      ['MYSTERY', 1],
    ])
  })

  it('says so in its identity, whose hash differs, and in the manifest', async () => {
    const plain = await storeIndex(store)
    const source = await storeSource(store, { drugNames: naming([]) })
    try {
      const { manifest, drugs } = await source.run({ minCount: 1 })
      expect(drugs).toBe(4)
      expect(manifest.view.drugNames).toEqual(naming([]).identity)
      expect(manifest.input.dataset.hash).not.toBe(plain.identity.hash)
      expect(manifest.input.dataset.parts).toEqual(plain.identity.parts)
      expect(manifest.definitions.drugIdentity).toMatch(/^drug names resolved/)
      const again = await storeIndex(store, { drugNames: naming([]) })
      expect(again.identity.hash).toBe(manifest.input.dataset.hash)
    } finally {
      await source.close()
    }
  })
})
