import { describe, expect, it } from 'vitest'
import { drugNameResolver } from '../names/drug-name-resolver.js'
import { atcDrugs, atcGroups, atcLevel } from './atc-table.js'
import { atcDictionary, readAtc } from './read-atc.js'
import { readDictionary } from './read-dictionary.js'

const LINES = [
  ['C', 'CARDIOVASCULAR SYSTEM'],
  ['C10', 'LIPID MODIFYING AGENTS'],
  ['C10AA', 'HMG CoA reductase inhibitors'],
  ['C10AA05', 'atorvastatin'],
  ['C10AA07', 'rosuvastatin'],
  ['C10AA07', 'rosuvastatin'],
  ['C10BA05', 'atorvastatin and ezetimibe'],
  ['N02BA01', 'acetylsalicylic acid'],
  ['B01AC06', 'acetylsalicylic acid'],
  ['N02BA51', 'acetylsalicylic acid, combinations excl. psycholeptics'],
]

const LAYOUTS = {
  scraped: `atc_code,atc_name,ddd,uom,adm_r,note\n${LINES.map(([code, name]) => `${code},"${name}",10,mg,O,NA`).join('\n')}\n`,
  semicolons: `\uFEFFATC code;ATC level name;DDD\r\n${LINES.map(([code, name]) => `${code};${name};`).join('\r\n')}`,
  ontology: `Class ID,Preferred Label,Synonyms\n${LINES.map(([code, name]) => `http://purl.bioontology.org/ontology/ATC/${code},"${name}",`).join('\n')}\nhttp://purl.bioontology.org/ontology/STY/T103,Chemical,\n`,
  tabs: `code\tname\n${LINES.map((line) => line.join('\t')).join('\n')}`,
}

describe('readAtc', () => {
  it.each(Object.entries(LAYOUTS))('reads classes and substances: %s', (_, text) => {
    const table = readAtc(text, 'atc.csv')
    expect(table.byCode.get('C10AA')).toEqual({ code: 'C10AA', name: 'HMG COA REDUCTASE INHIBITORS', level: 4 })
    expect(table.byCode.size).toBe(9)
    expect(atcDrugs(table, 'C10AA')).toEqual(['ATORVASTATIN', 'ROSUVASTATIN'])
    expect(atcDrugs(table, 'C10')).toEqual(['ATORVASTATIN', 'ROSUVASTATIN'])
    expect(atcDrugs(table, 'X')).toEqual([])
    expect(atcGroups(table, 4)).toEqual([
      { code: 'C10AA', name: 'C10AA HMG COA REDUCTASE INHIBITORS', drugs: ['ATORVASTATIN', 'ROSUVASTATIN'] },
    ])
    const resolver = drugNameResolver({ dictionaries: [readDictionary(text, 'atc.csv')] })
    expect(resolver.resolve('Acetylsalicylic acid')).toMatchObject({
      names: ['ACETYLSALICYLIC ACID'],
      identifiers: { 'ACETYLSALICYLIC ACID': { atc: ['B01AC06', 'N02BA01'] } },
    })
    expect(atcDictionary(table).byWritten.has('ATORVASTATIN AND EZETIMIBE')).toBe(false)
  })

  it.each([
    ['C10AA05', 5],
    ['C10AA', 4],
    ['C10A', 3],
    ['C10', 2],
    ['C', 1],
    ['C1', null],
    ['C10AA5', null],
    ['CAA', null],
    ['', null],
  ])('knows the level of %j', (code, level) => expect(atcLevel(code)).toBe(level))

  it.each([
    ['', 'input/empty', { file: 'a.csv' }],
    ['code,meaning\nC10,LIPIDS\n', 'input/missing-column', { file: 'a.csv', line: 1, field: 'atc_name' }],
    ['code,name\nC10,LIPIDS\nC10,OTHERS\n', 'input/invalid-row', { file: 'a.csv', line: 3, field: 'name' }],
    ['code,name\n1,one\n', 'input/not-recognised', { file: 'a.csv' }],
  ])('refuses %j', (text, code, place) => {
    expect(() => readAtc(text, 'a.csv')).toThrow(expect.objectContaining({ code, place }))
  })
})
