/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { extractMentions } from '../extract/extract-mentions.js'
import { lexicon } from './lexicon.js'
import { openEntries } from './open-entries.js'

const require = createRequire(import.meta.url)
const english = require('an-array-of-english-words') as string[]

/** Spellings of drugs and of their kinds that dictionaries of English have too. */
const SPELLINGS_OF_DRUGS = new Set(
  readFileSync(new URL('../../bench/spellings-of-drugs.txt', import.meta.url), 'utf8')
    .trim()
    .split(/\s+/),
)

it('takes no word of ordinary English for a misspelt drug', () => {
  const open = lexicon()
  expect(english.length).toBeGreaterThan(200_000)
  const isListed = (word: string) =>
    open.terms.has(word) || extractMentions(word, open).drugs.some(({ method }) => method !== 'edit-distance')
  const isPlural = (word: string) => {
    const one = word.replace(/s$/, '')
    return one !== word && (isListed(one) || SPELLINGS_OF_DRUGS.has(one))
  }
  const taken = english.filter((word) => open.nearDrugs.termOf(word) !== null && !isListed(word))
  expect(taken.filter((word) => !SPELLINGS_OF_DRUGS.has(word) && !isPlural(word))).toEqual([])
})

/** Spellings of reactions that dictionaries of English have too. */
const SPELLINGS_OF_REACTIONS = new Set(
  `apatetic arhythmia arhythmias bewetting ditziness dyspnea epitaxis hypaesthesia hyperidrosis knickered leucaemia leucemia leucopenia panaesthesia
   panesthesia panesthesias poysoning pyranoid quadraplegia seisures`.split(/\s+/),
)
const SAME_BEGINNING = 6

it('takes no word of ordinary English for a misspelt reaction of another beginning', () => {
  const open = lexicon()
  const words = openEntries().reactions.flatMap(({ term, phrases = [] }) => [term, ...phrases])
  const beginnings = new Set(words.filter((word) => !word.includes(' ')).map((word) => word.slice(0, SAME_BEGINNING)))
  const taken = english.filter(
    (word) =>
      !beginnings.has(word.slice(0, SAME_BEGINNING)) &&
      !open.terms.has(word) &&
      open.nearReactions.termOf(word) !== null,
  )
  expect(taken.filter((word) => !SPELLINGS_OF_REACTIONS.has(word))).toEqual([])
})
