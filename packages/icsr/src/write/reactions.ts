import type { IcsrCase } from '../icsr-case.js'
import { OIDS, SERIOUSNESS_CODES } from '../r3/oids.js'
import { codedValue, observation } from './coded-value.js'
import { hl7Date } from './hl7-date.js'
import { element } from './xml-text.js'

const CRITERIA: readonly (readonly [outcome: string, code: string])[] = [
  ['DE', SERIOUSNESS_CODES.death],
  ['LT', SERIOUSNESS_CODES.lifeThreatening],
  ['HO', SERIOUSNESS_CODES.hospitalisation],
  ['DS', SERIOUSNESS_CODES.disability],
  ['CA', SERIOUSNESS_CODES.congenitalAnomaly],
  ['OT', SERIOUSNESS_CODES.other],
]

/**
 * The reactions (E.i). Date, country and the criteria of seriousness belong to the case here and to a reaction there: they
 * are written with the first.
 */
export function reactionsXml(found: IcsrCase, idOf: (index: number) => string): string[] {
  const { eventDate, country } = found.case
  const low = hl7Date(eventDate)
  return found.events.map(({ term, extra }, index) =>
    element(
      'subjectOf2',
      { typeCode: 'SBJ' },
      element(
        'observation',
        { classCode: 'OBS', moodCode: 'EVN' },
        element('id', { root: idOf(index) }),
        element('code', { code: '29', codeSystem: OIDS.observation }),
        index === 0 && low !== undefined
          ? element('effectiveTime', { 'xsi:type': 'IVL_TS' }, element('low', { value: low }))
          : null,
        term ? codedValue(term, extra) : element('value', { 'xsi:type': 'CE', nullFlavor: 'NI' }),
        index === 0 && country ? countryXml(country) : null,
        ...seriousnessXml(found, index === 0),
      ),
    ),
  )
}

function countryXml(code: string): string {
  return element(
    'location',
    { typeCode: 'LOC' },
    element(
      'locatedEntity',
      { classCode: 'LOCE' },
      element(
        'locatedPlace',
        { classCode: 'COUNTRY', determinerCode: 'INSTANCE' },
        element('code', { code, codeSystem: OIDS.country }),
      ),
    ),
  )
}

/** Nothing where the source cannot tell; E.i.3.2 knows true and the nullFlavor NI. */
function seriousnessXml({ case: row, outcomes }: IcsrCase, first: boolean): string[] {
  const codes = new Set(outcomes.map(({ code }) => code))
  if (row.serious === 1 && codes.size === 0) codes.add('OT')
  if (codes.size === 0 && row.serious !== 0) return []
  const related = (inner: string) => element('outboundRelationship2', { typeCode: 'PERT' }, inner)
  const answers = CRITERIA.map(([outcome, code]) =>
    related(
      observation(
        code,
        element('value', {
          'xsi:type': 'BL',
          ...(first && codes.has(outcome) ? { value: 'true' } : { nullFlavor: 'NI' }),
        }),
      ),
    ),
  )
  if (!first || !codes.has('RI')) return answers
  const intervention = element(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    element('code', { code: '7', codeSystem: OIDS.fdaObservation }),
    element('value', { 'xsi:type': 'BL', value: 'true' }),
  )
  return [...answers, related(intervention)]
}
