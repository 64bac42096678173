import { describe, expect, it } from 'vitest'
import { extractMentions } from '../extract/extract-mentions.js'
import { lexicon } from './lexicon.js'
import { readEntries } from './lexicon-entry.js'

describe('readEntries', () => {
  it('reads terms that are then found in texts', () => {
    const text =
      '{"drugs":[{"term":"Zyxomab","brands":["Zyx"]}],"reactions":[{"term":"Blue toes","phrases":["toes blue"]}]}'
    const own = lexicon(readEntries(text, 'own.json'), { open: false })
    const { pairs } = extractMentions('Zyx turned my toes blue', own)
    expect(pairs.map(({ drug, reaction }) => [drug.term, drug.method, reaction.term])).toEqual([
      ['zyxomab', 'brand', 'blue toes'],
    ])
  })

  it.each([
    ['{', 'input/not-recognised', undefined],
    ['[]', 'input/not-recognised', undefined],
    ['{}', 'input/empty', undefined],
    ['{"drug":[]}', 'input/invalid-row', 'drug'],
    ['{"drugs":{}}', 'input/invalid-row', 'drugs'],
    ['{"drugs":["x"]}', 'input/invalid-row', 'drugs[0]'],
    ['{"drugs":[{"term":" "}]}', 'input/invalid-row', 'drugs[0].term'],
    ['{"drugs":[{"term":"x","brand":["y"]}]}', 'input/invalid-row', 'drugs[0].brand'],
    ['{"reactions":[{"term":"x"},{"term":"y","emoji":"z"}]}', 'input/invalid-row', 'reactions[1].emoji'],
  ])('refuses %s, saying where', (text, code, field) => {
    const place = field === undefined ? { file: 'own.json' } : { file: 'own.json', field }
    expect(() => readEntries(text, 'own.json')).toThrow(expect.objectContaining({ code, place }))
  })
})
