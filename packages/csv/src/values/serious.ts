import { plainWord, saysUnknown } from './missing.js'
import { withoutDecimals } from './sex.js'

const ANSWERS = new Map<string, 0 | 1>([
  ['1', 1],
  ['y', 1],
  ['yes', 1],
  ['true', 1],
  ['t', 1],
  ['s', 1],
  ['serious', 1],
  ['0', 0],
  ['2', 0],
  ['n', 0],
  ['no', 0],
  ['false', 0],
  ['f', 0],
  ['ns', 0],
  ['notserious', 0],
  ['nonserious', 0],
])

/** Reads whether a case is serious; 2 is "no" in E2B and openFDA. Null for unknown, undefined where it says something else. */
export function readSerious(text: string): 0 | 1 | null | undefined {
  if (saysUnknown(text)) return null
  return ANSWERS.get(plainWord(withoutDecimals(text)))
}
