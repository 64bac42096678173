import { expect, it } from 'vitest'
import { nameKey } from '../spelling/read-words.js'
import { smallVocabularies } from '../understanding/small-vocabularies.fixture.js'
import { understand } from '../understanding/understand.js'
import { searchTerms } from './search-terms.js'
import { wordIndex } from './word-index.js'

const index = wordIndex(smallVocabularies)
const found = (text: string, options?: Parameters<typeof searchTerms>[2]) =>
  searchTerms(index, text, options).map(({ name, match }) => `${name} ${match}`)

it.each([
  ['panc', ['Pancreatitis prefix', 'Pancreatitis acute prefix']],
  ['pancreatitis', ['Pancreatitis exact', 'Pancreatitis acute prefix']],
  ['acute', ['Pancreatitis acute word', 'Hepatitis acute word', 'Acute kidney injury prefix']],
  ['pancraetitis', ['Pancreatitis fuzzy']],
  ['semaglutde', ['SEMAGLUTIDE fuzzy']],
  ['ozemp', ['SEMAGLUTIDE prefix']],
  ['statins', ['statins exact']],
  ['FOURNIER^S', ["Fournier's gangrene prefix"]],
  ['hemorrhage', ['Haemorrhage exact', 'Gastrointestinal haemorrhage word']],
  ['zzzzzz', []],
])('%s finds %j', (text, names) => {
  expect(found(text)).toEqual(expect.arrayContaining(names))
  expect(found(text)[0]).toBe(names.find((name) => /exact|prefix/.test(name)) ?? names[0])
})

it('says what a synonym and a group stand for', () => {
  expect(searchTerms(index, 'ozempic')[0]).toMatchObject({ names: ['SEMAGLUTIDE'], method: 'synonym' })
  expect(searchTerms(index, 'NSAID')[0]).toMatchObject({ names: ['IBUPROFEN', 'NAPROXEN'], method: 'group' })
})

it('keeps to a kind and to a limit', () => {
  expect(found('a', { kind: 'drug', limit: 3 })).toHaveLength(3)
  expect(searchTerms(index, 'a', { kind: 'event' }).every(({ kind }) => kind === 'event')).toBe(true)
})

it.each([
  ['haemorrhages', 'hemorrhage'],
  ['Oedema', 'edema'],
  ['tumours', 'tumor'],
  ["Fournier's gangrene", 'FOURNIER^S GANGRENE'],
  ['Guillain-Barré syndrome', 'guillain barre syndrome'],
  ['sulphasalazine', 'sulfasalazine'],
  ['localised', 'localized'],
  ['centre', 'center'],
  ['biopsies', 'biopsy'],
  ['rashes', 'rash'],
])('takes %s as %s', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other))
})

it.each(['diabetes mellitus', 'virus', 'sinus arrhythmia', 'stress', 'B12', 'covid 19'])(
  'keeps %s apart from a word it is not',
  (name) => {
    expect(nameKey(name)).not.toBe('')
    expect(nameKey(name)).not.toBe(nameKey(name.slice(0, -1)))
  },
)

it('offers a substance together with the brands that the source counts beside it', () => {
  const drugs = ['SEMAGLUTIDE', 'OZEMPIC'].map((name) => ({ name, reports: 9 }))
  const synonyms = [{ kind: 'drug' as const, written: 'Ozempic', names: ['SEMAGLUTIDE'] }]
  const beside = wordIndex({ drugs, events: [], synonyms })
  const chipOf = (text: string) => understand(text, beside, { today: '2024-08-15' }).chips[0]
  const both = [{ meaning: { kind: 'drug', names: expect.arrayContaining(['SEMAGLUTIDE', 'OZEMPIC']) } }]
  expect(chipOf('semaglutide')).toMatchObject({ open: false, alternatives: both })
  expect(chipOf('ozempic')).toMatchObject({ open: true, alternatives: both })
})
