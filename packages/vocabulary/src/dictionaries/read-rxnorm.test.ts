import { describe, expect, it } from 'vitest'
import { drugNameResolver } from '../names/drug-name-resolver.js'
import { dictionaryFormat, readDictionary } from './read-dictionary.js'
import { readRxNorm } from './read-rxnorm.js'

/** An atom as RXNCONSO.RRF has it. */
const atom = (
  rxcui: string,
  type: string,
  name: string,
  more: { language?: string; source?: string; code?: string; suppress?: string } = {},
) => {
  const { language = 'ENG', source = 'RXNORM', code = rxcui, suppress = 'N' } = more
  return `${rxcui}|${language}||||||1|||${rxcui}|${source}|${type}|${code}|${name}||${suppress}|4096|`
}
const relation = (one: string, rela: string, other: string) =>
  `${one}||CUI|RN|${other}||CUI|${rela}|||RXNORM|RXNORM|||N||`

const CONSO = [
  atom('161', 'IN', 'acetaminophen'),
  atom('161', 'SY', 'paracetamol'),
  atom('161', 'SY', 'doliprane', { language: 'FRE' }),
  atom('161', 'SY', 'retired name', { suppress: 'O' }),
  atom('161', 'IN', 'paracetamol', { source: 'ATC', code: 'N02BE01' }),
  atom('161', 'SU', 'ACETAMINOPHEN', { source: 'MTHSPL', code: '362O9ITL9D' }),
  atom('5489', 'IN', 'hydrocodone'),
  atom('203', 'PIN', 'hydrocodone bitartrate'),
  atom('214182', 'MIN', 'acetaminophen / hydrocodone'),
  atom('83367', 'IN', 'atorvastatin'),
  atom('153165', 'BN', 'Lipitor'),
  atom('1', 'SBDC', 'atorvastatin 10 MG [Lipitor]'),
  atom('2', 'SBDC', 'atorvastatin 20 MG [Lipitor]'),
  atom('3', 'BN', 'Vicodin'),
  atom('4', 'SBDC', 'acetaminophen 300 MG / hydrocodone bitartrate 5 MG [Vicodin]'),
  atom('5', 'BN', 'Panadol'),
  atom('6', 'BN', 'Old Brand', { suppress: 'O' }),
].join('\n')

describe('readRxNorm', () => {
  const resolverOf = (relations?: string) =>
    drugNameResolver({ dictionaries: [readRxNorm(CONSO, 'RXNCONSO.RRF', relations)] })

  it.each([
    ['Paracetamol', ['ACETAMINOPHEN']],
    ['Hydrocodone Bitartrate', ['HYDROCODONE BITARTRATE']],
    ['Lipitor', ['ATORVASTATIN']],
    ['Vicodin', ['ACETAMINOPHEN', 'HYDROCODONE BITARTRATE']],
    ['acetaminophen / hydrocodone', ['ACETAMINOPHEN', 'HYDROCODONE']],
  ])('resolves %s', (written, names) => expect(resolverOf().resolve(written)?.names).toEqual(names))

  it.each(['doliprane', 'retired name', 'Panadol', 'Old Brand'])('leaves %s open', (written) => {
    expect(resolverOf().resolve(written)?.method).toBe('unresolved')
  })

  it('takes brands that no component names from the relations', () => {
    const relations = [relation('161', 'tradename_of', '5'), relation('5', 'has_tradename', '161')].join('\n')
    expect(resolverOf(relations).resolve('Panadol')?.names).toEqual(['ACETAMINOPHEN'])
  })

  it('keeps the codes of a name', () => {
    expect(resolverOf().resolve('paracetamol')?.identifiers).toEqual({
      ACETAMINOPHEN: { rxcui: ['161'], atc: ['N02BE01'], unii: ['362O9ITL9D'] },
    })
  })

  it('is told by its content', () => {
    expect(dictionaryFormat(CONSO)).toBe('rxnorm')
    expect(readDictionary(CONSO, 'x').byWritten.get('LIPITOR')).toEqual(['ATORVASTATIN'])
  })

  it.each([
    [`${CONSO}\n1|ENG|short\n`, 'input/invalid-row', { file: 'r', line: 18 }],
    [atom('1', 'IN', 'x', { source: 'MSH' }), 'input/not-recognised', { file: 'r' }],
  ])('refuses a file that is cut or of other sources', (text, code, place) => {
    expect(() => readRxNorm(text, 'r')).toThrow(expect.objectContaining({ code, place }))
  })
})
