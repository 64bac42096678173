import {
  outcomesOf,
  presentText,
  readAge,
  readWeight,
  rolesOfE2b,
  type SeriousnessFlags,
} from '@aethersignal/model/adapter'
import { fromCodes, REPORT_TYPES, SEXES } from '../e2b-codes.js'
import type { IcsrCase } from '../icsr-case.js'
import { earliest } from '../r2/read-date.js'
import type { NoteRepair } from '../reason-codes.js'
import { elementAt, elementsAt, type XmlElement } from '../xml/xml-element.js'
import { drugOfR3 } from './drug-of-r3.js'
import { type EventR3, eventOfR3 } from './event-of-r3.js'
import { Hl7Reader, hasCode } from './hl7-reader.js'
import { OIDS } from './oids.js'
import { observationsWith, observationValue, readDateR3 } from './reading-r3.js'
import { reportersOfR3 } from './reporter-of-r3.js'
import { versionOfR3 } from './version-of-r3.js'

/**
 * The case of a message of E2B(R3), a `PORR_IN049016UV`. Null where it has neither a worldwide (C.1.8.1) nor a sender's
 * (C.1.1) identifier. The case id is the worldwide one, else the sender's; the version is that of `versionOfR3`.
 *
 * Reactions and indications are MedDRA codes, so their term is `MedDRA LLT 10012345`, with version and the reporter's
 * words in `extra`; without a code the words are the term. A case is serious where a reaction is, and not serious where
 * every reaction answers every criterion otherwise. What the tables have no column for stays in `extra`, nullFlavors as
 * `nullFlavor:UNK`.
 */
export function caseOfR3(message: XmlElement, note: NoteRepair = () => undefined): IcsrCase | null {
  const act = elementAt(message, 'controlActProcess')
  const event = elementAt(act, 'subject', 'investigationEvent')
  if (act === undefined || event === undefined) return null
  const reader = new Hl7Reader()
  const idOf = (root: string) =>
    presentText(
      reader.attribute(
        elementsAt(event, 'id').find(({ attributes }) => attributes['root'] === root),
        'extension',
      ),
      'id',
    )
  const senderId = idOf(OIDS.reportId)
  const worldwideId = idOf(OIDS.worldwideId)
  const caseId = worldwideId ?? senderId
  if (caseId === null) return null
  const created = elementAt(act, 'effectiveTime')?.attributes['value'] ?? null
  const versionDate = readDateR3(reader, elementAt(event, 'availabilityTime'), note)
  const version = versionOfR3(versionDate, created)
  const assessment = elementsAt(event, 'component', 'adverseEventAssessment')[0]
  const role = elementAt(assessment, 'subject1', 'primaryRole')
  const change = characteristic(event, '3')?.attributes['code']?.trim() ?? null
  const nullified = change === '1'
  if (change === null ? hasReason(event) : !['1', '2'].includes(change)) note('nullification-unclear')
  // A nullified report counts for nothing: what it held stays in `extra`.
  const held = nullified ? undefined : role
  const reactions = held === undefined ? [] : observationsWith(held, 'subjectOf2', '29')
  const events = reactions.map((reaction) => eventOfR3(reaction, reader, note))
  const drugs = drugsOf(held, nullified ? undefined : assessment, reader, note)
  const reporters = reportersOfR3(event, reader, note)
  const flags = anyOf(events.map((found) => found.flags))
  const type = fromCodes(REPORT_TYPES, characteristic(event, '1')?.attributes['code'] ?? null)
  const text = elementAt(event, 'text')
  const row = {
    reportId: `${senderId ?? caseId}-v${version ?? 0}`,
    caseId,
    version,
    versionDate,
    receivedDate: readDateR3(reader, elementAt(event, 'effectiveTime', 'low'), note),
    eventDate: earliest(events.flatMap(({ onset }) => onset ?? [])),
    ...patientOf(role, reader, note),
    country: events.find(({ country }) => country !== null)?.country ?? reporters.country,
    reporterCountry: reporters.country,
    serious: seriousnessOf(events, flags),
    reporterType: reporters.type,
    reportType: type,
    sender: senderOf(event),
    senderCaseNumber: senderId,
  }
  const narrative = reader.text(text)
  reader.take(...reactions, ...drugElements(held))
  return {
    nullified,
    case: {
      ...row,
      extra: reader.extra(act, { ...(narrative !== null && { narrative }), ...(nullified && { nullified: true }) }),
    },
    drugs: drugs.map(({ drug }) => drug),
    events: events.map((found) => found.row),
    outcomes: outcomesOf(flags).map((code) => ({ code })),
    indications: drugs.flatMap(({ indications }) => indications),
    therapies: drugs.flatMap(({ therapies }) => therapies),
    reporters: reporters.rows,
  }
}

function drugElements(role: XmlElement | undefined): readonly XmlElement[] {
  return elementsAt(role, 'subjectOf2', 'organizer')
    .filter((organizer) => hasCode(organizer, OIDS.organizer, '4'))
    .flatMap((organizer) => elementsAt(organizer, 'component', 'substanceAdministration'))
}

function drugsOf(
  role: XmlElement | undefined,
  assessment: XmlElement | undefined,
  reader: Hl7Reader,
  note: NoteRepair,
) {
  const codes = new Map<string, string>()
  for (const causality of elementsAt(assessment, 'component', 'causalityAssessment')) {
    if (!hasCode(causality, OIDS.observation, '20')) continue
    // FDA says under the same code that a device is a similar one, in a code system of its own.
    const { code, codeSystem = OIDS.drugRole } = elementAt(causality, 'value')?.attributes ?? {}
    const drug = elementAt(causality, 'subject2', 'productUseReference', 'id')?.attributes['root']
    if (code === undefined || codeSystem !== OIDS.drugRole || drug === undefined || codes.has(drug)) continue
    codes.set(drug, code)
    if (/^[1-4]$/.test(code)) reader.take(causality)
  }
  const drugs = drugElements(role)
  const roles = rolesOfE2b(drugs.map((drug) => codes.get(elementAt(drug, 'id')?.attributes['root'] ?? '') ?? null))
  return drugs.map((drug, index) => drugOfR3(drug, index + 1, roles[index], reader, note))
}

function patientOf(role: XmlElement | undefined, reader: Hl7Reader, note: NoteRepair) {
  if (role === undefined) return {}
  const gender = elementAt(role, 'player1', 'administrativeGenderCode')
  const sex =
    gender?.attributes['nullFlavor'] === undefined ? fromCodes(SEXES, gender?.attributes['code'] ?? null) : undefined
  if (sex !== undefined) reader.take(gender)
  const { value: age = '', unit = '' } = observationValue(role, 'subjectOf2', '3')?.attributes ?? {}
  const { years, issue } = readAge(age, unit.replace(/[{}]/g, ''))
  const { value: weight = '', unit: weightUnit = '' } = observationValue(role, 'subjectOf2', '7')?.attributes ?? {}
  const mass = readWeight(weight, weightUnit)
  if (issue !== null) note(issue)
  if (mass.issue !== null) note(mass.issue)
  if (age !== '') reader.take(...observationsWith(role, 'subjectOf2', '3'))
  if (weight !== '') reader.take(...observationsWith(role, 'subjectOf2', '7'))
  return {
    sex,
    ageYears: years,
    ageVerbatim: age === '' ? null : `${age} ${unit}`.trim(),
    ageIssue: issue,
    weightKilograms: mass.kilograms,
    weightVerbatim: weight === '' ? null : `${weight} ${weightUnit}`.trim(),
  }
}

/** Whether a reason for a nullification or an amendment (C.1.11.2) is written. */
function hasReason(event: XmlElement): boolean {
  const value = characteristic(event, '4')
  if (value === undefined || value.attributes['nullFlavor'] !== undefined) return false
  const written = elementAt(value, 'originalText')?.text ?? value.text
  return written.trim() !== ''
}

/** The value of an investigationCharacteristic: 1 type of report, 3 nullification or amendment, 4 its reason. */
function characteristic(event: XmlElement, code: string): XmlElement | undefined {
  const found = elementsAt(event, 'subjectOf2', 'investigationCharacteristic').find((candidate) =>
    hasCode(candidate, OIDS.characteristic, code),
  )
  return elementAt(found, 'value')
}

function senderOf(event: XmlElement): string | null {
  for (const entity of elementsAt(event, 'subjectOf1', 'controlActEvent', 'author', 'assignedEntity')) {
    if (!hasCode(entity, OIDS.senderType)) continue
    const department = elementAt(entity, 'representedOrganization')
    const organisation = elementAt(department, 'assignedEntity', 'representedOrganization', 'name')
    return (organisation?.text || elementAt(department, 'name')?.text) ?? null
  }
  return null
}

function anyOf(reactions: readonly SeriousnessFlags[]): SeriousnessFlags {
  const flags: Record<string, boolean> = {}
  for (const reaction of reactions) {
    for (const [flag, set] of Object.entries(reaction)) flags[flag] = (flags[flag] ?? false) || set === true
  }
  return flags
}

function seriousnessOf(events: readonly EventR3[], flags: SeriousnessFlags): number | null {
  if (Object.values(flags).some(Boolean)) return 1
  return events.length > 0 && events.every(({ answered }) => answered) ? 0 : null
}
