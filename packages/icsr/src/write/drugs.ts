import type { CaseChild } from '@aethersignal/model/adapter'
import { DURATION_UNITS } from '../e2b-codes.js'
import type { IcsrCase } from '../icsr-case.js'
import { OIDS } from '../r3/oids.js'
import { codedValue, observation } from './coded-value.js'
import { hl7Date } from './hl7-date.js'
import { element, text } from './xml-text.js'

const ADMINISTRATION = { classCode: 'SBADM', moodCode: 'EVN' }
const ROLE_CODES: Readonly<Record<string, string>> = { PS: '1', SS: '1', C: '2', I: '3', DN: '4' }
const ACTIONS: Readonly<Record<string, string>> = { U: '0', D: '9' }
const RECURRENCES: Readonly<Record<string, string>> = { Y: '1', N: '2', U: '3', D: '4' }

/** The drugs of a case, a primary suspect before the other suspects: E2B tells it by its place. */
export function drugsInOrder({ drugs }: IcsrCase): readonly CaseChild<'drug'>[] {
  const primary = drugs.findIndex(({ role }) => role === 'PS')
  const suspect = drugs.findIndex(({ role }) => role === 'PS' || role === 'SS')
  if (primary === suspect) return drugs
  return [
    ...drugs.slice(0, suspect),
    drugs[primary]!,
    ...drugs.slice(suspect).filter((drug) => drug !== drugs[primary]),
  ]
}

/** A drug (G.k), without its role. */
export function drugXml(drug: CaseChild<'drug'>, found: IcsrCase, id: string, reaction: string | null): string {
  const own = <T extends { readonly sequence?: number | null | undefined }>(rows: readonly T[]) =>
    rows.filter(({ sequence }) => sequence === drug.sequence)
  const action = ACTIONS[drug.dechallenge ?? '']
  const recurrence = RECURRENCES[drug.rechallenge ?? '']
  return element(
    'component',
    { typeCode: 'COMP' },
    element(
      'substanceAdministration',
      ADMINISTRATION,
      element('id', { root: id }),
      productXml(drug),
      ...dosagesXml(drug, own(found.therapies)),
      recurrence === undefined || reaction === null ? null : recurrenceXml(recurrence, reaction),
      ...own(found.indications).map(indicationXml),
      action === undefined
        ? null
        : element(
            'inboundRelationship',
            { typeCode: 'CAUS' },
            element(
              'act',
              { classCode: 'ACT', moodCode: 'EVN' },
              element('code', { code: action, codeSystem: OIDS.actionTaken }),
            ),
          ),
    ),
  )
}

/** The role of a drug (G.k.1); null where it has none. */
export function roleXml({ role }: CaseChild<'drug'>, id: string): string | null {
  const code = ROLE_CODES[role ?? '']
  if (code === undefined) return null
  return element(
    'component',
    { typeCode: 'COMP' },
    element(
      'causalityAssessment',
      { classCode: 'OBS', moodCode: 'EVN' },
      element('code', { code: '20', codeSystem: OIDS.observation }),
      element('value', { 'xsi:type': 'CE', code, codeSystem: OIDS.drugRole }),
      element(
        'subject2',
        { typeCode: 'SUBJ' },
        element('productUseReference', ADMINISTRATION, element('id', { root: id })),
      ),
    ),
  )
}

function productXml({ verbatim, ingredient, applicationNumber }: CaseChild<'drug'>): string {
  const material = { classCode: 'MMAT', determinerCode: 'KIND' }
  const substances = (ingredient ?? '').split('\\').filter((name) => name.trim() !== '')
  const approval =
    applicationNumber &&
    element(
      'asManufacturedProduct',
      { classCode: 'MANU' },
      element(
        'subjectOf',
        { typeCode: 'SBJ' },
        element(
          'approval',
          { classCode: 'CNTRCT', moodCode: 'EVN' },
          element('id', { extension: applicationNumber, root: OIDS.applicationNumber }),
        ),
      ),
    )
  return element(
    'consumable',
    { typeCode: 'CSM' },
    element(
      'instanceOfKind',
      { classCode: 'INST' },
      element(
        'kindOfProduct',
        material,
        verbatim ? element('name', {}, text(verbatim)) : element('name', { nullFlavor: 'UNK' }),
        approval || null,
        ...substances.map((name) =>
          element(
            'ingredient',
            { classCode: 'ACTI' },
            element('ingredientSubstance', material, element('name', {}, text(name))),
          ),
        ),
      ),
    ),
  )
}

/** One dosage for each therapy (G.k.4.r); dose, route and lot stand in the first. */
function dosagesXml({ dose, route, lot }: CaseChild<'drug'>, therapies: readonly CaseChild<'therapy'>[]): string[] {
  const dosed = Boolean(dose || route || lot)
  const dosages: readonly (CaseChild<'therapy'> | null)[] = therapies.length > 0 ? therapies : dosed ? [null] : []
  return dosages.map((therapy, index) =>
    element(
      'outboundRelationship2',
      { typeCode: 'COMP' },
      element(
        'substanceAdministration',
        ADMINISTRATION,
        index === 0 && dose ? element('text', {}, text(dose)) : null,
        therapy === null ? null : timeXml(therapy),
        index === 0 && route
          ? element('routeCode', { codeSystem: OIDS.route }, element('originalText', {}, text(route)))
          : null,
        index === 0 && lot ? lotXml(lot) : null,
      ),
    ),
  )
}

function timeXml({ startDate, endDate, duration, durationUnit }: CaseChild<'therapy'>): string {
  const [low, high] = [hl7Date(startDate), hl7Date(endDate)]
  const unit = Object.entries(DURATION_UNITS).find(
    ([ucum, faers]) => faers === durationUnit && /^[a-z]/.test(ucum),
  )?.[0]
  const timed = typeof duration === 'number' && !Number.isNaN(duration) && unit !== undefined
  return element(
    'effectiveTime',
    { 'xsi:type': 'SXPR_TS' },
    element(
      'comp',
      { 'xsi:type': 'IVL_TS', operator: 'A' },
      low === undefined ? null : element('low', { value: low }),
      timed ? element('width', { value: duration, unit }) : null,
      high === undefined ? null : element('high', { value: high }),
    ),
  )
}

function lotXml(lot: string): string {
  return element(
    'consumable',
    { typeCode: 'CSM' },
    element(
      'instanceOfKind',
      { classCode: 'INST' },
      element(
        'productInstanceInstance',
        { classCode: 'MMAT', determinerCode: 'INSTANCE' },
        element('lotNumberText', {}, text(lot)),
      ),
    ),
  )
}

function recurrenceXml(code: string, reaction: string): string {
  return element(
    'outboundRelationship2',
    { typeCode: 'PERT' },
    observation(
      '31',
      element('value', { 'xsi:type': 'CE', code, codeSystem: OIDS.recurrence }),
      element(
        'outboundRelationship1',
        { typeCode: 'REFR' },
        element('actReference', ADMINISTRATION, element('id', { root: reaction })),
      ),
    ),
  )
}

function indicationXml({ term, extra }: CaseChild<'indication'>): string | null {
  if (!term) return null
  const reporter = element(
    'performer',
    { typeCode: 'PRF' },
    element(
      'assignedEntity',
      { classCode: 'ASSIGNED' },
      element('code', { code: '3', codeSystem: OIDS.sourceOfInformation }),
    ),
  )
  return element('inboundRelationship', { typeCode: 'RSON' }, observation('19', codedValue(term, extra), reporter))
}
