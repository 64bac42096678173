import type { Role } from '@aethersignal/model'
import { readRole } from '@aethersignal/model/adapter'

const ROLE_WORDS: ReadonlyMap<string, Role> = /* @__PURE__ */ new Map<string, Role>([
  ['suspect', 'PS'],
  ['suspected', 'PS'],
  ['concomitant', 'C'],
  ['con', 'C'],
  ['conmed', 'C'],
  ['comedication', 'C'],
  ['interacting', 'I'],
])

const RANK_WORDS: ReadonlySet<string> = /* @__PURE__ */ new Set(['primary', 'secondary'])

const DRUG_WORDS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'drug product medication medicine medicinal med substance vaccine active ingredient name'.split(' '),
)

/**
 * The role that a column of drugs says by its name (`suspect_drugs`, `Concomitant medications`, `primary suspect`), in any order
 * of its words; null for every other name. What stands below tells whether it is drugs or marks of drugs ({@link isMark}).
 */
export function roleOfName(words: readonly string[]): Role | null {
  const plain = words.map(singular)
  const role = plain.map((word) => ROLE_WORDS.get(word)).find((each) => each !== undefined)
  if (role === undefined || plain.join() === 'con') return null
  const others = plain.filter((word) => !ROLE_WORDS.has(word))
  if (!others.every((word) => DRUG_WORDS.has(word) || RANK_WORDS.has(word))) return null
  return role === 'PS' && others.includes('secondary') ? 'SS' : role
}

/** Whether a name says a role and no drug: `suspect`, `primary suspect`, but not `suspects`. What stands below may be marks. */
export function isBareRole(words: readonly string[]): boolean {
  const plain = words.map(singular)
  const isNoun = plain.some((word) => DRUG_WORDS.has(word) || word === 'conmed' || word === 'comedication')
  const isPlural = words.length === 1 && words[0] !== plain[0]
  return !isNoun && !isPlural && roleOfName(words) !== null
}

/** Whether a value marks a drug as suspect or not, or as what else it is, rather than naming one. */
export function isMark(value: string): boolean {
  const text = value.trim()
  return MARK.test(text) || readRole(text) !== undefined
}

const MARK = /^(?:[+-]?\d*[.,]?\d*|[xy✓✗jn]|yes|no|true|false|ja|nein|nee|oui|non|s[ií]|n[ãa]o|not? .*|unk.*)$/iu

/** A word without the s of its plural. */
export function singular(word: string): string {
  if (word.length < 3 || !word.endsWith('s') || word.endsWith('ss')) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}
