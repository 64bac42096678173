import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LoadedFile } from '../load/load-report.js'
import { datasetIdentity, partIdentities } from './dataset-identity.js'
import { filesOfParts } from './part-files.js'

const file = fc.record({
  path: fc.constantFrom('a.csv', 'b.xlsx#one', 'b.xlsx#two', 'c.zip!/d', 'e.pdf'),
  table: fc.constantFrom('cases', 'drug', null),
  source: fc.constantFrom('csv', 'faers', '\uff5e', '𝛺'),
  partition: fc.constantFrom('2020Q1', '2020Q2', '\uff5e', '𝛺'),
  sha256: fc.constantFrom('aa', 'bb', 'cc'),
  rowsIn: fc.nat({ max: 3 }),
  loaded: fc.nat({ max: 3 }),
})
const files = fc.array(file, { minLength: 1, maxLength: 8 }).map((list) => list as unknown as LoadedFile[])

const identityOf = (list: readonly LoadedFile[]) =>
  datasetIdentity({ id: 'test', parts: partIdentities(filesOfParts(list, []), list) })

it('does not depend on the order of files and parts', () => {
  fc.assert(
    fc.property(
      files.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(identityOf(shuffled)).toEqual(identityOf(list))
      },
    ),
  )
})

it('changes with the bytes, the rows and the way of reading of any file that holds data', () => {
  const change = fc.constantFrom({ sha256: 'dd' }, { rowsIn: 9 }, { loaded: 9 }, { readAs: '{}' }, { table: 'event' })
  fc.assert(
    fc.property(files, fc.nat(), change, (list, at, changed) => {
      const place = at % list.length
      const other = list.map((one, number) => (number === place ? { ...one, ...changed } : one))
      const isData = list[place]!.table !== null || 'table' in changed
      expect(identityOf(other).hash === identityOf(list).hash).toBe(!isData)
    }),
  )
})

it('keeps the hash that stores of earlier versions gave', () => {
  const parts = [{ source: 'faers', partition: '2020Q1', hash: 'ab' }]
  const { hash } = datasetIdentity({ id: 'any', parts })
  // printf '[3,["faers","2020Q1","ab"]]' | sha256sum
  expect(hash).toBe('650ff2788cbd6d9bc43656da4eb22c1a1dc7573cf2ac4a0cb0f57d6040d125ea')
  const duplicates = { method: 'exact', decisions: 'cd', merged: 1, removed: 1 } as const
  expect(datasetIdentity({ id: 'any', parts, duplicates }).hash).not.toBe(hash)
  const drugNames = { resolver: 'test', dictionaries: [] }
  expect(datasetIdentity({ id: 'any', parts, drugNames }).hash).not.toBe(hash)
})
