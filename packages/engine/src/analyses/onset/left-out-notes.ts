import type { ResultNote } from '@aethersignal/model'

/** Why reports are left out, as sentences. */
const TEXTS = {
  withoutDate: 'Reports without both dates are left out.',
  eventBeforeStart: 'Reports whose event is before the first dose are left out.',
  possiblyBeforeStart: 'Partial dates that also allow an event before the first dose begin at 0.',
  widened: 'Event dates on the first of a month are taken as no more precise, because AERS wrote unknown parts as 01.',
} as const

/** What became of reports whose dates give no exact time. */
export function leftOutNotes(
  counts: { readonly [Code in keyof typeof TEXTS]?: number },
  /** In front of each message, such as the group. */
  lead = '',
): ResultNote[] {
  return (Object.keys(TEXTS) as (keyof typeof TEXTS)[]).flatMap((code) => {
    const count = counts[code] ?? 0
    return count > 0
      ? [
          {
            code: code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
            message: `${lead}${TEXTS[code]}`,
            count,
          },
        ]
      : []
  })
}
