import { AetherError, codePointOrder } from '@aethersignal/model'
import { type CodedField, NO_CODE } from './report-index.js'

/**
 * Codes one text for each report, names in order of code points.
 *
 * @throws AetherError `request/too-large` for more distinct texts than 16 bits can tell apart.
 */
export function codedField(reports: number, what: string, textOf: (report: number) => string | null): CodedField {
  const distinct = new Set<string>()
  for (let report = 0; report < reports; report++) {
    const text = textOf(report)
    if (text !== null) distinct.add(text)
  }
  if (distinct.size > NO_CODE) {
    throw new AetherError(
      'request/too-large',
      `The reports name ${distinct.size} ${what}; at most ${NO_CODE} are kept.`,
    )
  }
  const names = [...distinct].sort(codePointOrder)
  const codeOf = new Map(names.map((name, code) => [name, code]))
  const codes = new Uint16Array(reports).fill(NO_CODE)
  for (let report = 0; report < reports; report++) {
    const text = textOf(report)
    if (text !== null) codes[report] = codeOf.get(text)!
  }
  return { names, codes }
}
