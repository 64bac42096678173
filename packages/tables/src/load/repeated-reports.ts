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
    const country = cases.country[ordinal] ?? ''
    const key = `${sex}|${age}|${date}|${country}|${drugsOf(ordinal)}|${eventsOf(ordinal)}`
    const first = known.get(key)
    if (first === undefined) known.set(key, cases.caseCode[ordinal]!)
    else if (first !== cases.caseCode[ordinal]) repeated++
  }
  return { cases: repeated, comparable }
}

/** The codes of the rows of a case, each once, as a text. */
function codesByCase({ caseOrdinal, written }: RowColumns, cases: number): (ordinal: number) => string {
  const starts = new Int32Array(cases + 1)
  for (const ordinal of caseOrdinal) starts[ordinal + 1]!++
  for (let ordinal = 0; ordinal < cases; ordinal++) starts[ordinal + 1]! += starts[ordinal]!
  const next = starts.slice()
  const codes = new Int32Array(caseOrdinal.length)
  for (const [row, ordinal] of caseOrdinal.entries()) codes[next[ordinal]!++] = written[row]!
  return (ordinal) => {
    const own = codes.subarray(starts[ordinal]!, starts[ordinal + 1]!).sort()
    let text = ''
    for (let at = 0; at < own.length; at++) if (at === 0 || own[at] !== own[at - 1]) text += `,${own[at]}`
    return text
  }
}
