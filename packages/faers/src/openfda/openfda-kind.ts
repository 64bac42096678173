import type { IcsrCase, SafetyReport } from '@aethersignal/icsr'

/** One kind of reports that openFDA publishes, each at an address of its own. */
export interface OpenFdaKind {
  /** The source under which its reports are kept. */
  readonly source: string
  readonly version: string
  /** In words: `drug events`. */
  readonly title: string
  /** Where openFDA has them: `drug/event`. */
  readonly endpoint: string
  /** The field that numbers a report; one inside a report begins the next. */
  readonly reportKey: string
  /** Fields, by one of which a text is known for this kind where the number of reports is that of other kinds too. */
  readonly tellingFields?: readonly string[]
  /** The case of a report; null where it has no number. */
  caseOf(report: SafetyReport, note: (repair: string) => void): IcsrCase | null
  /** What a user of these reports should know, as code and words. */
  readonly caution?: readonly [code: string, message: string]
}

/** Whether a text holds a report of this kind: a number with a value, which the descriptions of openFDA's fields do not have. */
export function holdsReportOf({ reportKey, tellingFields }: OpenFdaKind, text: string): boolean {
  if (!new RegExp(`"${reportKey}"\\s*:\\s*(?:"[^"{}]*"|\\d+)`).test(text)) return false
  return tellingFields === undefined || tellingFields.some((field) => text.includes(`"${field}"`))
}
