import type { Role } from '@aethersignal/model'

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
 * The role that a column of drugs says by its name (`suspect_drugs`, `Concomitant medications`), in any order of its words;
 * null for every other name. A single `suspect` is more often a mark than a drug.
 */
export function roleOfName(words: readonly string[]): Role | null {
  const plain = words.map(singular)
  const role = plain.map((word) => ROLE_WORDS.get(word)).find((each) => each !== undefined)
  if (role === undefined) return null
  const others = plain.filter((word) => !ROLE_WORDS.has(word))
  if (!others.every((word) => DRUG_WORDS.has(word) || RANK_WORDS.has(word))) return null
  const isNoun =
    others.some((word) => DRUG_WORDS.has(word)) || plain.includes('conmed') || plain.includes('comedication')
  const isPlural = words.length === 1 && words[0] !== plain[0]
  if (!isNoun && !isPlural) return null
  return role === 'PS' && others.includes('secondary') ? 'SS' : role
}

/** A word without the s of its plural. */
export function singular(word: string): string {
  if (word.length < 3 || !word.endsWith('s') || word.endsWith('ss')) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}
