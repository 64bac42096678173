import { MISSING_INTEGER } from '@aethersignal/model'
import type { CaseAttributes } from './case-attributes.js'
import type { RowColumns } from './name-rows.js'

/** Cases that say what another one says already. */
export interface RepeatedReports {
  /**
   * Cases beyond the first of equal content under ids of their own: the same sex, age, event date and country, all of the
   * first three given, and the same drugs and events.
   */
  readonly cases: number
  /** Cases that have sex, age and event date, among which the above are looked for. */
  readonly comparable: number
}

/** Finds the cases that are there twice. */
export function repeatedReports(cases: CaseAttributes, drugs: RowColumns, events: RowColumns): RepeatedReports {
  const drugsOf = codesByCase(drugs, cases.size)
  const eventsOf = codesByCase(events, cases.size)
  /** Case of the first report of each content: versions of one case are not the same twice. */
  const known = new Map<string, number>()
  let comparable = 0
  let repeated = 0
  for (let ordinal = 0; ordinal < cases.size; ordinal++) {
    const sex = cases.sex[ordinal]!
    const age = cases.ageYears[ordinal]!
    const date = cases.eventDate[ordinal]!
    if (sex === null || Number.isNaN(age) || date === MISSING_INTEGER || date % 100 === 0) continue
    comparable++
    const content = [drugsOf[ordinal], eventsOf[ordinal]].map(listOf)
    const key = [sex, age, date, cases.country[ordinal] ?? '', ...content].join('|')
    const first = known.get(key)
    if (first === undefined) known.set(key, cases.caseCode[ordinal]!)
    else if (first !== cases.caseCode[ordinal]) repeated++
  }
  return { cases: repeated, comparable }
}

function codesByCase(
  { caseOrdinal, written }: RowColumns,
  cases: number,
): readonly (ReadonlySet<number> | undefined)[] {
  const codes: (Set<number> | undefined)[] = Array(cases)
  for (const [row, ordinal] of caseOrdinal.entries()) codes[ordinal] = (codes[ordinal] ?? new Set()).add(written[row]!)
  return codes
}

function listOf(codes: ReadonlySet<number> | undefined): string {
  return [...(codes ?? [])].sort((left, right) => left - right).join(',')
}
