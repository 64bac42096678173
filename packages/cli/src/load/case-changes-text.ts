import type { CaseChange, CaseChanges } from '@aethersignal/model'

const SHOWN = 8

const MEANINGS: Readonly<Record<CaseChange, string>> = {
  added: 'added',
  replaced: 'replaced by a newer version',
  corrected: 'corrected, the version being the same',
  reverted: 'back at an older version, the newer one being gone',
  retracted: 'retracted',
  resurrected: 'back after a withdrawal',
  lost: 'lost: no part holds them any more',
  unchanged: 'unchanged',
  'withdrawn-on-arrival': 'new, but withdrawn',
  'still-withdrawn': 'withdrawn as before',
  forgotten: 'withdrawn before, and no part holds them any more',
}

/** What a load changed in cases, a line for each change and family. */
export function caseChangesText({ before, after, changes }: CaseChanges): readonly string[] {
  return [
    `cases: ${before.toLocaleString('en')} before, ${after.toLocaleString('en')} now`,
    ...changes.map(({ change, family, cases, ids }) => {
      const shown = ids
        .slice(0, SHOWN)
        .join(', ')
        .replace(/\p{Cc}/gu, '\u{fffd}')
      const more = ids.length > 0 && cases > SHOWN ? `, and ${(cases - SHOWN).toLocaleString('en')} more` : ''
      return `  ${family}: ${cases.toLocaleString('en')} ${MEANINGS[change]}${shown === '' ? '' : `: ${shown}${more}`}`
    }),
  ]
}
