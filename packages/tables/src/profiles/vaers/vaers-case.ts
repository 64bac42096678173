import { MISSING_INTEGER } from '@aethersignal/model'
import { outcomesOf, readAge, type SeriousnessFlags, type WholeCase } from '@aethersignal/model/adapter'
import { readDate } from '../../values/date.js'
import type { ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'VAERS_ID',
  'ORDER',
  'RECVDATE',
  'ONSET_DATE',
  'SEX',
  'AGE_YRS',
  'SPLTTYPE',
])

/** Reports of the files for the United States whose STATE says that they come from elsewhere. */
const FOREIGN_STATE = 'FR'

/**
 * A row of VAERSDATA as a case. The age is that at vaccination, as reported (AGE_YRS), else as reckoned from the date of
 * birth (CAGE_YR and CAGE_MO, parts of a year). A report is serious where one of the criteria of 21 CFR 600.80 is ticked:
 * death, threat to life, hospital stay or its prolongation, disability, birth defect.
 */
export function vaersCase(
  row: ProfileRow,
  id: string,
  order: number,
  table: ProfileTable,
  domestic: boolean,
  otherTables: readonly string[] = [],
): WholeCase {
  const extra = row.rest(PLACED)
  for (const column of otherTables) delete extra[column]
  for (const column of Object.keys(extra)) if (/^SYMPTOM(VERSION)?[1-5]$/.test(column)) delete extra[column]
  const date = (column: string): number => {
    const written = row.get(column)
    if (written === '') return MISSING_INTEGER
    const { date: read, issue } = readDate(written, 'month-first')
    if (issue !== null) {
      table.note(issue)
      extra[column] = written
    }
    return read
  }
  const reported = row.get('AGE_YRS')
  const reckoned = reckonedAge(row.get('CAGE_YR'), row.get('CAGE_MO'))
  const written = reported === '' ? reckoned : reported
  const age = readAge(written, 'YR')
  if (age.issue !== null) table.note(age.issue)
  const sex = row.get('SEX')
  if (sex !== 'F' && sex !== 'M' && sex !== '') extra.SEX = sex
  const codes = outcomesOf(seriousness(row))
  const state = row.get('STATE')
  return {
    case: {
      reportId: order === 1 ? id : `${id}-${order}`,
      caseId: id,
      version: order,
      versionDate: date('RECVDATE'),
      receivedDate: date('RECVDATE'),
      eventDate: date('ONSET_DATE'),
      sex: sex === 'F' || sex === 'M' ? sex : null,
      ageYears: age.years,
      ageVerbatim: written === '' ? null : `${written} YR`,
      ageIssue: age.issue,
      country: domestic && state !== FOREIGN_STATE ? 'US' : null,
      serious: codes.length > 0 ? 1 : 0,
      senderCaseNumber: row.get('SPLTTYPE') || null,
      extra: Object.keys(extra).length === 0 ? null : JSON.stringify(extra),
      file: table.file,
      line: row.line,
    },
    outcomes: codes.map((code) => ({ code })),
  }
}

/** VAX_DATE; missing where it cannot be read, which the case keeps as it is written. */
export function vaccinationDate(row: ProfileRow, table: ProfileTable): number {
  const written = row.get('VAX_DATE')
  if (written === '') return MISSING_INTEGER
  const { date, issue } = readDate(written, 'month-first')
  if (issue !== null) table.note(issue)
  return date
}

function seriousness(row: ProfileRow): SeriousnessFlags {
  const ticked = (column: string) => row.get(column).toUpperCase() === 'Y'
  return {
    death: ticked('DIED'),
    lifeThreatening: ticked('L_THREAT'),
    hospitalisation: ticked('HOSPITAL') || ticked('X_STAY'),
    disability: ticked('DISABLE'),
    congenitalAnomaly: ticked('BIRTH_DEFECT'),
  }
}

function reckonedAge(years: string, partOfYear: string): string {
  if (years === '' && partOfYear === '') return ''
  const sum = Number(years || '0') + Number(partOfYear || '0')
  return Number.isNaN(sum) ? `${years} ${partOfYear}`.trim() : String(Math.round(sum * 100) / 100)
}
