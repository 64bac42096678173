import { isMissing, type OutcomeCode } from '@aethersignal/model/adapter'
import { plainName } from '../table/case-columns.js'

/** What an outcome says of its case. */
export interface OutcomeReading {
  /** The criterion of seriousness that it is; null where it is none. */
  readonly code: OutcomeCode | null
  /** 1 where it makes the case serious, 0 where it says that it is not; null where it says neither, such as "recovered". */
  readonly serious: 0 | 1 | null
}

/** Criteria of seriousness, as codes of FAERS (OUTC_COD) and in the words of regulators; letters and digits, without case. */
const CRITERIA: readonly (readonly [OutcomeCode, RegExp])[] = [
  [
    'DE',
    /^(?:de|death|died|dead|deceased|fatal|fataloutcome|decede|mort|todlich|tod|verstorben|muerte|mortal|fallecido|obito|decesso|resultsindeath|resultedindeath|patientdied|5)$/,
  ],
  ['LT', /^(?:lt|life ?threat(?:ening)?|threattolife|lebensbedrohlich|potentialvital|pronosticvital|amenazavital)/],
  [
    'HO',
    /^(?:ho$|hospitali[sz]|hosp|causedprolongedhosp|prolong|initialorprolonged|krankenhaus|hospitalis|hospitaliz)/,
  ],
  ['DS', /^(?:ds$|disab|incapacit|permanentdamage|behinderung|invalid|discapacidad)/],
  ['CA', /^(?:ca$|congenital|birthdefect|anomaliecongenit|kongenital|anomaliacongenit)/],
  ['RI', /^(?:ri$|req(?:uired|uires)?intervention|interventionrequired|interventiontoprevent)/],
  [
    'OT',
    /^(?:ot$|otherserious|othermedically|othermedicallyimportant|medicallyimportant|medicallysignificant|importantmedicalevent|seriousinjur|serious$|otherimportantmedical)/,
  ],
]

const NOT_SERIOUS = /^(?:nonserious|notserious|nicht ?ernst|nonschwerwiegend|nongrave|nograve)/

/** Courses of a reaction (E2B E.i.7), and visits, which are no criteria of seriousness. */
const COURSE =
  /^(?:recovere?d|recovering|resolved|resolving|notrecovered|notresolved|ongoing|continuing|withsequelae|recoveredwithsequelae|resolvedwithsequelae|improved|unchanged|worsened|other|otheroutcomes?|none|erv?isit|emergency|visited|doctor|office|genesen|wiederhergestellt|gueri|retabli|recuperado|guarito|nonrecovered|[012346]$)/

/** Reads one outcome. Null where it is missing, undefined where it is none that is known. `Other outcomes` is OT only as the code says so. */
export function readOutcome(text: string): OutcomeReading | null | undefined {
  if (isMissing(text, 'attribute')) return null
  const word = plainName(text.normalize('NFD').replace(/\p{M}/gu, ''))
  if (NOT_SERIOUS.test(word)) return { code: null, serious: 0 }
  const code = CRITERIA.find(([, words]) => words.test(word))?.[0]
  if (code !== undefined) return { code, serious: 1 }
  return COURSE.test(word) ? { code: null, serious: null } : undefined
}

/** The outcomes of a cell, each once: parted in the first way that gives nothing but outcomes, else one. Undefined where it is none. */
export function readOutcomes(cell: string): readonly OutcomeReading[] | undefined {
  for (const mark of MARKS) {
    const parts = cell.split(mark).map(readOutcome)
    if (parts.length > 1 && !parts.includes(undefined)) return distinct(parts)
  }
  const whole = readOutcome(cell)
  return whole === undefined ? undefined : distinct([whole])
}

function distinct(outcomes: readonly (OutcomeReading | null | undefined)[]): readonly OutcomeReading[] {
  const byMeaning = new Map<string, OutcomeReading>()
  for (const outcome of outcomes) if (outcome) byMeaning.set(`${outcome.code} ${outcome.serious}`, outcome)
  return [...byMeaning.values()]
}

const MARKS = ['\u001f', ';', '|', '\n', ',', '/'] as const
