import type { Steps } from '@aethersignal/core'
import { AetherError, codePointOrder } from '@aethersignal/model'
import { inStretches } from './in-stretches.js'
import { type CodedField, NO_CODE } from './report-index.js'

/** Reports handled between two steps. */
const STRETCH = 65_536

/**
 * Codes one text for each report, names in order of code points.
 *
 * @throws AetherError `request/too-large` for more distinct texts than 16 bits can tell apart.
 */
export function* codedField(
  reports: number,
  what: string,
  textOf: (report: number) => string | null,
): Steps<CodedField> {
  const distinct = new Set<string>()
  yield* inStretches(reports, STRETCH, (from, to) => {
    for (let report = from; report < to; report++) {
      const text = textOf(report)
      if (text !== null) distinct.add(text)
    }
  })
  if (distinct.size > NO_CODE) {
    throw new AetherError(
      'request/too-large',
      `The reports name ${distinct.size} ${what}; at most ${NO_CODE} are kept.`,
    )
  }
  const names = [...distinct].sort(codePointOrder)
  const codeOf = new Map(names.map((name, code) => [name, code]))
  const codes = new Uint16Array(reports).fill(NO_CODE)
  yield* inStretches(reports, STRETCH, (from, to) => {
    for (let report = from; report < to; report++) {
      const text = textOf(report)
      if (text !== null) codes[report] = codeOf.get(text)!
    }
  })
  return { names, codes }
}
