import type { Filter, Role } from '@aethersignal/model'
import { wholeNumber } from './number-words.js'
import { type Phrase, phraseTable } from './pattern.js'

/** Conditions and choices that have words of their own. */
export type ConditionReading =
  | { readonly kind: 'condition'; readonly filter: Filter; readonly others?: readonly Filter[] }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }

type Read = ConditionReading | ((found: RegExpExecArray) => ConditionReading)

const condition = (filter: Filter, ...others: Filter[]): ConditionReading => ({ kind: 'condition', filter, others })
const sex = (...of: ('F' | 'M' | 'unknown')[]): Filter => ({ field: 'sex', in: of })
const outcome = (...codes: string[]) => condition({ field: 'outcome', in: codes })
const extra = (name: string, ...texts: string[]) => condition({ field: 'extra', name, in: texts })
const minor: Filter = { field: 'age', max: 18 }
const roles = (...of: Role[]): ConditionReading => ({ kind: 'roles', roles: of })

const BY = '(?:(?:reported|submitted|sent) )?(?:by |from )?(?:a )?'
const OF = '(?: patients?| subjects?| persons?| people)?'
const REPORTS = "(?:'?s?'? reports?)?"
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** Codes of FAERS: occupation of the reporter, kind of report, and routes as they are published there. */
const phrases = phraseTable<Read>([
  [`(?:wom[ae]n|females?|ladies)${OF}`, condition(sex('F'))],
  [`(?:m[ae]n|males?)${OF}`, condition(sex('M'))],
  ['girls?', condition({ and: [sex('F'), minor] })],
  ['boys?', condition({ and: [sex('M'), minor] })],
  ['(?:unknown|missing) (?:sex|gender)|(?:sex|gender) (?:is )?(?:unknown|missing)', condition(sex('unknown'))],
  ['patientsex ?[:=] ?2', condition(sex('F'))],
  ['patientsex ?[:=] ?1', condition(sex('M'))],
  ['patientsex ?[:=] ?0', condition(sex('unknown'))],
  ['serious(?:ness)?', condition({ field: 'serious', is: true })],
  ['non[- ]?serious', condition({ field: 'serious', is: false })],
  ['(?:with )?(?:an? )?(?:fatal(?:ity|ities|ly)?|deaths?|died|dies|lethal|deadly)(?: outcomes?)?', outcome('DE')],
  ['life[- ]?threatening', outcome('LT')],
  ['hospitali[sz](?:ed|ations?)|hospital admissions?|admitted to hospital', outcome('HO')],
  ['disabilit(?:y|ies)|disabling|disabled', outcome('DS')],
  ['congenital anomal(?:y|ies)|birth defects?', outcome('CA')],
  ['required intervention|intervention required', outcome('RI')],
  ['other serious|(?:other )?medically (?:important|significant)', outcome('OT')],
  [`${BY}(?:lawyers?|attorneys?)${REPORTS}`, extra('reporterType', 'LW')],
  [`${BY}(?:physicians?|doctors?)${REPORTS}`, extra('reporterType', 'MD')],
  [`${BY}pharmacists?${REPORTS}`, extra('reporterType', 'PH')],
  [`${BY}(?:consumers?|lay ?people|lay ?persons?)${REPORTS}`, extra('reporterType', 'CN')],
  [
    `${BY}(?:health(?:[- ]?care)? (?:professionals?|workers?|providers?)|hcps?)${REPORTS}`,
    extra('reporterType', 'MD', 'PH', 'OT', 'HP', 'RN'),
  ],
  ['(?:expedited|15[- ]day)(?: reports?)?', extra('reportType', 'EXP')],
  ['periodic reports?', extra('reportType', 'PER')],
  ['direct reports?', extra('reportType', 'DIR')],
  ['(?:(?:with|a) )*positive rechallenges?|rechallenge(?: was)? positive', extra('rechallenge', 'Y')],
  ['(?:(?:with|a) )*negative rechallenges?|rechallenge(?: was)? negative', extra('rechallenge', 'N')],
  ['(?:(?:with|a) )*positive dechallenges?|dechallenge(?: was)? positive', extra('dechallenge', 'Y')],
  ['(?:(?:with|a) )*negative dechallenges?|dechallenge(?: was)? negative', extra('dechallenge', 'N')],
  [
    `(?:after |at )?(?:the )?(?:dose(?: number| no\\.?| #)? ?([1-9])|(${ORDINALS.join('|')}) dose|([1-9])(?:st|nd|rd|th) dose)`,
    (found) =>
      extra(
        'VAX_DOSE_SERIES',
        String(found[2] === undefined ? (found[1] ?? found[3]) : ORDINALS.indexOf(found[2]) + 1),
      ),
  ],
  ['oral(?:ly)?|by mouth|taken by mouth', extra('route', 'Oral')],
  ['topical(?:ly)?', extra('route', 'Topical')],
  [
    'intravenous(?:ly)?|iv',
    extra('route', 'Intravenous (not otherwise specified)', 'Intravenous drip', 'Intravenous bolus', 'Intravenous'),
  ],
  ['subcutaneous(?:ly)?|sc', extra('route', 'Subcutaneous')],
  ['intramuscular(?:ly)?', extra('route', 'Intramuscular')],
  ['inhaled|by inhalation|inhalation', extra('route', 'Respiratory (inhalation)', 'Inhalation')],
  ['transdermal(?:ly)?', extra('route', 'Transdermal')],
  ['intravitreal(?:ly)?', extra('route', 'Intravitreal')],
  ['intrathecal(?:ly)?', extra('route', 'Intrathecal')],
  ['vaginal(?:ly)?', extra('route', 'Vaginal')],
  ['rectal(?:ly)?', extra('route', 'Rectal')],
  ['ophthalmic(?:ally)?', extra('route', 'Ophthalmic')],
  ['(?:(?:as|only) )?(?:an? )?suspect(?:ed|s)?(?: drugs?)?(?: only)?', roles('PS', 'SS')],
  ['(?:as )?(?:the |a )?primary suspects?(?: drugs?)?(?: only)?', roles('PS')],
  ['(?:as )?(?:a )?secondary suspects?(?: drugs?)?(?: only)?', roles('SS')],
  ['(?:as )?(?:a )?concomitants?(?: drugs?| medications?| medicines?)?', roles('C')],
  ['(?:no|without|excluding) concomitants?(?: drugs?| medications?| medicines?)?', roles('PS', 'SS')],
  ['(?:as )?interacting(?: drugs?)?', roles('I')],
  ['(?:in )?(?:any|all|whatever) roles?', roles('PS', 'SS', 'C', 'I')],
])

/** The longest phrase of sex, seriousness, outcome, reporter, kind of report, rechallenge, dose number, route or role at a place of a flat text. */
export function readConditionPhrase(text: string, at: number): Phrase<ConditionReading> | undefined {
  let longest: Phrase<ConditionReading> | undefined
  for (const { row, found, end } of phrases(text, at)) {
    if (end > (longest?.end ?? at)) longest = { end, read: typeof row === 'function' ? row(found) : row }
  }
  return longest
}

const N = '(\\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|twenty)'
const OF_REPORTS = ' (?:new )?(?:reports?|cases?)'
const counts = phraseTable<(count: number) => CountReading>([
  [
    `(?:with )?(?:at least|no fewer than|a minimum of|minimum|min|>= ?|≥ ?) ?${N}${OF_REPORTS}`,
    (count) => ({ minCount: count }),
  ],
  [`(?:with )?(?:more than|over|above|> ?) ?${N}${OF_REPORTS}`, (count) => ({ minCount: count + 1 })],
  [`(?:with )?${N}(?:\\+| or more| and more)${OF_REPORTS}`, (count) => ({ minCount: count })],
  ['(?:whatever|any) (?:the )?(?:count|number)(?: of reports)?()', () => ({ minCount: 1 })],
  [`(?:the )?(?:top|first|best|strongest) ${N}`, (count) => ({ limit: count })],
  [`(?:the )?${N} (?=most |strongest |top )`, (count) => ({ limit: count })],
])

/** How few reports a pair may have, or how many rows are wanted. */
export interface CountReading {
  readonly minCount?: number
  readonly limit?: number
}

/** A number of reports or rows at a place of a flat text. */
export function readCountPhrase(text: string, at: number): Phrase<CountReading> | undefined {
  for (const { row, found, end } of counts(text, at)) {
    const count = wholeNumber(found[1]!)
    if (count > 0 || found[1] === '') return { end, read: row(count) }
  }
  return undefined
}
