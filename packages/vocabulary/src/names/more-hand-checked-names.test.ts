import { substanceName } from '@aethersignal/model'
import { expect, it } from 'vitest'
import { openCore } from '../dictionaries/open-core.js'
import { substanceSynonyms } from '../dictionaries/substance-synonyms.js'
import { drugNameResolver } from './drug-name-resolver.js'
import { HAND_CHECKED_NAMES } from './hand-checked-names.fixture.js'
import { MORE_HAND_CHECKED_NAMES } from './more-hand-checked-names.fixture.js'

it('holds, with those of the older slices, 500 names, each once', () => {
  const names = [...HAND_CHECKED_NAMES, ...MORE_HAND_CHECKED_NAMES].map(([written]) => written.toUpperCase())
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(names.length).toBeGreaterThanOrEqual(500)
})

it('finds their substances without any dictionary but the open core, and takes none for another drug', () => {
  const resolver = drugNameResolver({ dictionaries: [substanceSynonyms(), openCore().dictionary] })
  const wrong: string[] = []
  const missed: string[] = []
  for (const [written, substances] of MORE_HAND_CHECKED_NAMES) {
    const found = resolver.resolve(written)!
    if (found.method === 'unresolved') {
      if (substances !== null) missed.push(written)
      continue
    }
    const folded = (names: readonly string[]) => names.map((name) => substanceName(name)).sort()
    const names = folded(found.names)
    if (substances === null || names.join() !== folded(substances).join())
      wrong.push(`${written} → ${names.join(' + ')}`)
  }
  expect(wrong).toEqual([])
  expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(6)
})
