import { describe, expect, it } from 'vitest'
import { parseElement } from '../xml/parse-element.js'
import { elementAt, type XmlElement } from '../xml/xml-element.js'
import { Hl7Reader } from './hl7-reader.js'
import { OIDS } from './oids.js'

function parsed(xml: string): XmlElement {
  const root = parseElement(xml, 1)
  if ('code' in root) throw new Error(root.message)
  return root
}
const extra = (reader: Hl7Reader, root: XmlElement) => JSON.parse(reader.extra(root) ?? 'null') as unknown

describe('Hl7Reader', () => {
  it('keeps each nullFlavor apart, and apart from what is empty', () => {
    const root = parsed('<r><a nullFlavor="UNK"/><b nullFlavor="ASKU"/><c value=""/><d/><e value="NI"/></r>')
    const reader = new Hl7Reader()
    for (const name of ['a', 'b', 'c', 'd']) expect(reader.attribute(elementAt(root, name))).toBeNull()
    expect(extra(reader, root)).toEqual({ a: 'nullFlavor:UNK', b: 'nullFlavor:ASKU', e: 'NI' })
    expect(reader.attribute(elementAt(root, 'e'))).toBe('NI')
    expect(extra(reader, root)).toEqual({ a: 'nullFlavor:UNK', b: 'nullFlavor:ASKU' })
  })

  it('names observations by their code and keeps several apart', () => {
    const observation = (code: string, value: string) =>
      `<outboundRelationship2><observation><code code="${code}" codeSystem="${OIDS.observation}"/>${value}</observation></outboundRelationship2>`
    const root = parsed(
      `<r>${observation('34', '<value value="true"/>')}${observation('10', '<value>a</value><author><id root="1"/></author>')}${observation('10', '<value>b</value>')}</r>`,
    )
    expect(extra(new Hl7Reader(), root)).toEqual({
      resultsInDeath: 'true',
      comment: [{ value: 'a', author: { id: { root: '1' } } }, 'b'],
    })
  })

  it('takes time in proportion to what it keeps', () => {
    const root = parsed(`<r>${'<a value="1"/>'.repeat(300_000)}</r>`)
    expect(extra(new Hl7Reader(), root)).toHaveProperty('a.length', 300_000)
  })
})
