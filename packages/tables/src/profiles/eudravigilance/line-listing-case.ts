import { NAME_SEPARATOR, normaliseName, type Role } from '@aethersignal/model'
import { type CaseChild, type OutcomeCode, readRole, type WholeCase } from '@aethersignal/model/adapter'
import { meaningOf } from '../../values/meaning-of.js'
import { FieldReader } from '../reading/field-reader.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { itemsOf, productOf, readItem, separated, told } from './list-items.js'

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'EU Local Number',
  'Report Type',
  'EV Gateway Receipt Date',
  'Primary Source Qualification',
  'Primary Source Country for Regulatory Purposes',
  'Patient Sex',
  'Reaction List',
  'Suspect Drug List',
  'Concomitant Drug List',
  'Worldwide Unique Case Identification',
])

/** Seriousness criteria of E2B as a line listing words them. */
const CRITERIA: readonly (readonly [RegExp, OutcomeCode])[] = [
  [/death/i, 'DE'],
  [/life.?threatening/i, 'LT'],
  [/hospitali[sz]ation/i, 'HO'],
  [/disabling|disability|incapacit/i, 'DS'],
  [/congenital/i, 'CA'],
  [/other medically|medically important/i, 'OT'],
]

const ROLES: Readonly<Record<string, Role>> = { S: 'PS', I: 'I', C: 'C', N: 'DN', D: 'DN' }

/**
 * A row of a line listing as a case. Seriousness stands at each reaction, and one serious reaction makes the case serious. Of
 * the age only a group is told, and of the country only whether it lies in the EEA.
 */
export function lineListingCase(row: ProfileRow, id: string, table: ProfileTable): WholeCase {
  const fields = new FieldReader(row, table)
  const codes = new Set<OutcomeCode>()
  const events = itemsOf(row.get('Reaction List')).map((item) => {
    const { name, details } = readItem(item, 3, 1)
    if (details === null) table.note('list-item-without-details')
    const [duration, outcome, criteria] = (details ?? []).map(told)
    for (const [words, code] of CRITERIA) if (words.test(criteria ?? '')) codes.add(code)
    if (/^fatal/i.test(outcome ?? '')) codes.add('DE')
    return { term: name, extra: jsonOf(toldOnly({ duration, outcome, seriousness: criteria })) }
  })
  const suspects = drugsOf(row.get('Suspect Drug List'), 'PS', 0, table)
  const concomitants = drugsOf(row.get('Concomitant Drug List'), 'C', suspects.length, table)
  const received = fields.date('EV Gateway Receipt Date', 'day-first')
  const sex = fields.sex('Patient Sex')
  const group = fields.text('Patient Age Group')
  return {
    case: {
      reportId: id,
      caseId: id,
      versionDate: received,
      receivedDate: received,
      sex,
      ageVerbatim: group,
      ageIssue: group === null ? null : 'age-group',
      country: fields.country('Primary Source Country for Regulatory Purposes'),
      serious: codes.size > 0 ? 1 : null,
      reporterType: fields.text('Primary Source Qualification'),
      reportType: fields.text('Report Type'),
      senderCaseNumber: fields.text('Worldwide Unique Case Identification'),
      extra: fields.extra(PLACED),
      file: table.file,
      line: row.line,
    },
    drugs: [...suspects, ...concomitants].map(({ drug }) => drug),
    indications: [...suspects, ...concomitants].flatMap(({ indication }) => indication ?? []),
    events,
    outcomes: [...codes].map((code) => ({ code })),
  }
}

interface ListedDrug {
  readonly drug: CaseChild<'drug'>
  readonly indication: CaseChild<'indication'> | null
}

function drugsOf(cell: string, otherwise: Role, before: number, table: ProfileTable): ListedDrug[] {
  return itemsOf(cell).map((item, at) => {
    const sequence = before + at + 1
    const { name, details } = readItem(item, 4, 1)
    if (details === null) table.note('list-item-without-details')
    const [character, indication, action, course] = (details ?? []).map(told)
    const [duration, dose, route] = separated((course ?? '').replace(/^\[|\]$/g, '')).map(told)
    const { product, substance } = productOf(name)
    const role = character ? (meaningOf(ROLES, character.toUpperCase()) ?? readRole(character)) : otherwise
    table.noteRole(role)
    const ingredients = substance === null ? [] : substance.split(/,\s+/).flatMap((part) => normaliseName(part) ?? [])
    const names = [...new Set(ingredients)].join(NAME_SEPARATOR) || normaliseName(product)
    return {
      drug: {
        sequence,
        role: role ?? null,
        verbatim: product || substance,
        ingredient: substance,
        names,
        nameSource: names === null ? null : ingredients.length > 0 ? 'prod_ai' : 'verbatim',
        route: route ?? null,
        dose: dose ?? null,
        extra: jsonOf(toldOnly({ action, duration, ...(role === undefined && { role: character }) })),
      },
      indication: indication ? { sequence, term: indication } : null,
    }
  })
}

function toldOnly(values: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== undefined),
  )
}
