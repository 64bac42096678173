import type { OutcomeCode } from '@aethersignal/model/adapter'
import { InvalidArgumentError } from 'commander'

const CODES: ReadonlyMap<string, OutcomeCode> = new Map([
  ['death', 'DE'],
  ['life-threatening', 'LT'],
  ['hospitalisation', 'HO'],
  ['disability', 'DS'],
  ['congenital-anomaly', 'CA'],
  ['required-intervention', 'RI'],
  ['other', 'OT'],
])

/** The words for outcomes on the command line; the codes of FAERS are taken as well. */
export const OUTCOME_WORDS: readonly string[] = [...CODES.keys()]

/** Reads outcomes separated by commas, in words or in the codes of FAERS, as codes. */
export function outcomeList(text: string): readonly OutcomeCode[] {
  return [...new Set(text.split(',').map(outcomeOf))]
}

function outcomeOf(text: string): OutcomeCode {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
    .replace('ization', 'isation')
  const code = CODES.get(word) ?? [...CODES.values()].find((each) => each === word.toUpperCase())
  if (code !== undefined) return code
  throw new InvalidArgumentError(`Give one or more of ${OUTCOME_WORDS.join(', ')}, or codes of FAERS such as DE.`)
}
