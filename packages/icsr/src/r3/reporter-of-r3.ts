import type { CaseChild } from '@aethersignal/model/adapter'
import { countryOf } from '../country-of.js'
import { fromCodes, REPORTER_SOURCES, REPORTER_TYPES } from '../e2b-codes.js'
import type { NoteRepair } from '../reason-codes.js'
import { elementAt, elementsAt, type XmlElement } from '../xml/xml-element.js'
import { type Hl7Reader, hasCode } from './hl7-reader.js'
import { OIDS } from './oids.js'

/** Who reported, of all primary sources (C.2.r). */
export interface ReportersR3 {
  readonly rows: readonly CaseChild<'reporter'>[]
  /** Of the primary source for regulatory purposes, else of the first. */
  readonly country: string | null
  readonly type: string | undefined
}

export function reportersOfR3(event: XmlElement, reader: Hl7Reader, note: NoteRepair): ReportersR3 {
  const sources = elementsAt(event, 'outboundRelationship').filter((relation) => {
    const related = elementAt(relation, 'relatedInvestigation')
    return related !== undefined && hasCode(related, OIDS.relatedReport, '2')
  })
  const primary =
    sources.find((source) => elementAt(source, 'priorityNumber')?.attributes['value'] === '1') ?? sources[0]
  const rows = sources.map((source) => {
    reader.take(source)
    const related = elementAt(source, 'relatedInvestigation')
    const code = related?.children.find(({ name }) => name === 'code')
    reader.take(code)
    return { code: fromCodes(REPORTER_SOURCES, codeAt(source, 'asQualifiedEntity')), extra: reader.extra(source) }
  })
  return {
    rows,
    country: primary === undefined ? null : countryOf(codeAt(primary, 'asLocatedEntity', 'location'), note),
    type: primary === undefined ? undefined : fromCodes(REPORTER_TYPES, codeAt(primary, 'asQualifiedEntity')),
  }
}

function codeAt(source: XmlElement, ...path: readonly string[]): string | null {
  const person = elementAt(
    source,
    'relatedInvestigation',
    'subjectOf2',
    'controlActEvent',
    'author',
    'assignedEntity',
    'assignedPerson',
  )
  const code = elementAt(person, ...path, 'code')
  return code?.attributes['nullFlavor'] === undefined ? (code?.attributes['code'] ?? null) : null
}
