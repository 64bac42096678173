import { MISSING_INTEGER, NAME_SEPARATOR, normaliseName } from '@aethersignal/model'
import {
  type CaseChild,
  isMissing,
  type OutcomeCode,
  readAge,
  readCountry,
  readWeight,
  type WholeCase,
} from '@aethersignal/model/adapter'
import { readDate } from '../../values/date.js'
import { meaningOf } from '../../values/meaning-of.js'
import { readSex } from '../../values/sex.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'Case ID',
  'Suspect Product Active Ingredients',
  'Reactions',
  'Reason for Use',
  'Serious',
  'Outcomes',
  'Sex',
  'Event Date',
  'Latest FDA Received Date',
  'Initial FDA Received Date',
  'Patient Age',
  'Patient Weight',
  'Sender',
  'Reporter Type',
  'Report Source',
  'Country where Event occurred',
  'Manufacturer Control Number',
  'Case Priority',
])

const OUTCOMES: ReadonlyMap<string, OutcomeCode | null> = /* @__PURE__ */ new Map<string, OutcomeCode | null>([
  ['died', 'DE'],
  ['life threatening', 'LT'],
  ['hospitalized', 'HO'],
  ['disabled', 'DS'],
  ['congenital anomaly', 'CA'],
  ['required intervention', 'RI'],
  ['other outcomes', 'OT'],
  ['non-serious', null],
])

/** What stands in a cell for nothing. */
const isNothing = (cell: string) => isMissing(cell, 'attribute')

/**
 * A row of a workbook as a case. Products and ingredients are two lists that do not correspond: where there are ingredients
 * each is a drug, `\` between those of a combination, else each product is one. FDA gives no roles, so that suspects count as
 * primary ones.
 */
export function dashboardCase(row: ProfileRow, id: string, table: ProfileTable): WholeCase {
  const value = (column: string): string | null => {
    const cell = row.get(column)
    return isNothing(cell) ? null : cell
  }
  const unread: Record<string, string> = {}
  const unreadable = (column: string, issue: string) => {
    table.note(issue)
    unread[column] = row.get(column)
  }
  const date = (column: string): number => {
    const written = value(column)
    if (written === null) return MISSING_INTEGER
    const { date: read, issue } = readDate(written, null)
    if (issue !== null) unreadable(column, issue)
    return read
  }
  const countryOf = (column: string): string | null => {
    const read = readCountry(row.written(column))
    if (read?.known === false) table.note('country-not-recognised')
    return read?.country ?? null
  }
  const quantity = (column: string) => {
    const [, amount = '', unit = ''] = /^(\S+)\s*(.*)$/.exec(value(column) ?? '') ?? []
    return { amount: amount.replaceAll(',', ''), unit }
  }
  const age = quantity('Patient Age')
  const years = readAge(age.amount, age.unit)
  if (years.issue !== null) table.note(years.issue)
  const weight = quantity('Patient Weight')
  const kilograms = readWeight(weight.amount, weight.unit)
  if (kilograms.issue !== null) table.note(kilograms.issue)
  const sex = readSex(row.get('Sex')) ?? null
  if (sex === null && value('Sex') !== null) unreadable('Sex', 'sex-not-recognised')
  const outcomes = listOf(value('Outcomes')).flatMap((outcome) => {
    const code = OUTCOMES.get(outcome.toLowerCase())
    if (code === undefined) unreadable('Outcomes', 'outcome-not-recognised')
    return code ? [{ code }] : []
  })
  const serious = meaningOf({ serious: 1, 'non-serious': 0 }, row.get('Serious').toLowerCase())
  if (serious === undefined && value('Serious') !== null) unreadable('Serious', 'serious-not-recognised')
  const drugs = drugsOf(listOf(value('Suspect Product Names')), listOf(value('Suspect Product Active Ingredients')))
  const rest = Object.fromEntries(Object.entries(row.rest(PLACED)).filter(([, cell]) => !isNothing(cell)))
  return {
    case: {
      reportId: id,
      caseId: id,
      versionDate: date('Latest FDA Received Date'),
      receivedDate: date('Initial FDA Received Date'),
      eventDate: date('Event Date'),
      sex,
      ageYears: years.years,
      ageVerbatim: value('Patient Age'),
      ageIssue: years.issue,
      weightKilograms: kilograms.kilograms,
      weightVerbatim: value('Patient Weight'),
      country: countryOf('Country where Event occurred'),
      serious: serious ?? null,
      reporterType: value('Reporter Type'),
      reportType: value('Case Priority'),
      sender: value('Sender'),
      senderCaseNumber: value('Manufacturer Control Number'),
      extra: jsonOf({ ...rest, ...unread }),
      file: table.file,
      line: row.line,
    },
    drugs,
    events: listOf(value('Reactions')).map((term) => ({ term })),
    outcomes,
    indications: listOf(value('Reason for Use')).map((term) => ({ term })),
    reporters: (value('Report Source') ?? '')
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== '')
      .map((code) => ({ code })),
  }
}

function drugsOf(products: readonly string[], ingredients: readonly string[]): CaseChild<'drug'>[] {
  if (ingredients.length === 0) {
    return products.map((verbatim, at) => ({
      sequence: at + 1,
      role: 'PS',
      verbatim,
      names: normaliseName(verbatim),
      nameSource: 'verbatim',
    }))
  }
  return ingredients.map((ingredient, at) => ({
    sequence: at + 1,
    role: 'PS',
    verbatim: ingredients.length === 1 && products.length === 1 ? products[0] : null,
    ingredient,
    names: namesOf(ingredient),
    nameSource: 'prod_ai',
  }))
}

function namesOf(ingredient: string): string | null {
  const names = ingredient.split('\\').flatMap((part) => normaliseName(part) ?? [])
  return [...new Set(names)].join(NAME_SEPARATOR) || null
}

/** The items of a list; a semicolon cannot be part of one. */
function listOf(cell: string | null): string[] {
  return (cell ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter((item) => !isNothing(item))
}
