import type { Role } from '@aethersignal/model'
import { plainWord, saysUnknown } from './missing.js'
import { withoutDecimals } from './sex.js'

const WRITTEN = new Map<string, Role>([
  ['ps', 'PS'],
  ['primarysuspect', 'PS'],
  ['primary', 'PS'],
  ['suspect', 'PS'],
  ['suspected', 'PS'],
  ['s', 'PS'],
  ['1', 'PS'],
  ['ss', 'SS'],
  ['secondarysuspect', 'SS'],
  ['secondary', 'SS'],
  ['c', 'C'],
  ['concomitant', 'C'],
  ['con', 'C'],
  ['2', 'C'],
  ['i', 'I'],
  ['interacting', 'I'],
  ['interaction', 'I'],
  ['3', 'I'],
  ['dn', 'DN'],
  ['drugnotadministered', 'DN'],
  ['notadministered', 'DN'],
  ['4', 'DN'],
])

/**
 * Reads the part of a drug in a report: codes of FAERS, their words, or the numbers of E2B G.k.1. A plain "suspect" is
 * taken for primary suspect, since only FAERS tells the two apart. Null for unknown, undefined where it is another.
 */
export function readRole(text: string): Role | null | undefined {
  if (saysUnknown(text)) return null
  return WRITTEN.get(plainWord(withoutDecimals(text)))
}
