import { REPORT_TYPES, REPORTER_TYPES } from '../e2b-codes.js'
import type { IcsrCase } from '../icsr-case.js'
import { OIDS } from '../r3/oids.js'
import { createdOfVersion } from '../r3/version-of-r3.js'
import { fieldsOf, observation } from './coded-value.js'
import { drugsInOrder, drugXml, roleXml } from './drugs.js'
import { hl7Date } from './hl7-date.js'
import { measuresXml, playerXml } from './patient.js'
import { reactionsXml } from './reactions.js'
import { element, text, type Xml } from './xml-text.js'

/** Who sends a batch to whom, and when. */
export interface IcsrHeader {
  /** Identifies the batch (N.1.2); messages are numbered behind it. */
  readonly batch: string
  /** Sender and receiver (N.1.3, N.1.4, N.2.r.2, N.2.r.3). */
  readonly sender: string
  /** Receiver (N.1.4, N.2.r.3). */
  readonly receiver: string
  /** When the batch is written, as an HL7 timestamp: `20240309120000+0100`. */
  readonly created: string
}

/**
 * Writes cases as a batch of E2B(R3), one message each: a `MCCI_IN200100UV01` in UTF-8.
 *
 * What is read back equals what was written in everything E2B(R3) has an element for. It has none for the version of a
 * case, which follows from its dates (see `version` in the documentation; a case that was read from E2B(R3) keeps its own);
 * for FAERS's positive and negative dechallenge; for a second primary suspect; and ages are in years unless they were
 * written in UCUM. What stands in `extra` is not written, but for the narrative, the MedDRA version and the reporter's
 * words. A serious case without a criterion is written as otherwise medically important. Patients are written masked.
 * Characters that XML cannot hold become U+FFFD.
 */
export function writeIcsrR3(cases: IcsrCase | readonly IcsrCase[], header: IcsrHeader): string {
  const list = 'case' in cases ? [cases] : cases
  const batch = element(
    'MCCI_IN200100UV01',
    { xmlns: 'urn:hl7-org:v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', ITSVersion: 'XML_1.0' },
    element('id', { extension: header.batch, root: OIDS.batchNumber }),
    element('creationTime', { value: header.created }),
    element('responseModeCode', { code: 'D' }),
    element('interactionId', { extension: 'MCCI_IN200100UV01', root: OIDS.interaction }),
    element('name', { code: '1', codeSystem: OIDS.messageType }),
    ...list.map((found, index) => messageXml(found, index + 1, header)),
    device('receiver', 'RCV', header.receiver, OIDS.batchReceiver),
    device('sender', 'SND', header.sender, OIDS.batchSender),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${batch}\n`
}

function device(name: string, typeCode: string, extension: string, root: string): string {
  return element(
    name,
    { typeCode },
    element('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, element('id', { extension, root })),
  )
}

function messageXml(found: IcsrCase, number: number, header: IcsrHeader): string {
  const created = createdOfVersion(found.case.version) ?? header.created
  return element(
    'PORR_IN049016UV',
    {},
    element('id', { extension: `${header.batch}-${number}`, root: OIDS.reportId }),
    element('creationTime', { value: header.created }),
    element('interactionId', { extension: 'PORR_IN049016UV', root: OIDS.interaction }),
    element('processingCode', { code: 'P' }),
    element('processingModeCode', { code: 'T' }),
    element('acceptAckCode', { code: 'AL' }),
    device('receiver', 'RCV', header.receiver, OIDS.messageReceiver),
    device('sender', 'SND', header.sender, OIDS.messageSender),
    element(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      element('code', { code: 'PORR_TE049016UV', codeSystem: OIDS.trigger }),
      element('effectiveTime', { value: created }),
      element('subject', { typeCode: 'SUBJ' }, eventXml(found, number)),
    ),
  )
}

function eventXml(found: IcsrCase, number: number): string {
  const { case: row } = found
  const caseId = row.caseId ?? row.reportId ?? ''
  const narrative = fieldsOf(row.extra)['narrative']
  const [received, latest] = [hl7Date(row.receivedDate), hl7Date(row.versionDate)]
  return element(
    'investigationEvent',
    { classCode: 'INVSTG', moodCode: 'EVN' },
    element('id', { extension: row.senderCaseNumber ?? caseId, root: OIDS.reportId }),
    element('id', { extension: caseId, root: OIDS.worldwideId }),
    element('code', { code: 'PAT_ADV_EVNT', codeSystem: OIDS.actCode }),
    typeof narrative === 'string' ? element('text', {}, text(narrative)) : null,
    element('statusCode', { code: 'active' }),
    received === undefined ? null : element('effectiveTime', {}, element('low', { value: received })),
    latest === undefined ? null : element('availabilityTime', { value: latest }),
    assessmentXml(found, number),
    component(observationEvent('1', { value: 'false' })),
    component(observationEvent('23', { nullFlavor: 'NI' })),
    firstSenderXml(),
    reporterXml(found),
    row.sender ? senderXml(row.sender) : null,
    ...characteristicsXml(found),
  )
}

function component(inner: Xml): string {
  return element('component', { typeCode: 'COMP' }, inner)
}

function observationEvent(code: string, answer: Readonly<Record<string, string>>): string {
  const value = element('value', { 'xsi:type': 'BL', ...answer })
  return observation(code, value)
    .replace(/^<observation\b/, '<observationEvent')
    .replace(/<\/observation>$/, '</observationEvent>')
}

function assessmentXml(found: IcsrCase, number: number): string {
  const id = (kind: 'a' | 'b', index: number) =>
    `00000000-0000-4000-8000-${kind}${number.toString(16).padStart(5, '0')}${index.toString(16).padStart(6, '0')}`
  const drugs = drugsInOrder(found)
  const reaction = found.events.length > 0 ? id('a', 0) : null
  return component(
    element(
      'adverseEventAssessment',
      { classCode: 'INVSTG', moodCode: 'EVN' },
      element(
        'subject1',
        { typeCode: 'SBJ' },
        element(
          'primaryRole',
          { classCode: 'INVSBJ' },
          playerXml(found.case),
          ...measuresXml(found.case),
          ...reactionsXml(found, (index) => id('a', index)),
          drugs.length === 0
            ? null
            : element(
                'subjectOf2',
                { typeCode: 'SBJ' },
                element(
                  'organizer',
                  { classCode: 'CATEGORY', moodCode: 'EVN' },
                  element('code', { code: '4', codeSystem: OIDS.organizer }),
                  ...drugs.map((drug, index) => drugXml(drug, found, id('b', index), reaction)),
                ),
              ),
        ),
      ),
      ...drugs.map((drug, index) => roleXml(drug, id('b', index))),
    ),
  )
}

function relatedInvestigation(code: string, entity: string, priority: Xml): string {
  return element(
    'outboundRelationship',
    { typeCode: 'SPRT' },
    priority,
    element(
      'relatedInvestigation',
      { classCode: 'INVSTG', moodCode: 'EVN' },
      element('code', { code, codeSystem: OIDS.relatedReport }),
      element(
        'subjectOf2',
        { typeCode: 'SUBJ' },
        element(
          'controlActEvent',
          { classCode: 'CACT', moodCode: 'EVN' },
          element('author', { typeCode: 'AUT' }, element('assignedEntity', { classCode: 'ASSIGNED' }, entity)),
        ),
      ),
    ),
  )
}

/** C.1.8.2: not the regulator. */
function firstSenderXml(): string {
  return relatedInvestigation('1', element('code', { code: '2', codeSystem: OIDS.firstSender }), null)
}

function reporterXml({ case: { reporterCountry, reporterType } }: IcsrCase): string {
  const qualification = codeOf(REPORTER_TYPES, reporterType)
  const person = element(
    'assignedPerson',
    { classCode: 'PSN', determinerCode: 'INSTANCE' },
    element(
      'asQualifiedEntity',
      { classCode: 'QUAL' },
      element('code', qualification ? { code: qualification, codeSystem: OIDS.qualification } : { nullFlavor: 'UNK' }),
    ),
    element(
      'asLocatedEntity',
      { classCode: 'LOCE' },
      element(
        'location',
        { classCode: 'COUNTRY', determinerCode: 'INSTANCE' },
        element('code', reporterCountry ? { code: reporterCountry, codeSystem: OIDS.country } : { nullFlavor: 'UNK' }),
      ),
    ),
  )
  return relatedInvestigation('2', person, element('priorityNumber', { value: '1' }))
}

function senderXml(sender: string): string {
  const organisation = { classCode: 'ORG', determinerCode: 'INSTANCE' }
  return element(
    'subjectOf1',
    { typeCode: 'SUBJ' },
    element(
      'controlActEvent',
      { classCode: 'CACT', moodCode: 'EVN' },
      element(
        'author',
        { typeCode: 'AUT' },
        element(
          'assignedEntity',
          { classCode: 'ASSIGNED' },
          element('code', { code: '6', codeSystem: OIDS.senderType }),
          element(
            'representedOrganization',
            organisation,
            element(
              'assignedEntity',
              { classCode: 'ASSIGNED' },
              element('representedOrganization', organisation, element('name', {}, text(sender))),
            ),
          ),
        ),
      ),
    ),
  )
}

function characteristicsXml({ case: { reportType }, nullified }: IcsrCase): string[] {
  const characteristic = (code: string, value: string) =>
    element(
      'subjectOf2',
      { typeCode: 'SUBJ' },
      element(
        'investigationCharacteristic',
        { classCode: 'OBS', moodCode: 'EVN' },
        element('code', { code, codeSystem: OIDS.characteristic }),
        value,
      ),
    )
  const type = codeOf(REPORT_TYPES, reportType)
  const written: string[] = []
  if (type !== undefined) {
    written.push(characteristic('1', element('value', { 'xsi:type': 'CE', code: type, codeSystem: OIDS.reportType })))
  }
  written.push(characteristic('2', element('value', { 'xsi:type': 'BL', nullFlavor: 'NI' })))
  if (nullified) {
    written.push(characteristic('3', element('value', { 'xsi:type': 'CE', code: '1', codeSystem: OIDS.amendment })))
  }
  return written
}

/** The code of E2B for one of ours. */
function codeOf(table: Readonly<Record<string, string>>, value: string | null | undefined): string | undefined {
  return Object.entries(table).find(([, name]) => name === value)?.[0]
}
