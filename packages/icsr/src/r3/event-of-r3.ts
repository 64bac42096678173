import { type CaseChild, presentText, type SeriousnessFlags } from '@aethersignal/model/adapter'
import { countryOf } from '../country-of.js'
import type { NoteRepair } from '../reason-codes.js'
import { elementAt, type XmlElement } from '../xml/xml-element.js'
import type { Hl7Reader } from './hl7-reader.js'
import { OIDS, SERIOUSNESS_CODES } from './oids.js'
import { codedTerm, observationValue, readDateR3 } from './reading-r3.js'

export interface EventR3 {
  readonly row: CaseChild<'event'>
  /** Start of the reaction, YYYYMMDD. */
  readonly onset: number | null
  readonly flags: SeriousnessFlags
  /** Whether every criterion of seriousness is answered, if only by a nullFlavor. */
  readonly answered: boolean
  readonly country: string | null
}

/** A reaction (E.i), an observation of code 29, as a row. Its criteria of seriousness, outcome and dates stay in `extra`. */
export function eventOfR3(observation: XmlElement, reader: Hl7Reader, note: NoteRepair): EventR3 {
  const value = elementAt(observation, 'value')
  const { term, rest } = codedTerm(value)
  const translation = observationValue(observation, 'outboundRelationship2', '30')?.text || null
  const written = presentText(term ?? translation, 'event')
  if (written === null) note('missing-term')
  reader.take(
    value,
    observation.children.find(({ name }) => name === 'code'),
  )
  const flags: Record<string, boolean> = {}
  let answers = 0
  const criteria = Object.entries(SERIOUSNESS_CODES)
  for (const [flag, code] of criteria) {
    const answer = observationValue(observation, 'outboundRelationship2', code)
    if (answer?.attributes['value'] !== undefined || answer?.attributes['nullFlavor'] !== undefined) answers++
    flags[flag] = answer?.attributes['value'] === 'true'
  }
  const intervention = observationValue(observation, 'outboundRelationship2', '7', OIDS.fdaObservation)
  flags['requiredIntervention'] = intervention?.attributes['value'] === 'true'
  const place = elementAt(observation, 'location', 'locatedEntity', 'locatedPlace', 'code')
  const low = elementAt(observation, 'effectiveTime', 'low')
  const partLow = elementAt(observation, 'effectiveTime', 'comp', 'low')
  const row = { term: written, extra: reader.extra(observation, rest) }
  return {
    row,
    onset: readDateR3(reader, low ?? partLow, note),
    flags,
    answered: answers === criteria.length,
    country: countryOf(
      place?.attributes['nullFlavor'] === undefined ? (place?.attributes['code'] ?? null) : null,
      note,
    ),
  }
}
