import { plainWord, saysUnknown } from './missing.js'

const SEXES = new Map<string, 'F' | 'M'>([
  ['f', 'F'],
  ['female', 'F'],
  ['woman', 'F'],
  ['girl', 'F'],
  ['2', 'F'],
  ['m', 'M'],
  ['male', 'M'],
  ['man', 'M'],
  ['boy', 'M'],
  ['1', 'M'],
])

/** Codes of FAERS and ISO/IEC 5218 for "not known", "not specified" and "not applicable". */
const NO_SEX = new Set(['0', '9', 'ns', 'yr'])

/** Reads words and the codes of ISO/IEC 5218 (1 male, 2 female), which E2B D.5 shares. Undefined where it is another. */
export function readSex(text: string): 'F' | 'M' | null | undefined {
  const word = plainWord(withoutDecimals(text))
  if (NO_SEX.has(word) || saysUnknown(text)) return null
  return SEXES.get(word)
}

/** `1.0`, as pandas writes a column of codes with gaps, as `1`. */
export function withoutDecimals(text: string): string {
  return /^(\d+)\.0+$/.exec(text)?.[1] ?? text
}
