import { MISSING_INTEGER } from '@aethersignal/model'
import { readHl7Date } from '@aethersignal/model/adapter'
import type { NoteRepair } from '../reason-codes.js'
import { elementAt, elementsAt, type XmlElement } from '../xml/xml-element.js'
import { type Hl7Reader, hasCode } from './hl7-reader.js'
import { OIDS } from './oids.js'

/** A date as YYYYMMDD; null where it is missing or cannot be, which is noted, and it stays in `extra`. */
export function readDateR3(reader: Hl7Reader, element: XmlElement | undefined, note: NoteRepair): number | null {
  const { date, issue } = readHl7Date(element?.attributes['value'] ?? '')
  if (issue !== null) note(issue)
  if (date === MISSING_INTEGER) return null
  reader.take(element)
  return date
}

/** The value of the observation with this code among those related to an element. */
export function observationValue(
  element: XmlElement,
  relation: string,
  code: string,
  system: string = OIDS.observation,
): XmlElement | undefined {
  return elementAt(observationsWith(element, relation, code, system)[0], 'value')
}

export function observationsWith(
  element: XmlElement,
  relation: string,
  code: string,
  system: string = OIDS.observation,
): XmlElement[] {
  return elementsAt(element, relation, 'observation').filter((observation) => hasCode(observation, system, code))
}

/**
 * The term of a MedDRA code or, without one, the words of the reporter. The name of a code takes the user's MedDRA. The
 * version and what else is said of it are for `extra`.
 */
export function codedTerm(value: XmlElement | undefined): {
  term: string | null
  rest: Readonly<Record<string, unknown>>
} {
  const code = value?.attributes['nullFlavor'] === undefined ? value?.attributes['code']?.trim() : undefined
  const original = elementAt(value, 'originalText')
  const words = original?.text || null
  const isCoded = code !== undefined && code !== ''
  const system = value?.attributes['codeSystem']
  return {
    term: isCoded ? (system === OIDS.medDra || system === undefined ? `MedDRA LLT ${code}` : code) : words,
    rest: {
      meddraVersion: value?.attributes['codeSystemVersion'],
      codeSystem: isCoded && system !== OIDS.medDra ? system : undefined,
      displayName: value?.attributes['displayName'],
      originalText: isCoded ? (words ?? nullFlavorOf(original)) : undefined,
      originalLanguage: original?.attributes['language'],
      code: nullFlavorOf(value),
    },
  }
}

function nullFlavorOf(element: XmlElement | undefined): string | undefined {
  const flavor = element?.attributes['nullFlavor']
  return flavor === undefined ? undefined : `nullFlavor:${flavor}`
}
