import type { Role } from '@aethersignal/model'
import type { CaseChild } from '@aethersignal/model/adapter'
import { drugNames } from '../drug-names.js'
import { DURATION_UNITS, fromCodes } from '../e2b-codes.js'
import type { DrugRows } from '../r2/drug-of-r2.js'
import type { NoteRepair } from '../reason-codes.js'
import { elementAt, elementsAt, type XmlElement } from '../xml/xml-element.js'
import { type Hl7Reader, hasCode } from './hl7-reader.js'
import { OIDS } from './oids.js'
import { codedTerm, observationsWith, readDateR3 } from './reading-r3.js'

/** G.k.8 as FAERS DECHAL: 4 dose not changed and 9 not applicable do not apply, 0 is unknown. The others do not tell. */
const DECHALLENGES: Readonly<Record<string, string>> = { 0: 'U', 4: 'D', 9: 'D' }
/** G.k.9.i.4 as FAERS RECHAL: 1 recurred, 2 did not, 3 outcome unknown, 4 not given again. */
const RECHALLENGES: Readonly<Record<string, string>> = { 1: 'Y', 2: 'N', 3: 'U', 4: 'D' }

/** A drug (G.k), a substanceAdministration, as rows; `role` is what `rolesOfE2b` gives for it in its report. */
export function drugOfR3(
  drug: XmlElement,
  sequence: number,
  role: Role | null | undefined,
  reader: Hl7Reader,
  note: NoteRepair,
): DrugRows {
  if (role === null) note('role-missing')
  else if (role === undefined) note('role-not-recognised')
  const product = elementAt(drug, 'consumable', 'instanceOfKind', 'kindOfProduct')
  const verbatim = reader.text(elementAt(product, 'name'))
  const ingredients = elementsAt(product, 'ingredient', 'ingredientSubstance', 'name')
    .map((name) => reader.text(name))
    .filter((name) => name !== null)
  const ingredient = ingredients.length === 0 ? null : ingredients.join('\\')
  const named = drugNames(ingredient, verbatim)
  if (named.names === null) note('missing-drug')
  const dosages = elementsAt(drug, 'outboundRelationship2', 'substanceAdministration')
  const indications = observationsWith(drug, 'inboundRelationship', '19').map((observation) =>
    indicationOf(observation, sequence, reader),
  )
  const therapies = dosages.flatMap((dosage) => therapyOf(dosage, sequence, reader, note) ?? [])
  const row = {
    sequence,
    role: role ?? null,
    verbatim,
    ingredient,
    ...named,
    route: first(dosages, (dosage) => routeOf(elementAt(dosage, 'routeCode'), reader)),
    dose: first(dosages, (dosage) => reader.text(elementAt(dosage, 'text')) ?? structuredDose(dosage)),
    dechallenge: dechallengeOf(drug),
    rechallenge: rechallengeOf(drug),
    lot: first(dosages, (dosage) =>
      reader.text(elementAt(dosage, 'consumable', 'instanceOfKind', 'productInstanceInstance', 'lotNumberText')),
    ),
    applicationNumber: reader.attribute(
      elementAt(product, 'asManufacturedProduct', 'subjectOf', 'approval', 'id'),
      'extension',
    ),
  }
  return {
    drug: { ...row, extra: reader.extra(drug) },
    indications: indications.filter(({ term }) => term !== null),
    therapies,
  }
}

/** The first that a dosage tells; what the others tell stays in `extra`. */
function first(dosages: readonly XmlElement[], read: (dosage: XmlElement) => string | null): string | null {
  for (const dosage of dosages) {
    const value = read(dosage)
    if (value !== null) return value
  }
  return null
}

function routeOf(route: XmlElement | undefined, reader: Hl7Reader): string | null {
  const words = reader.text(elementAt(route, 'originalText'))
  if (words !== null) return words
  const name = route?.attributes['displayName'] ?? route?.attributes['code']
  return name === undefined || name === '' || route?.attributes['nullFlavor'] !== undefined ? null : name
}

function structuredDose(dosage: XmlElement): string | null {
  const { value, unit } = elementAt(dosage, 'doseQuantity')?.attributes ?? {}
  return value === undefined ? null : [value, unit].filter(Boolean).join(' ')
}

function therapyOf(
  dosage: XmlElement,
  sequence: number,
  reader: Hl7Reader,
  note: NoteRepair,
): CaseChild<'therapy'> | null {
  const time = elementAt(dosage, 'effectiveTime')
  const intervals = [time, ...elementsAt(time, 'comp')]
  const part = (name: string) => intervals.map((interval) => elementAt(interval, name)).find(Boolean)
  const startDate = readDateR3(reader, part('low'), note)
  const endDate = readDateR3(reader, part('high'), note)
  const width = part('width')
  const unit = fromCodes(DURATION_UNITS, width?.attributes['unit'] ?? null)
  const written = width?.attributes['value'] ?? ''
  const timed = unit !== undefined && /^\d+(\.\d+)?$/.test(written)
  if (timed) reader.take(width)
  if (startDate === null && endDate === null && !timed) return null
  return { sequence, startDate, endDate, ...(timed && { duration: Number(written), durationUnit: unit }) }
}

function indicationOf(observation: XmlElement, sequence: number, reader: Hl7Reader): CaseChild<'indication'> {
  const value = elementAt(observation, 'value')
  const { term, rest } = codedTerm(value)
  if (term !== null) reader.take(observation)
  const known = Object.entries(rest).filter(([, entry]) => entry !== undefined)
  return { sequence, term, extra: known.length === 0 ? null : JSON.stringify(Object.fromEntries(known)) }
}

function dechallengeOf(drug: XmlElement): string | undefined {
  const act = elementsAt(drug, 'inboundRelationship', 'act').find((found) => hasCode(found, OIDS.actionTaken))
  return fromCodes(DECHALLENGES, elementAt(act, 'code')?.attributes['code'] ?? null)
}

/** Over all reactions: recurred if any did. */
function rechallengeOf(drug: XmlElement): string | undefined {
  const answers = observationsWith(drug, 'outboundRelationship2', '31').map((observation) =>
    fromCodes(RECHALLENGES, elementAt(observation, 'value')?.attributes['code'] ?? null),
  )
  return ['Y', 'N', 'U', 'D'].find((answer) => answers.includes(answer))
}
