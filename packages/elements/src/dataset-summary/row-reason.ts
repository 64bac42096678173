import { en, type StringKey } from '../strings/en.js'
import type { LocalizeController } from '../strings/localize-controller.js'

/** A reason code in words; a code that is new here is said by its own words. */
export function rowReason(code: string, words: LocalizeController): string {
  const key = `rowReason.${code}`
  return isKey(key) ? words.text(key) : code.replaceAll('-', ' ')
}

function isKey(key: string): key is Extract<StringKey, `rowReason.${string}`> {
  return Object.hasOwn(en, key)
}
